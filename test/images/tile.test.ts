import { describe, expect, it } from '@jest/globals'
import sharp, { type Sharp } from 'sharp'
import type { ReadBytes } from '../../images/bytes.js'
import { cutout } from '../../images/cutout.js'
import { descriptor, readyJpeg } from '../../images/tile.js'
import { TiffFault } from '../../images/tiff.js'
import { bigEndian } from './big-endian.js'
import { painted } from './pictures.js'

const image = { width: 1300, height: 1100 }
const source = () =>
  painted(image, (x, y) => [(x * 7 + y) % 256, (x + y * 3) % 256, ((x >> 4) * (y >> 4)) % 256])
const pyramidal = { compression: 'jpeg', pyramid: true, tile: true, tileWidth: 512, tileHeight: 512 } as const // prettier-ignore

/** JPEG in TIFF below quality 90 is YCbCr, from there on RGB. */
const kinds = {
  YCbCr: (bigtiff = false) => source().tiff({ ...pyramidal, quality: 80, bigtiff }),
  RGB: (bigtiff = false) => source().tiff({ ...pyramidal, quality: 95, bigtiff }),
  grey: (bigtiff = false) => source().toColourspace('b-w').tiff({ ...pyramidal, quality: 85, bigtiff }), // prettier-ignore
}

/** Ranged reads of a file in memory, and how many there were. */
function ranges(bytes: Buffer) {
  const asked: number[] = []
  const read: ReadBytes = (offset, length) => {
    asked.push(length)
    return Promise.resolve(bytes.subarray(offset, offset + length))
  }
  return { read, size: bytes.length, asked }
}

const tileAt = (level: number, column: number, row: number) =>
  ({ kind: 'tile', level, column, row, edge: false }) as const

const pixels = (picture: Sharp) => picture.raw().toBuffer({ resolveWithObject: true })

describe.each(['YCbCr', 'RGB', 'grey'] as const)('tiles in %s', (kind) => {
  it.each([
    ['classic, little-endian', false, false],
    ['classic, big-endian', false, true],
    ['BigTIFF, little-endian', true, false],
    ['BigTIFF, big-endian', true, true],
  ])('are JPEGs with exactly the pixels of the TIFF: %s', async (_, bigtiff, swapped) => {
    const little = await kinds[kind](bigtiff).toBuffer()
    const file = swapped ? bigEndian(little) : little
    const { read, size } = ranges(file)
    const pyramid = await descriptor({ read, size })
    expect(pyramid.channels).toBe(kind === 'grey' ? 1 : 3)
    expect(pyramid.levels[0]?.photometric).toBe({ grey: 1, RGB: 2, YCbCr: 6 }[kind])
    expect(pyramid.levels.map(({ columns, rows }) => [columns, rows])).toEqual([[3, 3], [2, 2], [1, 1]]) // prettier-ignore
    for (const [level, column, row] of [
      [0, 0, 0],
      [0, 1, 1],
      [1, 0, 0],
    ] as const) {
      const jpeg = await readyJpeg(read, pyramid, tileAt(level, column, row))
      const given = await pixels(sharp(jpeg))
      const { format, hasProfile } = await sharp(jpeg).metadata()
      expect([format, hasProfile]).toEqual(['jpeg', false])
      const [left, top] = [column * 512, row * 512]
      const kept = await pixels(sharp(file, { page: level }).extract({ left, top, width: 512, height: 512 })) // prettier-ignore
      expect(given.info).toMatchObject({ width: 512, height: 512, channels: kept.info.channels })
      expect(given.data.equals(kept.data)).toBe(true)
    }
  })

  it('are cut out as a TIFF of their own, in which every pixel is the same', async () => {
    const file = await kinds[kind]().toBuffer()
    const { read, size, asked } = ranges(file)
    const pyramid = await descriptor({ read, size })
    for (const [level, x, y, width, height] of [
      [0, 0, 0, 1300, 1100], [0, 511, 511, 2, 2], [0, 1299, 1099, 1, 1], [0, 600, 30, 400, 900],
      [1, 500, 20, 100, 500], [2, 3, 5, 100, 50],
    ] as const) {
      asked.length = 0
      const crop = { x, y, width, height }
      const cut = await cutout(read, pyramid, { level, crop })
      expect(cut.channels).toBe(pyramid.channels)
      const box = { left: cut.from.crop.x, top: cut.from.crop.y, width, height }
      const given = await pixels(sharp(cut.from.tiff).extract(box))
      const kept = await pixels(sharp(file, { page: level }).extract({ left: x, top: y, width, height })) // prettier-ignore
      expect(given.data.equals(kept.data)).toBe(true)
      // What lies together is read together; nothing else is read.
      expect(asked.length).toBeLessThanOrEqual(3)
      expect(cut.from.tiff.length).toBeLessThan(file.length)
    }
  }) // prettier-ignore
})

it('finds everything out with a few ranged reads', async () => {
  const { read, size, asked } = ranges(await kinds.YCbCr().toBuffer())
  const { levels } = await descriptor({ read, size })
  expect(asked.length).toBeLessThanOrEqual(levels.length + 2)
})

it('gives nothing for tiles that the file does not hold', async () => {
  const { read, size } = ranges(await kinds.grey().toBuffer())
  const pyramid = await descriptor({ read, size })
  expect(await readyJpeg(read, pyramid, tileAt(0, 3, 0))).toBeUndefined()
  expect(await readyJpeg(read, pyramid, tileAt(0, 0, 3))).toBeUndefined()
  expect(await readyJpeg(read, pyramid, tileAt(7, 0, 0))).toBeUndefined()
  // Without an index behind it, a TIFF has neither edge tiles nor whole levels.
  expect(await readyJpeg(read, pyramid, { ...tileAt(0, 2, 2), edge: true })).toBeUndefined()
  expect(await readyJpeg(read, pyramid, { kind: 'whole', level: 2 })).toBeUndefined()
})

it('says what is wrong with a file that is no pyramid, or no longer whole', async () => {
  const whole = await kinds.grey().toBuffer()
  const other = await source().tiff({ compression: 'lzw', tile: true }).toBuffer()
  const strips = await source().tiff({ compression: 'jpeg' }).toBuffer()
  for (const bytes of [other, strips, whole.subarray(0, 100), Buffer.alloc(0)])
    await expect(descriptor(ranges(bytes))).rejects.toThrow(TiffFault)
  const pyramid = await descriptor(ranges(whole))
  const cut = ranges(whole.subarray(0, 500)).read
  await expect(readyJpeg(cut, pyramid, tileAt(0, 0, 0))).rejects.toThrow(TiffFault)
  const crop = { x: 0, y: 0, width: 600, height: 600 }
  await expect(cutout(cut, pyramid, { level: 0, crop })).rejects.toThrow(TiffFault)
  await expect(cutout(cut, pyramid, { level: 9, crop })).rejects.toThrow(TiffFault)
})
