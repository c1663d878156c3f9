import type { Cut } from '../model/text.js'
import type { TextLine } from '../model/text-line.js'
import { matchesOf, type Match } from './matches.js'
import { readingOf, type Reading } from './spots.js'
import { trusted } from './trust.js'
import { wordsOf, type Word } from './words.js'

/**
 * One text for a whole document, cut where its pages begin: by the words that were read on the pages. A page begins with a word; white space before
 * that is left to the page before. Where words stand between two pages' words and it cannot be told to which they belong, the break is said to be
 * unsure. A page of which the text has nothing gets nothing.
 * @param text lines of the whole text
 * @param pages the lines that were read on each page, in order
 */
export function split(
  text: readonly TextLine[],
  pages: readonly (readonly TextLine[])[],
): readonly Cut[] {
  const words = wordsOf(text)
  const reading = readingOf(pages.flat())
  const pageOfLine = pages.flatMap((lines, page) => lines.map(() => page))
  const pageOfSpot = reading.spots.map(({ line }) => pageOfLine[line] ?? 0)
  const matches = trusted(matchesOf(words, reading), () => false)
  const reach = pages.map((_, page) => reachOf(matches, pageOfSpot, page))
  const { offsets, end } = offsetsOf(text)
  const offset = (word: number) => {
    const { line, from } = words[word] ?? { line: 0, from: 0 }
    return word >= words.length ? end : (offsets[line] ?? 0) + from
  }
  const begins = beginnings(reach, { words, matches, reading, pageOfSpot })
  const cuts = begins.map(({ word, unsure }, page): Cut => {
    const from = page === 0 ? 0 : offset(word)
    const next = begins[page + 1]
    const to = next ? offset(next.word) : end
    return { from, to: Math.max(from, to), by: 'words', ...(unsure && { unsure }) }
  })
  return cuts
}

/** The words of the text that are on a page: from the first up to and without the last; nothing where there are none. */
type Reach = { readonly from: number; readonly to: number } | undefined

function reachOf(matches: readonly Match[], pageOfSpot: readonly number[], page: number): Reach {
  const own = matches.filter(({ fromSpot }) => pageOfSpot[fromSpot] === page)
  const [first, last] = [own[0], own.at(-1)]
  return first && last && { from: first.fromWord, to: last.toWord }
}

interface Known {
  readonly words: readonly Word[]
  readonly matches: readonly Match[]
  readonly reading: Reading
  readonly pageOfSpot: readonly number[]
}

interface Beginning {
  /** Number of the word that the page begins with. */
  readonly word: number
  readonly unsure?: true
}

/** Where each page begins; a page that has nothing begins where the next one does. */
function beginnings(reach: readonly Reach[], known: Known): readonly Beginning[] {
  const begins: Beginning[] = []
  let after: Beginning = { word: known.words.length }
  for (let page = reach.length - 1; page >= 0; page--) {
    const own = reach[page]
    if (own) {
      const before = reach.slice(0, page).findLast((one) => one)
      after = before ? border(before.to, own.from, page, known) : { word: 0 }
      begins.unshift(after)
    } else begins.unshift(isRead(page, known) ? { word: after.word, unsure: true } : { word: after.word }) // prettier-ignore
  }
  return begins
}

/** A page with words, none of which is in the text, is odd; one without words is blank. */
const fewWords = 8

function isRead(page: number, { reading, pageOfSpot }: Known): boolean {
  const read = reading.spots.filter(({ key }, at) => pageOfSpot[at] === page && key.length > 1)
  return read.length > fewWords
}

/**
 * The border between two pages: at the page's own number; else the words between are shared out by how many words were read after the last on
 * the one page and before the first on the other, and a line of the text is not divided for that.
 * @param page of the page that begins, from 0
 */
function border(from: number, to: number, page: number, known: Known): Beginning {
  if (from >= to) return { word: to }
  const between = range(from, to)
  const number = between.find((word) => known.words[word]?.key === String(page + 1))
  if (number !== undefined) return { word: number }
  const [tail, head] = leftOver(from, to, known)
  if (tail > 0 !== head > 0) {
    const isFar = to - from > 2 * (tail + head) + 2
    return { word: tail > 0 ? to : from, ...(isFar && unsure) }
  }
  const { words } = known
  const lineBegins = [...between, to].filter((at) => words[at - 1]?.line !== words[at]?.line)
  // Nothing was read that could be these words: they are notes of an editor, before or after the only end of a line.
  if (tail === 0 && lineBegins.length === 1) return { word: lineBegins[0] ?? to }
  const wanted = tail === 0 ? to : from + ((to - from) * tail) / (tail + head)
  return { word: nearest([...lineBegins, Math.round(wanted)], wanted), ...unsure }
}

const nearest = (all: readonly number[], wanted: number) =>
  all.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) - 0.5 ? one : best))

const unsure = { unsure: true } as const

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at)

/** How many words were read after the last word of the one page, and before the first of the other. */
function leftOver(from: number, to: number, known: Known): [number, number] {
  const { matches, reading, pageOfSpot } = known
  const last = matches.findLast(({ toWord }) => toWord <= from)?.toSpot ?? 0
  const next = matches.find(({ fromWord }) => fromWord >= to)?.fromSpot ?? reading.spots.length
  const between = range(last, next).filter((spot) => reading.spots[spot]?.key !== '')
  const on = (page: number | undefined) => between.filter((spot) => pageOfSpot[spot] === page)
  return [on(pageOfSpot[last - 1]).length, on(pageOfSpot[next]).length]
}

/** Where each line begins among the characters of all lines, joined by line feeds, and where they end. */
function offsetsOf(text: readonly TextLine[]): {
  readonly offsets: readonly number[]
  readonly end: number
} {
  const offsets: number[] = []
  let at = 0
  for (const line of text) {
    offsets.push(at)
    at += line.text.length + 1
  }
  return { offsets, end: Math.max(0, at - 1) }
}
