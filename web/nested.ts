/** A piece of a text, in UTF-16 units; `from` equals `to` for what stands between two letters. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A text as a tree: words, and spans with what is within them. */
export type Nested<S extends Span> = string | NestedSpan<S>

/** A span, or one piece of a span that another one cuts in two. */
export interface NestedSpan<S extends Span> {
  readonly span: S
  /** Whether the span begins with this piece, and whether it ends with it. */
  readonly begins: boolean
  readonly ends: boolean
  readonly within: readonly Nested<S>[]
}

/** So many spans may lie within each other; what lies deeper is left out, as no editor marks a word forty times. */
const deepest = 40

interface Placed<S extends Span> extends Span {
  readonly span: S
  readonly rank: number
}

/** A span that is being filled. */
interface Open<S extends Span> extends NestedSpan<S> {
  readonly of: Placed<S>
  ends: boolean
  readonly within: Nested<S>[]
}

/**
 * A text divided by spans that may nest, and may overlap: a span that another one cuts is given in pieces.
 * @param spans outermost first; what sticks out of the text is cut off
 */
export function nested<S extends Span>(text: string, spans: readonly S[]): readonly Nested<S>[] {
  const placed = spans.flatMap((span, rank) => inside(text, span, rank))
  const starting = byStart(placed)
  const cuts = new Set([...placed.flatMap(({ from, to }) => [from, to]), text.length])
  const root: Nested<S>[] = []
  const open: Open<S>[] = []
  const put = (one: Nested<S>) => (open.at(-1)?.within ?? root).push(one)
  let active: readonly Placed<S>[] = []
  let last = 0
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    if (cut > last) put(text.slice(last, cut))
    last = cut
    active = active.filter(({ to }) => to > cut)
    settle(open, active, cut)
    const here = starting.get(cut) ?? []
    for (const { span } of here.filter(({ to }) => to === cut))
      put({ span, begins: true, ends: true, within: [] })
    active = [...active, ...here.filter(({ to }) => to > cut)].sort((a, b) => a.rank - b.rank)
    for (const wanted of settle(open, active, cut)) {
      const { span, from } = wanted
      const one: Open<S> = { of: wanted, span, begins: from === cut, ends: false, within: [] }
      put(one)
      open.push(one)
    }
  }
  return root
}

/** A span as far as it lies in the text. */
function inside<S extends Span>(text: string, span: S, rank: number): Placed<S>[] {
  const clipped = (at: number) => Math.min(Math.max(Math.trunc(at) || 0, 0), text.length)
  const [from, to] = [clipped(span.from), clipped(span.to)]
  return from <= to ? [{ span, rank, from, to }] : []
}

function byStart<S extends Span>(placed: readonly Placed<S>[]): Map<number, Placed<S>[]> {
  const found = new Map<number, Placed<S>[]>()
  for (const one of placed) {
    const here = found.get(one.from)
    if (here) here.push(one)
    else found.set(one.from, [one])
  }
  return found
}

/** Closes what is open and not wanted here; gives what is wanted and not open, outermost first. */
function settle<S extends Span>(
  open: Open<S>[],
  active: readonly Placed<S>[],
  at: number,
): readonly Placed<S>[] {
  const wanted = active.slice(0, deepest)
  let same = 0
  while (same < open.length && open[same]?.of === wanted[same]) same++
  for (const closed of open.splice(same)) closed.ends = closed.of.to === at
  return wanted.slice(same)
}
