import type { TextLine } from '../model/text-line.js'

/** A part of a line: which, from 0, and where in its text, in UTF-16 units. */
interface Part {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** A passage to show for what was found in a text: words as they stand, over the ends of lines. */
export interface Snippet {
  readonly pieces: readonly { readonly text: string; readonly isFound: boolean }[]
  /** Whether the text goes on before it and after it. */
  readonly isCut: readonly [before: boolean, after: boolean]
  /** The lines on which what was found in it stands, from 0: the first and the last. */
  readonly lines: readonly [first: number, last: number]
  /** What was found in it, line by line. */
  readonly found: readonly Part[]
}

/** Characters between the first word found and the last one in a snippet, and around them. */
const [widest, before, after] = [150, 60, 100]

/**
 * The passage in which most of what was looked for stands together; `undefined` where nothing was found.
 * @param matches in the order of the text; each of the parts of lines that it stands on
 */
export function snippet(
  lines: readonly TextLine[],
  matches: readonly (readonly Part[])[],
): Snippet | undefined {
  const { text, starts } = joined(lines)
  const places = matches.flatMap((parts): Place[] => {
    const [first, last] = [parts[0], parts.at(-1)]
    if (!first || !last) return []
    const [from, to] = [(starts[first.line] ?? 0) + first.from, (starts[last.line] ?? 0) + last.to]
    return [{ from, to, parts, word: text.slice(from, to).toLowerCase() }]
  })
  const chosen = densest(places)
  const [head, tail] = [chosen[0], chosen.at(-1)]
  if (!head || !tail) return undefined
  const [from, to] = [wordBefore(text, head.from), wordAfter(text, tail.to)]
  const shown = places.filter((place) => place.from >= from && place.to <= to)
  const found = shown.flatMap(({ parts }) => parts)
  return {
    pieces: pieces(text, from, to, shown),
    isCut: [from > 0, to < text.length],
    lines: [found[0]?.line ?? 0, found.at(-1)?.line ?? 0],
    found,
  }
}

/** Something that was found, by its place in the whole text. */
interface Place {
  readonly from: number
  readonly to: number
  readonly parts: readonly Part[]
  readonly word: string
}

/** The run of places that has the most different words, and of these the most words; the first of several. */
function densest(places: readonly Place[]): readonly Place[] {
  let best: readonly Place[] = []
  let most = -1
  let end = 0
  for (const [at, place] of places.entries()) {
    end = Math.max(end, at + 1)
    while (end < places.length && (places[end]?.to ?? 0) - place.from <= widest) end++
    const run = places.slice(at, end)
    const worth = new Set(run.map(({ word }) => word)).size * 1000 + Math.min(run.length, 999)
    if (worth > most) [best, most] = [run, worth]
  }
  return best
}

/** All lines as one text: a word that the end of a line divides stands together. */
function joined(lines: readonly TextLine[]): { text: string; starts: readonly number[] } {
  const starts: number[] = []
  const parts: string[] = []
  let length = 0
  for (const [at, line] of lines.entries()) {
    const joint = at === 0 || isTogether(lines[at - 1]?.text ?? '', line.text) ? '' : ' '
    starts.push(length + joint.length)
    parts.push(joint, line.text)
    length += joint.length + line.text.length
  }
  return { text: parts.join(''), starts }
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u

function isTogether(line: string, next: string): boolean {
  return (/\p{L}[-\u00ad\u2010¬⸗=]$/u.test(line) && /^\p{Ll}/u.test(next)) || unspaced.test(line)
}

/** Where a passage begins that leads to a place: at a word. */
function wordBefore(text: string, place: number): number {
  if (place <= before) return 0
  const space = text.indexOf(' ', place - before)
  return space >= 0 && space < place ? space + 1 : place - before
}

function wordAfter(text: string, place: number): number {
  if (place + after >= text.length) return text.length
  const space = text.lastIndexOf(' ', place + after)
  return space > place ? space : place + after
}

function pieces(text: string, from: number, to: number, found: readonly Place[]) {
  const all: { text: string; isFound: boolean }[] = []
  let at = from
  for (const place of found) {
    if (place.from > at) all.push({ text: text.slice(at, place.from), isFound: false })
    all.push({ text: text.slice(place.from, place.to), isFound: true })
    at = place.to
  }
  if (at < to) all.push({ text: text.slice(at, to), isFound: false })
  return all
}
