import { around, type Box } from '../model/region.js'
import { editDistance } from './edit-distance.js'
import type { Match } from './matches.js'
import { share, type Reading, type Spot } from './spots.js'
import type { Word } from './words.js'

/** Where a word stands. */
export interface Place {
  /** The line that a machine read it on, from 0; of the end of a divided word, `lastLine`. */
  readonly line: number
  readonly lastLine: number
  /** Absent where only the line has a place. */
  readonly box?: Box
  /** Where the end of a divided word stands. */
  readonly rest?: Box
  readonly fromSpot: number
  readonly toSpot: number
}

/** The places of words, by the numbers of the words. */
export type Places = ReadonlyMap<number, Place>

/** The places that matches give to words. */
export function placesOf(
  matches: readonly Match[],
  words: readonly Word[],
  reading: Reading,
): Map<number, Place> {
  const found = new Map<number, Place>()
  for (const match of matches)
    for (const [word, place] of ofMatch(match, words, reading)) found.set(word, place)
  return found
}

function ofMatch(
  { fromWord, toWord, fromSpot, toSpot }: Match,
  words: readonly Word[],
  reading: Reading,
): readonly (readonly [number, Place])[] {
  const [own, spots] = [words.slice(fromWord, toWord), reading.spots.slice(fromSpot, toSpot)]
  const [first] = spots
  if (!first) return []
  if (own.length === 1)
    return [[fromWord, { ...ofSpots(needed(own[0]?.key ?? '', spots)), fromSpot, toSpot }]]
  if (own.length === spots.length)
    return spots.map((spot, at) => {
      const fromOwn = fromSpot + at
      return [fromWord + at, { ...ofSpots([spot]), fromSpot: fromOwn, toSpot: fromOwn + 1 }]
    })
  const whole = around(spots.flatMap(({ box }) => box ?? []))
  const way = reading.lines[first.line]?.way ?? 'right'
  const characters = own.reduce((sum, { from, to }) => sum + to - from, 0)
  let before = 0
  return own.map(({ from, to }, at) => {
    const box = whole && share(whole, before, before + to - from, characters, way)
    before += to - from
    const place = { line: first.line, lastLine: first.line, fromSpot, toSpot }
    return [fromWord + at, box ? { ...place, box } : place]
  })
}

/** Without a speck that was read as a part of the word, and only makes it another. */
function needed(key: string, spots: readonly Spot[]): readonly Spot[] {
  if (spots.length === 1) return spots
  const off = (of: readonly Spot[]) => editDistance(key, of.map((spot) => spot.key).join(''))
  const without = spots.map((_, at) => spots.toSpliced(at, 1))
  return without.find((some) => off(some) < off(spots)) ?? spots
}

/** One word on one or two lines. */
function ofSpots(spots: readonly Spot[]): Pick<Place, 'line' | 'lastLine' | 'box' | 'rest'> {
  const line = spots[0]?.line ?? 0
  const lastLine = spots.at(-1)?.line ?? line
  const on = (wanted: number) =>
    around(spots.flatMap((spot) => (spot.line === wanted && spot.box ? [spot.box] : [])))
  const box = on(line)
  const rest = lastLine === line ? undefined : on(lastLine)
  return { line, lastLine, ...(box && { box }), ...(rest && { rest }) }
}
