import type { Quote } from '../../data/model/citation.js'
import { Problem } from '../../data/model/problem.js'
import { around, type Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'

/** A place in a page's text, as the page view tells it. */
export interface Spot {
  /** The line's number, which it keeps through corrections. */
  readonly line: number
  /** Where in the line's text, in UTF-16 units; the last one is behind the words. */
  readonly offset: number
}

/** Words of a page as a quotation, and where they stand on the scan. */
export interface Passage extends Pick<Quote, 'exact' | 'prefix' | 'suffix' | 'lines'> {
  /** A box for each line, in pixels of the scan; none where neither its words nor the line have a place. */
  readonly boxes: readonly Box[]
}

/** Characters of what stands before and after. */
const context = 64
/** No page of a book holds as much; a quotation is shorter. */
const longest = 20_000

/**
 * The words between two places of a page's text, as a quotation that is found again
 * (https://www.w3.org/TR/annotation-model/#text-quote-selector). White space at their ends is left off.
 * Throws the `bad-request` problem where the places are not in the text, or nothing stands between them.
 */
export function passage(lines: readonly TextLine[], from: Spot, to: Spot): Passage {
  const begin = placeOf(lines, from)
  const end = placeOf(lines, to)
  const text = joined(lines)
  const [first, last] = trimmed(text, begin, end)
  if (first >= last)
    throw new Problem('bad-request', 'There are no words between these two places of the text.')
  if (last - first > longest)
    throw new Problem(
      'bad-request',
      `A citation holds at most ${longest.toLocaleString('en')} characters; cite the page instead.`,
    )
  return passageAt(lines, text, first, last)
}

const joined = (lines: readonly TextLine[]) => lines.map(({ text }) => text).join('\n')

const numberOf = ({ number }: TextLine, at: number) => number ?? at + 1

function indexOf(lines: readonly TextLine[], number: number): number {
  return lines.findIndex((line, at) => numberOf(line, at) === number)
}

/** A place as a count of characters of the joined lines. */
function placeOf(lines: readonly TextLine[], { line, offset }: Spot): number {
  const at = indexOf(lines, line)
  const found = lines[at]
  if (!found) throw new Problem('bad-request', `The text has no line ${line} on this page.`)
  if (offset > found.text.length)
    throw new Problem('bad-request', `Line ${line} has only ${found.text.length} characters.`)
  return lines.slice(0, at).reduce((sum, { text }) => sum + text.length + 1, offset)
}

/** Without white space at the ends, and without half a character: two UTF-16 units may be one. */
function trimmed(text: string, begin: number, end: number): [number, number] {
  const words = text.slice(onCharacter(text, begin), onCharacter(text, end))
  const lead = words.length - words.trimStart().length
  const first = onCharacter(text, begin) + lead
  return [first, first + words.trim().length]
}

/** The place itself, or the one before, where it lies within a character. */
function onCharacter(text: string, at: number): number {
  const isInside =
    /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at))
  return isInside ? at - 1 : at
}

function passageAt(lines: readonly TextLine[], text: string, first: number, last: number): Passage {
  const parts = spans(lines, first, last)
  const numbers = parts.map(({ number }) => number)
  return {
    exact: text.slice(first, last),
    prefix: text.slice(onCharacter(text, Math.max(0, first - context)), first),
    suffix: text.slice(last, onCharacter(text, last + context)),
    lines: [numbers[0] ?? 1, numbers.at(-1) ?? 1],
    boxes: parts.flatMap(({ line, from, to }) => boxesOf(line, from, to)),
  }
}

/** The lines that a run of characters lies in, with its share of each. */
function spans(lines: readonly TextLine[], first: number, last: number) {
  let start = 0
  return lines.flatMap((line, at) => {
    const [from, to] = [first - start, last - start]
    start += line.text.length + 1
    const share = { from: Math.max(0, from), to: Math.min(line.text.length, to) }
    return share.from < share.to ? [{ line, number: numberOf(line, at), ...share }] : []
  })
}

/** Where a piece of a line stands: around its words; around the line where they have no places. */
function boxesOf({ words = [], box }: TextLine, from: number, to: number): readonly Box[] {
  const cited = words.filter((word) => word.from < to && from < word.to)
  const own = around(cited.flatMap((word) => word.box ?? []))
  if (!own) return box ? [box] : []
  // A word that is divided on the scan ends on the next line.
  return [own, ...cited.flatMap(({ rest }) => rest ?? [])]
}
