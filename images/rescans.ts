import { likeness, surelySame } from './likeness.js'

/**
 * By how much the likest must be liker than the next. Leaves of one printed form, or pages of justified print, resemble each other
 * as much (0.96 was seen) as their own rescans do; none of them is then recognised, rather than the wrong one.
 */
export const clearly = 0.08

/** Whether nothing in a row comes near its value at one place. */
const standsOut = (row: readonly number[], place: number) =>
  row.every((value, at) => at === place || value <= (row[place] ?? 0) - clearly)

/**
 * Which new scans are of known pages, by their fingerprints: for places in `fresh`, places in `known`. A pair is named only where it is surely
 * the same page, and where neither of the two looks nearly as much like any other page given.
 * @param known fingerprints of pages whose scans are gone
 * @param fresh fingerprints of scans that belong to no page yet
 * @param others fingerprints of further pages of the same document, as a contrast
 */
export function rescans(
  known: readonly string[],
  fresh: readonly string[],
  others: readonly string[] = [],
): ReadonlyMap<number, number> {
  const table = known.map((one) => fresh.map((other) => likeness(one, other)))
  const found = new Map<number, number>()
  for (const [row, likenesses] of table.entries())
    for (const [place, value] of likenesses.entries()) {
      const column = table.map((line) => line[place] ?? 0)
      if (value < surelySame || !standsOut(likenesses, place) || !standsOut(column, row)) continue
      const pair = [known[row], fresh[place]]
      const near = (other: string) =>
        pair.some((one) => one !== undefined && likeness(one, other) > value - clearly)
      if (!others.some(near)) found.set(place, row)
    }
  return found
}
