import type { Item, Page } from '../../data/model/item.js'
import { around, type Box } from '../../data/model/region.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { TextLayer } from '../../data/model/text.js'

/** A text of a page in which something was found. */
export interface FoundText {
  readonly item: Item
  readonly page: Page
  readonly layer: TextLayer
  readonly lines: readonly TextLine[]
  /** In the order of the text; each of the parts of lines that it stands on. */
  readonly matches: readonly (readonly Part[])[]
}

/** A part of a line: which, from 0, and where in its text, in UTF-16 units. */
export interface Part {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** What was found once: words that stand together, perhaps over the end of a line. */
export interface Hit {
  readonly of: FoundText
  readonly pieces: readonly Piece[]
  /** Some words before it, itself as it is written, and some behind it. */
  readonly before: string
  readonly match: string
  readonly after: string
}

/** What of a hit stands on one line. */
export interface Piece extends Part {
  /** The number that the line is known by. */
  readonly number: number
  /** All of the line. */
  readonly text: string
  /** Of the words, or else of their line; absent where neither has a place. */
  readonly box?: Box
  /** Whether the place is that of the words themselves. */
  readonly isExact: boolean
}

/** Characters of the text that are told on each side of what was found. */
const context = 60

/** What was found in a text, each with its places on the page and the words around it. */
export function hits(of: FoundText): readonly Hit[] {
  const { lines } = of
  return of.matches.flatMap((parts): Hit[] => {
    const [first, last] = [parts[0], parts.at(-1)]
    if (!first || !last) return []
    const pieces = parts.flatMap((part) => piece(lines, part) ?? [])
    return [
      {
        of,
        pieces,
        before: before(lines, first),
        match: between(lines, first, last),
        after: after(lines, last),
      },
    ]
  })
}

function piece(lines: readonly TextLine[], part: Part): Piece | undefined {
  const line = lines[part.line]
  if (!line) return undefined
  const { number = part.line + 1, text, words = [] } = line
  const own = words.flatMap(({ from, to, box }) => (from < part.to && part.from < to && box ? [box] : [])) // prettier-ignore
  const box = around(own) ?? line.box
  return { ...part, number, text, isExact: own.length > 0, ...(box && { box }) }
}

function between(lines: readonly TextLine[], first: Part, last: Part): string {
  if (first.line === last.line) return (lines[first.line]?.text ?? '').slice(first.from, last.to)
  const inner = lines.slice(first.line + 1, last.line).map(({ text }) => text)
  const start = (lines[first.line]?.text ?? '').slice(first.from)
  return [start, ...inner, (lines[last.line]?.text ?? '').slice(0, last.to)].join(' ')
}

/** A word that the end of a line divides, as it stands when lines are joined: it is not cut there. */
const divided = /\S[-\u00ad¬]$/u

function before(lines: readonly TextLine[], { line, from }: Part): string {
  let text = (lines[line]?.text ?? '').slice(0, from)
  for (let at = line - 1; at >= 0 && text.length <= context; at--)
    text = `${lines[at]?.text ?? ''} ${text}`
  if (text.length <= context) return text
  let start = text.indexOf(' ', text.length - context - 1)
  if (divided.test(text.slice(0, start))) start = text.indexOf(' ', start + 1)
  // Scripts without spaces are cut anywhere.
  return start < 0 ? text.slice(-context) : text.slice(start + 1)
}

function after(lines: readonly TextLine[], { line, to }: Part): string {
  let text = (lines[line]?.text ?? '').slice(to)
  for (let at = line + 1; at < lines.length && text.length <= context; at++)
    text = `${text} ${lines[at]?.text ?? ''}`
  if (text.length <= context) return text
  let end = text.lastIndexOf(' ', context)
  if (divided.test(text.slice(0, end))) end = text.lastIndexOf(' ', end - 1)
  return text.slice(0, end > 0 ? end : context)
}
