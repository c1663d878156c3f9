import { bestFit } from './fit.js'
import { cells, rasterSide, writing } from './strokes.js'

export { rasterSide }

/**
 * From this likeness on, two scans are of the same page. Tried on fifteen pages (seven typed, four of them by one
 * typewriter to the same margins; the four pages of a letter in several hands; four sides of another, two of them empty)
 * against thirteen rescans of each (half and 1.3 times the size, ±1°, 3 % cut off all round or on two sides, 3 % of
 * white or black margin, brighter, darker, JPEG quality 30, out of focus, and several of these together): a written page
 * gave 0.71 and more with its rescan, two different pages 0.58 and less. An empty page may fall short with its own
 * rescan (0.57), which costs it its id; two different empty pages were never over 0.5. Leaves of one printed form, and pages of justified
 * print, can be alike far beyond this though they differ: where several pages are in question, ask `rescans`.
 */
export const surelySame = 0.66

/** Names this way of making fingerprints; one made otherwise resembles nothing. */
const kind = '1.'
/** Four shades a cell, so four cells a byte. */
const shades = 3
const perByte = 4

/**
 * What a page looks like, in little: how densely each of 64 × 64 cells is written on, in four shades, as some 1,370 characters.
 * @param raster grey, {@link rasterSide} pixels square, row by row
 */
export function fingerprint(raster: Uint8Array): string {
  const packed = Buffer.alloc((cells * cells) / perByte)
  for (const [at, density] of writing(raster).entries()) {
    const byte = Math.floor(at / perByte)
    packed[byte] = (packed[byte] ?? 0) | (Math.round(density * shades) << (2 * (at % perByte)))
  }
  return kind + packed.toString('base64url')
}

function unpacked(fingerprint: string): Float64Array | undefined {
  if (!fingerprint.startsWith(kind)) return undefined
  const packed = Buffer.from(fingerprint.slice(kind.length), 'base64url')
  if (packed.length !== (cells * cells) / perByte) return undefined
  return Float64Array.from(
    { length: cells * cells },
    (_, at) =>
      (((packed[Math.floor(at / perByte)] ?? 0) >> (2 * (at % perByte))) & shades) / shades,
  )
}

/**
 * How alike two pages look, from 0 to 1 ({@link surelySame} says from where on they are the same page), whatever their sizes in pixels, and
 * allowing for a page scanned a little larger, askew, or off its place. 0 for fingerprints that cannot be read.
 */
export function likeness(one: string, other: string): number {
  const [first, second] = [unpacked(one), unpacked(other)]
  if (!first || !second) return 0
  // The fit is sought one way round; which is which must not matter.
  const [from, to] = one < other ? [first, second] : [second, first]
  return Math.max(0, Math.min(1, bestFit(from, to, cells)))
}
