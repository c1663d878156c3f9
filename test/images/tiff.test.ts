import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import sharp from 'sharp'
import type { ReadBytes } from '../../images/bytes.js'
import {
  liesWithin,
  TiffFault,
  tiffDirectories,
  tiffPages,
  type TiffDirectory,
} from '../../images/tiff.js'
import { squares } from './pictures.js'

const from =
  (bytes: Buffer): ReadBytes =>
  (offset, length) =>
    Promise.resolve(bytes.subarray(offset, offset + length))
const tiled = { compression: 'jpeg', tile: true, tileWidth: 512, tileHeight: 512 } as const

it.each([false, true])('reads the levels of a pyramid and where their tiles lie (BigTIFF: %p)', async (bigtiff) => {
  const bytes = await squares().tiff({ ...tiled, pyramid: true, bigtiff }).toBuffer()
  const all = await tiffDirectories(from(bytes))
  expect(all.map(({ width, height, tiled, secondary }) => ({ width, height, tiled, secondary }))).toEqual([
    { width: 1000, height: 1000, tiled: true, secondary: false },
    { width: 500, height: 500, tiled: true, secondary: true },
  ])
  expect(all.map((level) => level.offsets.length)).toEqual([4, 1])
  expect(all[0]?.byteCounts).toHaveLength(4)
  expect(all.every((level) => liesWithin(level, bytes.length))).toBe(true)
  expect(all.every((level) => liesWithin(level, bytes.length / 2))).toBe(false)
  expect(tiffPages(all).map((page) => page.index)).toEqual([0])
}) // prettier-ignore

/** A TIFF of as many one-pixel pages as there are subfile types, of either byte order, in chain order. */
function chain(little: boolean, subfileTypes: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 + subfileTypes.length * 100)
  const short = (value: number, at: number) => (little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)) // prettier-ignore
  const long = (value: number, at: number) => (little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)) // prettier-ignore
  bytes.write(little ? 'II' : 'MM', 'latin1')
  short(42, 2)
  long(8, 4)
  subfileTypes.forEach((type, nth) => {
    const at = 8 + nth * 100
    const entries = [[254, 4, type], [256, 4, 10 + nth], [257, 4, 20], [273, 4, 8], [279, 4, 1]] // prettier-ignore
    short(entries.length, at)
    entries.forEach(([tag = 0, kind = 0, value = 0], entry) => {
      short(tag, at + 2 + entry * 12)
      short(kind, at + 4 + entry * 12)
      long(1, at + 6 + entry * 12)
      long(value, at + 10 + entry * 12)
    })
    long(nth + 1 < subfileTypes.length ? at + 100 : 0, at + 2 + entries.length * 12)
  })
  return bytes
}

it.each([true, false])(
  'knows pages from thumbnails and masks (little-endian: %p)',
  async (little) => {
    const all = await tiffDirectories(from(chain(little, [0, 1, 2, 4, 3])))
    expect(all.map((page) => page.width)).toEqual([10, 11, 12, 13, 14])
    expect(tiffPages(all).map((page) => page.index)).toEqual([0, 2])
  },
)

it('takes tiled directories that halve each other for a pyramid even where they do not say so', () => {
  const page = (index: number, width: number, height: number, tiled = true): TiffDirectory => ({
    ...{ index, width, height, tiled, secondary: false, offsets: [], byteCounts: [] },
    ...{ tile: { width: 16, height: 16 }, compression: 7, photometric: 1, samples: 1 },
    ...{ subsampling: [2, 2], jpegTables: new Uint8Array() },
  })
  expect(tiffPages([page(0, 101, 50), page(1, 51, 25), page(2, 25, 13)])).toHaveLength(1)
  expect(tiffPages([page(0, 101, 50), page(1, 51, 25, false)])).toHaveLength(2)
  expect(tiffPages([page(0, 101, 50), page(1, 60, 25)])).toHaveLength(2)
})

it('refuses chains that run in a circle, end early, or count too much', async () => {
  const circle = chain(true, [0, 0])
  circle.writeUInt32LE(8, 108 + 2 + 60)
  await expect(tiffDirectories(from(circle))).rejects.toThrow(/circle/)
  await expect(tiffDirectories(from(chain(true, [0]).subarray(0, 40)))).rejects.toThrow(TiffFault)
  const greedy = chain(true, [0])
  greedy.writeUInt32LE(0xffffffff, 8 + 2 + 12 * 3 + 4)
  await expect(tiffDirectories(from(greedy))).rejects.toThrow(/more parts/)
  await expect(tiffDirectories(from(Buffer.from('II*\0\0\0\0\0', 'latin1')))).rejects.toThrow(
    /no directory/,
  )
})

it('never fails but by its own fault on damaged files', async () => {
  const whole = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } }).tiff().toBuffer() // prettier-ignore
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 5), fc.nat(255)), {
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(whole.length), async (changes, length) => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of changes) bytes[at + 4] = value
      try {
        await tiffDirectories(from(bytes.subarray(0, length)))
      } catch (error) {
        expect(error).toBeInstanceOf(TiffFault)
      }
    }),
    { numRuns: 500 },
  )
})
