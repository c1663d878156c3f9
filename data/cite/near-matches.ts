/** A stretch of a text that reads nearly as a pattern does. */
export interface NearMatch {
  /** UTF-16 units. */
  readonly from: number
  readonly to: number
  /** How many letters must be put in, left out or changed. */
  readonly distance: number
}

/** Every place where the pattern stands as it is. */
export function exactMatches(pattern: string, text: string): readonly NearMatch[] {
  const found: NearMatch[] = []
  if (pattern === '') return found
  for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1))
    found.push({ from: at, to: at + pattern.length, distance: 0 })
  return found
}

/** For each beginning of the pattern: how far it is from what ends here, and where that starts. */
interface Column {
  readonly distances: Int32Array
  readonly starts: Int32Array
}

const column = (rows: number): Column => ({
  distances: new Int32Array(rows),
  starts: new Int32Array(rows),
})

const at = (values: Int32Array, row: number) => values[row] ?? 0

/** Fills the column after a letter of the text, from the one before. Plain, because it is done for each letter of each page. */
function fill(pattern: string, letter: number, before: Column, now: Column): void {
  const { distances, starts } = now
  for (let row = 1; row < distances.length; row++) {
    const isSame = pattern.charCodeAt(row - 1) === letter
    let least = at(before.distances, row - 1) + (isSame ? 0 : 1)
    let start = at(before.starts, row - 1)
    if (at(before.distances, row) + 1 < least) {
      least = at(before.distances, row) + 1
      start = at(before.starts, row)
    }
    if (at(distances, row - 1) + 1 < least) {
      least = at(distances, row - 1) + 1
      start = at(starts, row - 1)
    }
    distances[row] = least
    starts[row] = start
  }
}

/**
 * Every place where a stretch that reads nearly as the pattern ends, with at most `most` letters otherwise: P. H. Sellers, The theory and
 * computation of evolutionary distances, 1980. https://doi.org/10.1016/0196-6774(80)90016-4
 */
export function nearMatches(pattern: string, text: string, most: number): readonly NearMatch[] {
  let [before, now] = [column(pattern.length + 1), column(pattern.length + 1)]
  for (let row = 0; row <= pattern.length; row++) before.distances[row] = row
  const found: NearMatch[] = []
  for (let end = 1; end <= text.length; end++) {
    now.distances[0] = 0
    now.starts[0] = end
    fill(pattern, text.charCodeAt(end - 1), before, now)
    const distance = now.distances[pattern.length] ?? 0
    const from = now.starts[pattern.length] ?? 0
    if (distance <= most && from < end) found.push({ from, to: end, distance })
    ;[before, now] = [now, before]
  }
  return found
}
