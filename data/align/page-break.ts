import type { TextLine } from '../model/text-line.js'
import type { Comparison } from './comparison.js'
import { editDistance } from './edit-distance.js'
import type { Reading, Spot } from './spots.js'
import type { Word } from './words.js'

/** Where the text goes on to another page. */
export interface Break {
  /** The first word of the other page. */
  readonly word: number
  /** How many words between the two pages' own were found on neither. */
  readonly between: number
  readonly isSure: boolean
}

interface Side {
  readonly fromWord: number
  readonly toWord: number
  readonly fromSpot: number
  readonly toSpot: number
}

interface Around {
  readonly text: readonly TextLine[]
  readonly words: readonly Word[]
  readonly reading: Reading
  readonly comparison: Comparison
  /** The first word that was read on the second page. */
  readonly firstSpot: number
  /** The number of the second page, from 1. */
  readonly page: number
}

/** So much more likely must a break be than any other to be sure, as the logarithm of the odds; and no more words be in doubt. */
const [clear, few] = [0.6, 12]

/** Where the second of two pages begins, between the last word that was found on the first and the first that was found on the second. */
export function breakBetween(first: Side, second: Side, around: Around): Break {
  const { words } = around
  const [from, to] = [first.toWord, second.fromWord]
  const divided = dividedAt(first, second, around)
  if (divided !== undefined) return { word: divided, between: 0, isSure: true }
  const between = words.slice(from, to).filter(({ key }) => key !== '').length
  if (from === to) return { word: to, between, isSure: true }
  const odds = borderOdds(first, second, around)
  const [best, next] = Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .map((word) => ({ word, odds: odds(word) + kindOf(word, around) }))
    .sort((a, b) => b.odds - a.odds)
  if (!best || !next) return { word: to, between, isSure: false }
  const isClear = best.odds - next.odds >= clear
  return { word: best.word, between, isSure: between === 0 || (isClear && between <= few) }
}

/** What the words that were read at the end of the first page and at the beginning of the second say of a break before each word. */
function borderOdds(
  first: Side,
  second: Side,
  { comparison, firstSpot }: Around,
): (word: number) => number {
  const { wordsBefore, spotsBefore } = comparison
  const fromWord = wordsBefore(first.toWord)
  const [fromSpot, toSpot] = [spotsBefore(first.toSpot), spotsBefore(second.fromSpot)]
  const stretch = { fromWord, toWord: wordsBefore(second.fromWord), fromSpot, toSpot }
  const odds = comparison.borders(stretch, spotsBefore(firstSpot))
  return (word) => odds[wordsBefore(word) - fromWord] ?? 0
}

/**
 * What speaks for a break: that a paragraph or a line begins there, or the page's number stands there. Most numbers stand at the head of a page;
 * one that would be right at the foot of the page before is not enough to be sure.
 */
const speaks = { paragraph: 3, line: 2.5, number: 3, numberAtFoot: 0.5 }

function kindOf(word: number, { text, words, page }: Around): number {
  const [own, before] = [words[word], words[word - 1]]
  if (!own || !before) return 0
  const beginsLine = before.line !== own.line
  const line = text[own.line]
  const head = numberAtStart(line?.text.slice(beginsLine ? 0 : own.from))
  const foot = numberAtEnd(text[before.line]?.text.slice(0, before.to))
  const begins = line?.opensParagraph ? speaks.paragraph : speaks.line
  return (beginsLine ? begins : 0) + numbered(head, foot, page)
}

function numbered(head: number | undefined, foot: number | undefined, page: number): number {
  if (head !== undefined) return head === page - 1 ? 0 : speaks.number
  return foot === page - 1 ? speaks.numberAtFoot : 0
}

/** The number of a page: between dashes, wherever it stands, or alone on a line. */
const dashed = /[-‐‑–—=]\s?(\d{1,4})\s?[-‐‑–—=]/u.source
const alone = /[^\p{L}\p{N}]*(?:p|page|pag|seite|s|fol|f)?[^\p{L}\p{N}]*(\d{1,4})[^\p{L}\p{N}]*/u
  .source
const atStart = new RegExp(`^(?:${dashed}(?=\\s|$)|${alone}$)`, 'iu')
const atEnd = new RegExp(`(?:(?:^|\\s)${dashed}|^${alone})$`, 'iu')

const numberAtStart = (line: string | undefined) => numberIn(atStart.exec(line ?? ''))
const numberAtEnd = (line: string | undefined) => numberIn(atEnd.exec(line ?? ''))

function numberIn(found: RegExpExecArray | null): number | undefined {
  const digits = found?.[1] ?? found?.[2]
  return digits === undefined ? undefined : Number(digits)
}

/** After a word that the page's end divides, whose beginning was read at the end of the first page: it stays there as a whole. */
function dividedAt(
  first: Side,
  second: Side,
  { words, reading, firstSpot }: Around,
): number | undefined {
  const after = reading.spots.slice(first.toSpot, Math.min(first.toSpot + 3, firstSpot))
  const beginning = after.find(({ isDivided }) => isDivided)
  let nth = first.toWord
  while (words[nth]?.key === '') nth++
  const word = words[nth]
  if (!beginning || !word || nth > second.fromWord) return undefined
  return isBeginning(beginning, word) ? nth + 1 : undefined
}

function isBeginning({ key }: Spot, word: Word): boolean {
  if (key.length < 2 || word.key.length <= key.length + 1) return false
  return editDistance(key, word.key.slice(0, key.length)) * 3 <= key.length
}
