import type { TextLine } from '../model/text-line.js'
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
  /** The first word that was read on the second page. */
  readonly firstSpot: number
  /** The number of the second page, from 1. */
  readonly page: number
}

/** Where the second of two pages begins, between the last word that was found on the first and the first that was found on the second. */
export function breakBetween(first: Side, second: Side, around: Around): Break {
  const { words } = around
  const [from, to] = [first.toWord, second.fromWord]
  const divided = dividedAt(first, second, around)
  if (divided !== undefined) return { word: divided, between: 0, isSure: true }
  const between = words.slice(from, to).filter(({ key }) => key !== '').length
  if (from === to) return { word: to, between, isSure: true }
  const candidates = Array.from({ length: to - from + 1 }, (_, at) => {
    return { word: from + at, worth: worth(from + at, first, second, around) }
  }).sort((a, b) => b.worth - a.worth)
  const [best, next] = candidates
  const isClear = (best?.worth ?? 0) - (next?.worth ?? 0) >= clear
  return { word: best?.word ?? to, between, isSure: between === 0 || (isClear && between <= few) }
}

/** So much better must a break be than any other to be sure, and no more words be in doubt. */
const [clear, few] = [0.6, 12]
/** What speaks for a break: that a paragraph or a line begins there, or the page's number stands there; and how well the words fit the unread ones. */
const speaks = { paragraph: 1.5, line: 1, number: 1.5, fit: 1 }

function worth(word: number, first: Side, second: Side, around: Around): number {
  const { words, reading, firstSpot } = around
  const unread = (from: number, to: number) => characters(reading.spots.slice(from, to))
  const above = misfit(characters(words.slice(first.toWord, word)), unread(first.toSpot, firstSpot))
  const below = misfit(
    characters(words.slice(word, second.fromWord)),
    unread(firstSpot, second.fromSpot),
  )
  return kindOf(word, around) - speaks.fit * (above + below)
}

function kindOf(word: number, { text, words, page }: Around): number {
  const own = words[word]
  if (!own || words[word - 1]?.line === own.line) return 0
  const line = text[own.line]
  const kind = line?.opensParagraph ? speaks.paragraph : speaks.line
  const number = pageNumber(line?.text ?? '')
  const before = pageNumber(text[words[word - 1]?.line ?? -1]?.text ?? '')
  if (number !== undefined && number !== page - 1) return kind + speaks.number
  return kind + (before !== undefined && before === page - 1 ? speaks.number : 0)
}

/** The number on a line that has nothing but a page's number; nothing on others. */
function pageNumber(line: string): number | undefined {
  const [, digits] =
    /^[^\p{L}\p{N}]*(?:p|page|pag|seite|s|fol|f)?[^\p{L}\p{N}]*(\d{1,4})[^\p{L}\p{N}]*$/iu.exec(
      line,
    ) ?? []
  return digits === undefined ? undefined : Number(digits)
}

const characters = (all: readonly { readonly key: string }[]) =>
  all.reduce((sum, { key }) => sum + key.length, 0)

/** From 0, where as much was left unread as there are words for, to 1. */
const misfit = (wanted: number, unread: number) =>
  Math.abs(wanted - unread) / Math.max(6, wanted, unread)

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
