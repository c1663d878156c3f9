import type { Mark, MarkKind } from '../../data/model/text-line.js'
import { escaped, webAddress } from '../html.js'
import type { OwnLine } from './own-lines.js'

/** An element of HTML by its name and its class, both ours. */
type Tag = readonly [name: string, kind?: string]

const tags: Readonly<Record<Exclude<MarkKind, 'gap' | 'note'>, Tag>> = {
  deletion: ['del'],
  addition: ['ins'],
  unclear: ['mark', 'unclear'],
  supplied: ['span', 'supplied'],
  abbreviation: ['abbr'],
  error: ['span', 'error'],
  person: ['span', 'person'],
  place: ['span', 'place'],
  organisation: ['span', 'organisation'],
  work: ['cite'],
  date: ['span', 'date'],
  emphasis: ['em'],
  underlined: ['u'],
  handwritten: ['span', 'handwritten'],
  foreign: ['i', 'foreign'],
}

/** Takes the text of a note, and gives the markup that refers to it. */
export type NoteReference = (says: string) => string

/** What stands in the text where there is nothing of it: a gap, a note. */
function point({ kind, says = '' }: Mark, note: NoteReference): string {
  if (kind === 'note') return says.trim() === '' ? '' : note(says)
  if (kind !== 'gap') return ''
  return `<span class="gap"${attribute('title', says)}>[…]</span>`
}

/** An attribute with its value; nothing where there is none. */
function attribute(name: string, value: string | undefined): string {
  return value === undefined || value === '' ? '' : ` ${name}="${escaped(value)}"`
}

function around({ kind, says, names }: Mark): readonly [open: string, close: string] {
  if (kind === 'gap' || kind === 'note') return ['', '']
  const address = webAddress(names ?? '')
  const [name, sort]: Tag = address === undefined ? tags[kind] : ['a', kind]
  const title = attribute('title', says ?? (kind === 'date' ? names : undefined))
  return [`<${name}${attribute('href', address)}${attribute('class', sort)}${title}>`, `</${name}>`]
}

/** A file may tell of more than there is. */
function within(mark: Mark, length: number): Mark {
  const from = Math.min(Math.max(0, mark.from), length)
  return { ...mark, from, to: Math.min(Math.max(from, mark.to), length) }
}

/**
 * A line with its marks as HTML. Marks that overlap are cut where another ends, so that elements always lie within each other;
 * links never do, so of two only the outer is one.
 */
export function markedLine({ text, marks }: OwnLine, note: NoteReference): string {
  const inside = marks.map((mark) => within(mark, text.length))
  const points = inside.filter(({ kind, from, to }) => from === to || kind === 'note' || kind === 'gap') // prettier-ignore
  const spans = inside.filter(({ from, to }) => from < to)
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ from, to }) => [from, to])])]
  let markup = ''
  let open: readonly Mark[] = []
  const move = (next: readonly Mark[]) => {
    const same = open.findIndex((mark, at) => mark !== next[at])
    const kept = same < 0 ? open.length : same
    for (const mark of open.slice(kept).toReversed()) markup += around(unlinked(mark, open))[1]
    for (const mark of next.slice(kept)) markup += around(unlinked(mark, next))[0]
    open = next
  }
  for (const [at, from] of cuts.sort((one, other) => one - other).entries()) {
    const to = cuts[at + 1] ?? from
    for (const mark of points) if (mark.to === from) markup += point(mark, note)
    move(spans.filter((mark) => mark.from <= from && mark.to >= to && from < to))
    markup += escaped(text.slice(from, to))
  }
  move([])
  return markup
}

/** The mark without its address, where it lies within one that has one. */
function unlinked(mark: Mark, all: readonly Mark[]): Mark {
  const outer = all.slice(0, all.indexOf(mark))
  if (!outer.some(({ names }) => names !== undefined && webAddress(names) !== undefined)) return mark
  const { names, ...rest } = mark
  return rest
} // prettier-ignore
