import type { Box } from '../data/model/region.js'
import type { Extent } from './sizes.js'
import { tags } from './tiff.js'

/**
 * Pixels an inch of a picture made from a region of a scan. `undefined` where the scan's are not known, and for a picture that was
 * stretched one way, which has not one scale.
 */
export function densityOf(
  dpi: number | undefined,
  region: Pick<Box, 'width' | 'height'>,
  size: Extent,
): number | undefined {
  if (dpi === undefined || !(dpi > 0)) return undefined
  const across = size.width / region.width
  const down = size.height / region.height
  // Sizes are whole pixels: half of one more or less is no stretching.
  const rounding = 0.5 / region.width + 0.5 / region.height
  return Math.abs(across - down) <= rounding + 1e-9 ? dpi * Math.max(across, down) : undefined
}

const inchesInMetre = 1 / 0.0254

/** https://www.w3.org/TR/png-3/#5CRC-algorithm */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return ~rest >>> 0
}

/** https://www.w3.org/TR/png-3/#11pHYs */
function physical(dpi: number): Buffer {
  const chunk = Buffer.alloc(21)
  const each = Math.min(2 ** 31 - 1, Math.max(1, Math.round(dpi * inchesInMetre)))
  chunk.writeUInt32BE(9)
  chunk.write('pHYs', 4, 'latin1')
  chunk.writeUInt32BE(each, 8)
  chunk.writeUInt32BE(each, 12)
  chunk[16] = 1
  chunk.writeUInt32BE(crc(chunk.subarray(4, 17)), 17)
  return chunk
}

/**
 * A PNG with its pixels an inch, or without any where they are not known: libvips writes 25.4 then, which is not so.
 */
export function pngWithDensity(png: Buffer, dpi: number | undefined): Buffer {
  const parts: Buffer[] = []
  let from = 0
  for (let at = 8; at + 8 <= png.length;) {
    const end = at + 12 + png.readUInt32BE(at)
    const name = png.toString('latin1', at + 4, at + 8)
    // It stands before the pixels.
    if (name === 'IDAT') break
    if (name === 'pHYs') {
      parts.push(png.subarray(from, at))
      from = end
    }
    if (name === 'IHDR' && dpi !== undefined) {
      parts.push(png.subarray(from, end), physical(dpi))
      from = end
    }
    at = end
  }
  return Buffer.concat([...parts, png.subarray(from)])
}

/** Of the tag `resolutionUnit`: numbers that only stand in proportion. */
const noUnit = 1
const yResolution = tags.xResolution + 1

/**
 * A TIFF as libvips writes it, little-endian and classic, that claims no pixels an inch. It must have numbers there all the same:
 * libvips writes 25.4, which is not so; these are one to one.
 */
export function tiffWithoutDensity(tiff: Buffer): Buffer {
  const directory = tiff.readUInt32LE(4)
  const entries = tiff.readUInt16LE(directory)
  for (let nth = 0; nth < entries; nth++) {
    const entry = directory + 2 + 12 * nth
    const tag = tiff.readUInt16LE(entry)
    if (tag === tags.resolutionUnit) tiff.writeUInt16LE(noUnit, entry + 8)
    if (tag !== tags.xResolution && tag !== yResolution) continue
    const fraction = tiff.readUInt32LE(entry + 8)
    tiff.writeUInt32LE(1, fraction)
    tiff.writeUInt32LE(1, fraction + 4)
  }
  return tiff
}
