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

/**
 * Every place where a stretch that reads nearly as the pattern ends, with at most `most` letters otherwise: P. H. Sellers, The theory and
 * computation of evolutionary distances, 1980. https://doi.org/10.1016/0196-6774(80)90016-4
 */
export function nearMatches(pattern: string, text: string, most: number): readonly NearMatch[] {
  const rows = pattern.length + 1
  let distances = Int32Array.from({ length: rows }, (_, at) => at)
  let starts = new Int32Array(rows)
  let [nextDistances, nextStarts] = [new Int32Array(rows), new Int32Array(rows)]
  const found: NearMatch[] = []
  for (let end = 1; end <= text.length; end++) {
    nextDistances[0] = 0
    nextStarts[0] = end
    const letter = text.charCodeAt(end - 1)
    for (let row = 1; row < rows; row++) {
      const changed = (distances[row - 1] ?? 0) + (pattern.charCodeAt(row - 1) === letter ? 0 : 1)
      const [more, less] = [(distances[row] ?? 0) + 1, (nextDistances[row - 1] ?? 0) + 1]
      const least = Math.min(changed, more, less)
      nextDistances[row] = least
      nextStarts[row] = least === changed ? (starts[row - 1] ?? 0) : least === more ? (starts[row] ?? 0) : (nextStarts[row - 1] ?? 0) // prettier-ignore
    }
    ;[distances, nextDistances] = [nextDistances, distances]
    ;[starts, nextStarts] = [nextStarts, starts]
    const distance = distances[rows - 1] ?? 0
    const from = starts[rows - 1] ?? 0
    if (distance <= most && from < end) found.push({ from, to: end, distance })
  }
  return found
}
