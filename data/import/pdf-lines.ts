import { meetsUnspaced } from '../model/scripts.js'
import { carriable } from './decode.js'
import type { Edges, ReadWord } from './read-part.js'
import { union } from './shapes.js'

/** A word of a PDF's own text, in pixels of the page's picture. */
export interface PdfTextWord {
  /** A soft hyphen at its end is one that stands there because the line ends. */
  readonly text: string
  readonly edges: Edges
  /** Where what its letters stand on begins and ends. */
  readonly base: readonly [Spot, Spot]
  /** Height of a line of its font. */
  readonly size: number
  /** Quarters of a full turn, clockwise, by which it is turned as it is seen: 1 is read downwards. */
  readonly turn: 0 | 1 | 2 | 3
}

interface Spot {
  readonly x: number
  readonly y: number
}

/** Words that stand on one line. */
export type PdfLine = readonly [PdfTextWord, ...PdfTextWord[]]

/** A text as it would be upright: places along the line and across it, down. */
interface Upright {
  readonly start: number
  readonly end: number
  readonly base: number
}

/** Where a word lies along its line and across it, however that is turned. */
export function upright({ edges, base: [{ x, y }], turn }: PdfTextWord): Upright {
  const { left, top, right, bottom } = edges
  switch (turn) {
    case 0:
      return { start: left, end: right, base: y }
    case 1:
      return { start: top, end: bottom, base: -x }
    case 2:
      return { start: -right, end: -left, base: -y }
    case 3:
      return { start: -bottom, end: -top, base: x }
  }
}

/** Words further apart than so many heights of their line stand in different columns. */
const farApart = 3

/**
 * Words in their lines. They are taken in the order in which the PDF draws them, which is that of reading, as a rule; a line ends where the next
 * word does not stand on it, to the right of the last (to its left in Hebrew and Arabic) and not far from that.
 */
export function linesOf(words: readonly PdfTextWord[]): readonly PdfLine[] {
  const lines: [PdfTextWord, ...PdfTextWord[]][] = []
  for (const word of words) {
    const hyphenated = lone.test(word.text) ? lines.slice(-2).find((line) => endsIn(line, word)) : undefined // prettier-ignore
    const last = lines.at(-1)
    if (hyphenated) hyphenated[hyphenated.length - 1] = withHyphen(hyphenated.at(-1) ?? word, word)
    else if (last && goesOn(last.at(-1) ?? word, word)) last.push(word)
    else lines.push([word])
  }
  return lines
}

/** A hyphen at a line's end that is no part of a word: some are drawn after the first word of the next line. */
const lone = /^[-\u00ad\u2010¬⸗]$/u

function endsIn(line: PdfLine, hyphen: PdfTextWord): boolean {
  const last = line.at(-1) ?? line[0]
  const gap = upright(hyphen).start - upright(last).end
  const isClose = gap < last.size / 2 || hyphen.text !== '-'
  return isClose && /[\p{L}\u00ad-]$/u.test(last.text) && goesOn(last, hyphen)
}

function withHyphen(word: PdfTextWord, { edges, base }: PdfTextWord): PdfTextWord {
  const text = word.text.replace(/[\u00ad-]$/, '')
  const around = union([word.edges, edges]) ?? word.edges
  return { ...word, text: `${text}\u00ad`, edges: around, base: [word.base[0], base[1]] }
}

const leftwards = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

function goesOn(before: PdfTextWord, word: PdfTextWord): boolean {
  if (before.turn !== word.turn) return false
  const [a, b] = [upright(before), upright(word)]
  const size = Math.max(before.size, word.size)
  // Against the end of what the word before stands on: a line may rise.
  const rise = upright({ ...before, base: [before.base[1], before.base[1]] }).base
  if (Math.abs(b.base - rise) > Math.min(before.size, word.size) / 2) return false
  const gap = leftwards.test(word.text) && b.start < a.start ? a.start - b.end : b.start - a.end
  return gap > -size / 2 && gap < farApart * size
}

/** The text of a line, and its words. */
export function textOf(line: PdfLine): { text: string; words: readonly ReadWord[] } {
  const words: ReadWord[] = []
  const pieces: string[] = []
  let length = 0
  for (const [at, word] of line.entries()) {
    const isLast = at === line.length - 1
    const text = carriable(isLast ? word.text : word.text.replaceAll('\u00ad', '-')).replace(/\s+/gu, '')
    if (text === '') continue
    const before = pieces.at(-1)
    if (before !== undefined && !meet(before, text)) length += pieces.push(' ') && 1
    pieces.push(text)
    words.push({ from: length, to: length + text.length, edges: word.edges })
    length += text.length
  }
  return { text: pieces.join(''), words }
} // prettier-ignore

function meet(before: string, after: string): boolean {
  const end = before.slice(-2)
  return meetsUnspaced(end + after.slice(0, 2), end.length)
}
