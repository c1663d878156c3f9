import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import type { Box } from '../../data/model/region.js'
import type { Extent } from '../sizes.js'

/** What an unpacked picture is like: 8 bits a sample, of grey, RGB or CMYK. */
export interface Layout extends Extent {
  readonly channels: 1 | 3 | 4
  /** The profile in which its colours are meant. */
  readonly icc?: Uint8Array
}

/** A picture on disk that is filled in part by part. */
export interface Unpacked {
  /** Puts pixels in their place: row by row, all channels of a pixel together. */
  put(place: Box, pixels: Uint8Array): void
  close(): void
}

/** Strips of about so many bytes can be read one by one. */
const stripBytes = 1 << 18
/** https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf, section 8: 1 is black for 0, 2 is RGB, 5 is CMYK. */
const photometric = { 1: 1, 3: 2, 4: 5 } as const

type Entry = readonly [tag: number, type: 3 | 4 | 7 | 16, values: readonly number[] | Uint8Array]
const bytesOf = { 3: 2, 4: 4, 7: 1, 16: 8 } as const

function written(type: keyof typeof bytesOf, values: readonly number[] | Uint8Array): Buffer {
  if (values instanceof Uint8Array) return Buffer.from(values)
  const bytes = Buffer.alloc(values.length * bytesOf[type])
  for (const [nth, value] of values.entries()) {
    if (type === 16) bytes.writeBigUInt64LE(BigInt(value), nth * 8)
    else bytes.writeUIntLE(value, nth * bytesOf[type], bytesOf[type])
  }
  return bytes
}

/** A little-endian file head with its only directory; what is too long for an entry follows it. */
function head(entries: readonly Entry[], big: boolean): Buffer {
  const word = big ? 8 : 4
  const number = (value: number, bytes: 2 | 4 | 8) =>
    written(({ 2: 3, 4: 4, 8: 16 } as const)[bytes], [value])
  const start = big ? [Buffer.from('II+\0\x08\0\0\0', 'latin1'), number(16, 8), number(entries.length, 8)]
    : [Buffer.from('II*\0', 'latin1'), number(8, 4), number(entries.length, 2)] // prettier-ignore
  const size = start.reduce((sum, part) => sum + part.length, 0)
  let after = size + entries.length * (4 + 2 * word) + word
  const later: Buffer[] = []
  const rows = entries.map(([tag, type, values]) => {
    const bytes = written(type, values)
    const value = Buffer.alloc(word)
    if (bytes.length <= word) bytes.copy(value)
    else {
      number(after, word).copy(value)
      after += bytes.length
      later.push(bytes)
    }
    return Buffer.concat([number(tag, 2), number(type, 2), number(values.length, word), value])
  })
  return Buffer.concat([...start, ...rows, Buffer.alloc(word), ...later])
}

function entriesOf(layout: Layout, rows: number, big: boolean, first: number): readonly Entry[] {
  const { width, height, channels, icc } = layout
  const row = width * channels
  const strips = Array.from({ length: Math.ceil(height / rows) }, (_, nth) => nth * rows)
  const long = big ? 16 : 4
  const entries: Entry[] = [
    [256, 4, [width]],
    [257, 4, [height]],
    [258, 3, Array.from({ length: channels }, () => 8)],
    [259, 3, [1]],
    [262, 3, [photometric[channels]]],
    [273, long, strips.map((top) => first + top * row)],
    [277, 3, [channels]],
    [278, 4, [rows]],
    [279, long, strips.map((top) => Math.min(rows, height - top) * row)],
    [284, 3, [1]],
  ]
  return icc ? [...entries, [34_675, 7, icc]] : entries
}

/**
 * Makes an uncompressed TIFF, in strips, of a picture that comes in parts: what decoders that hold a tile or a band can fill, and what is
 * read again strip by strip. BigTIFF from 4 GiB. What is never put stays black.
 */
export function unpacked(path: string, layout: Layout): Unpacked {
  const { width, height, channels } = layout
  const row = width * channels
  const rows = Math.max(1, Math.floor(stripBytes / row))
  const big = row * height > 0xfff0_0000
  const first = head(entriesOf(layout, rows, big, 0), big).length
  const file = openSync(path, 'w')
  writeSync(file, head(entriesOf(layout, rows, big, first), big), 0, first, 0)
  ftruncateSync(file, first + row * height)
  return {
    put: (place, pixels) => {
      const bytes = place.width * channels
      // Whole rows lie one after the other.
      const whole = place.width === width ? place.height : 1
      for (let line = 0; line < place.height; line += whole) {
        const at = first + (place.y + line) * row + place.x * channels
        writeSync(file, pixels, line * bytes, bytes * whole, at)
      }
    },
    close: () => {
      closeSync(file)
    },
  }
}
