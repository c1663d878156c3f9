import type { TextLine } from '../model/text-line.js'
import { breakBetween, type Break } from './page-break.js'
import { Comparison } from './comparison.js'
import { matchesOf, type Match } from './matches.js'
import { readingOf, type Reading } from './spots.js'
import { trusted } from './trust.js'
import type { Word } from './words.js'

/** Where a page begins in a text: at which of its words, and whether that is sure. */
export interface Begin {
  readonly word: number
  readonly isSure: boolean
}

/** So many words without a place are the text of a page on which nothing was read; fewer are missed words of its neighbours. */
const enoughForPage = 15

/** At the edges of pages machines read much that is not there: words apart from others must be so likely, as the logarithm of the odds. */
const strict = 4

/** The words of a text that were found on a page: from the first up to and without `toWord`. */
interface Found {
  readonly fromWord: number
  readonly toWord: number
  readonly fromSpot: number
  readonly toSpot: number
}

/** Where each page begins in the words of a text. */
export function beginsOf(
  text: readonly TextLine[],
  words: readonly Word[],
  pages: readonly (readonly TextLine[])[],
): readonly Begin[] {
  const reading = readingOfAll(pages)
  const isLine = (from: number, to: number) =>
    words[from - 1]?.line !== words[from]?.line && words[to - 1]?.line !== words[to]?.line
  const comparison = new Comparison(words, reading)
  const matches = trusted(matchesOf(words, reading, comparison), isLine, strict)
  const found = foundOn(matches, reading, pages.length)
  const begins: Begin[] = []
  let last: { readonly page: number; readonly found: Found } | undefined
  const isRead = pages.map((page) => page.some((line) => line.text.trim() !== ''))
  found.forEach((own, page) => {
    if (!own) return
    const before = last
    const between = { text, words, reading, comparison, firstSpot: reading.begins[page] ?? 0 }
    const edge = before && breakBetween(before.found, own, { ...between, page: page + 1 })
    const missing = isRead.slice((before?.page ?? -1) + 1, page)
    begins.push(
      ...ofUnfound(missing, before?.found.toWord ?? 0, own.fromWord, edge),
      ofFound(edge, missing, own),
    )
    last = { page, found: own }
  })
  const rest = isRead.slice((last?.page ?? -1) + 1)
  return [...begins, ...ofRest(rest, last?.found.toWord ?? 0, words.length)]
}

/** The words of all pages in one, and at which of them each page begins. */
interface PagesRead extends Reading {
  readonly begins: readonly number[]
}

function readingOfAll(pages: readonly (readonly TextLine[])[]): PagesRead {
  const spots: Reading['spots'][number][] = []
  const lines: Reading['lines'][number][] = []
  const begins = pages.map((page) => {
    const begin = spots.length
    const own = readingOf(page)
    for (const spot of own.spots) spots.push({ ...spot, line: spot.line + lines.length })
    // What is last on a page is not beside what is first on the next.
    spots.push({ line: -1, key: '', extent: 0, isDivided: false })
    for (const line of own.lines) lines.push(line)
    return begin
  })
  return { spots, lines, begins }
}

function foundOn(
  matches: readonly Match[],
  { begins, spots }: PagesRead,
  pages: number,
): readonly (Found | undefined)[] {
  const found = new Array<Found | undefined>(pages).fill(undefined)
  let page = 0
  for (const match of matches) {
    while (page + 1 < pages && match.fromSpot >= (begins[page + 1] ?? spots.length)) page++
    const { fromWord, fromSpot } = found[page] ?? match
    found[page] = { fromWord, fromSpot, toWord: match.toWord, toSpot: match.toSpot }
  }
  return found
}

/** Pages of which no word was found, before one that has some: those on which nothing was read share what has no place, if it is long enough. */
function ofUnfound(
  isRead: readonly boolean[],
  from: number,
  to: number,
  edge: Break | undefined,
): readonly Begin[] {
  const unread = isRead.filter((is) => !is).length
  const share = unread > 0 && to - from >= enoughForPage * unread ? (to - from) / unread : 0
  let before = 0
  return isRead.map((is) => {
    const word = share > 0 ? Math.round(from + before * share) : (edge?.word ?? from)
    if (!is) before++
    return { word, isSure: is && share === 0 }
  })
}

function ofFound(edge: Break | undefined, missing: readonly boolean[], { fromWord }: Found): Begin {
  const isAfterUnread = missing.includes(false)
  if (!edge) return { word: isAfterUnread ? fromWord : 0, isSure: !isAfterUnread }
  const isTaken = isAfterUnread && edge.between >= enoughForPage
  return { word: isTaken ? fromWord : edge.word, isSure: edge.isSure && !isAfterUnread }
}

/** Pages after the last one of which words were found. */
function ofRest(isRead: readonly boolean[], from: number, to: number): readonly Begin[] {
  const unread = isRead.filter((is) => !is).length
  const share = unread > 0 && to - from >= enoughForPage * unread ? (to - from) / unread : 0
  let before = 0
  return isRead.map((is) => {
    const word = share > 0 ? Math.round(from + before * share) : to
    if (!is) before++
    return { word, isSure: is && share === 0 }
  })
}
