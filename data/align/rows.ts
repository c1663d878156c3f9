import { goesOn } from './boxes.js'
import type { Place, Places } from './place-words.js'
import type { Reading } from './spots.js'
import type { Word } from './words.js'

/** Whether the second of two words stands in another row of the page than the first, or than the end of the first. */
function isNewRow(first: Place, second: Place, { lines }: Reading): boolean {
  if (first.lastLine === second.line) return false
  const before = first.rest ?? first.box
  if (!before || !second.box) return true
  return !goesOn(before, second.box, lines[second.line]?.way ?? 'right')
}

/** Without words that stand in another row than both the word before and the word after, which share one. */
export function withoutStrays(places: Places, reading: Reading): Map<number, Place> {
  const all = [...places].sort(([a], [b]) => a - b)
  return new Map(
    all.filter(([, place], at) => {
      const [before, after] = [all[at - 1]?.[1], all[at + 1]?.[1]]
      if (!before || !after || isNewRow(before, after, reading)) return true
      return !isNewRow(before, place, reading) || !isNewRow(place, after, reading)
    }),
  )
}

/**
 * Where the words of one line of the text begin a new row of the page.
 * @param from the line's words: from this number, up to `to`
 * @returns numbers of words
 */
export function rowBegins(
  from: number,
  to: number,
  words: readonly Word[],
  places: Places,
  reading: Reading,
): readonly number[] {
  const found: number[] = []
  let [before, last] = [-1, undefined as Place | undefined]
  for (let at = from; at < to; at++) {
    const place = places.get(at)
    if (!place) continue
    if (last && isNewRow(last, place, reading))
      found.push(beginBetween(before, at, words, { last, place }, reading))
    else if (last?.rest && last.lastLine === place.line && before + 1 <= at) found.push(before + 1)
    last = place
    before = at
  }
  return found
}

/** Between two words of two rows, which of the words without a place is the first of the new row: as many stay as there is unread room for. */
function beginBetween(
  before: number,
  after: number,
  words: readonly Word[],
  { last, place }: { readonly last: Place; readonly place: Place },
  { spots, lines }: Reading,
): number {
  const room = (from: number, to: number, line: number) =>
    spots.slice(from, to).reduce((sum, spot) => sum + (spot.line === line ? spot.extent : 0), 0)
  const [above, below] = [
    room(last.toSpot, place.fromSpot, last.lastLine),
    room(last.toSpot, place.fromSpot, place.line),
  ]
  const pitch = lines[place.line]?.pitch ?? 0
  const lengths = words.slice(before + 1, after).map(({ from, to }) => (to - from) * pitch)
  const all = lengths.reduce((sum, length) => sum + length, 0)
  let [best, least, sum] = [after, Infinity, 0]
  for (let stay = 0; stay <= lengths.length; stay++) {
    const off = Math.abs(sum - above) + Math.abs(all - sum - below)
    if (off <= least) [best, least] = [before + 1 + stay, off]
    sum += lengths[stay] ?? 0
  }
  return best
}
