import { around, type Box } from '../model/region.js'
import type { TextLine, TextWord } from '../model/text-line.js'
import { withinColumn } from './column.js'
import { cutLine } from './cut-line.js'
import { fillGaps } from './gaps.js'
import { matchesOf } from './matches.js'
import { inBestOrder } from './order.js'
import { placesOf, type Place, type Places } from './place-words.js'
import { rowBegins, withoutStrays } from './rows.js'
import { readingOf, type Reading } from './spots.js'
import { trusted } from './trust.js'
import { wordsOf, type Word } from './words.js'

/**
 * A text that people wrote, without places, placed among the words that a machine read on the same page. Lines that are longer than the
 * scan's are cut at its line ends, and the pieces go on from one another; words get boxes where they are sure, and a line the box
 * around its words. A line of which no word was found is not on the page. Pixels are those of `read`.
 * @param text the text of one page
 * @param read what a machine read there; where it has no words, the text stays as it is
 */
export function aligned(text: readonly TextLine[], read: readonly TextLine[]): readonly TextLine[] {
  const places = inBestOrder(text, read)
  const words = wordsOf(text)
  const raw = readingOf(places)
  if (!raw.spots.some(({ key }) => key !== '')) return text
  const isLine = (from: number, to: number) =>
    words[from - 1]?.line !== words[from]?.line && words[to - 1]?.line !== words[to]?.line
  const reading = withinColumn(raw, trusted(matchesOf(words, raw), isLine))
  const matches = trusted(matchesOf(words, reading), isLine)
  const found = withoutStrays(placesOf(matches, words, reading), reading)
  fillGaps(found, words, reading)
  let from = 0
  return text.flatMap((line, nth) => {
    let to = from
    while (words[to]?.line === nth) to++
    const pieces = placedLine(line, { from, to }, { words, places: found, reading, lines: places })
    from = to
    return pieces
  })
}

interface Found {
  readonly words: readonly Word[]
  readonly places: Places
  readonly reading: Reading
  readonly lines: readonly TextLine[]
}

/** The numbers of words, from the first up to and without the last. */
interface Range {
  readonly from: number
  readonly to: number
}

function placedLine(line: TextLine, range: Range, found: Found): readonly TextLine[] {
  const { words, places, reading } = found
  const own = words.slice(range.from, range.to)
  const isThere = own.some((_, at) => places.has(range.from + at))
  if (!isThere) {
    const [alone = line] = cutLine(line, [])
    return [own.some(({ key }) => key !== '') ? { ...alone, notOnPage: true } : alone]
  }
  const begins = rowBegins(range.from, range.to, words, places, reading)
  const cuts = begins.map((at) => words[at]?.from ?? 0)
  return cutLine(line, cuts).map((piece, at) => {
    const of = { from: begins[at - 1] ?? range.from, to: begins[at] ?? range.to }
    return withPlaces(piece, of, cuts[at - 1] ?? 0, found)
  })
}

/** A piece of a line with its words and its box. */
function withPlaces(piece: TextLine, range: Range, offset: number, found: Found): TextLine {
  const { words, places } = found
  const own = words.slice(range.from, range.to).map(({ from, to }, at): TextWord => {
    const { box, rest } = places.get(range.from + at) ?? {}
    return { from: from - offset, to: to - offset, ...(box && { box }), ...(rest && { rest }) }
  })
  const before = places.get(range.from - 1)?.rest
  const boxes = [
    ...(piece.continues && before ? [before] : []),
    ...own.flatMap(({ box }) => box ?? []),
  ]
  const box = around(boxes) ?? boxOfLine(range, found)
  const { text, marks, ...rest } = piece
  return { ...rest, text, ...(box && { box }), words: own, ...(marks && { marks }) }
}

/** Where only lines have places: the line that was read there, if most of it is this piece. */
function boxOfLine({ from, to }: Range, { words, places, reading, lines }: Found): Box | undefined {
  const on: Place[] = []
  for (let at = from; at < to; at++) on.push(...[places.get(at)].flatMap((place) => place ?? []))
  const line = on[0]?.line
  if (line === undefined || on.some((place) => place.line !== line || place.box)) return undefined
  const all = reading.spots.filter((spot) => spot.line === line && spot.key !== '').length
  const here = words.slice(from, to).filter(({ key }) => key !== '').length
  return on.length * 2 >= Math.max(all, here) ? lines[line]?.box : undefined
}
