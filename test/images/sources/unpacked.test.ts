import { open, readFile, stat } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { unpacked } from '../../../images/sources/unpacked.js'
import { painted, scratch } from '../pictures.js'

const path = scratch()

it.each([
  [1, 'b-w', 700, 500],
  [3, 'srgb', 700, 500],
  [4, 'cmyk', 33, 1],
  [3, 'srgb', 1, 900],
] as const)(
  'keeps what is put part by part (%d channels, %s)',
  async (channels, space, width, height) => {
    const value = (x: number, y: number, channel: number) => (x * 3 + y * 5 + channel * 80) % 256
    const file = unpacked(path('parts.tif'), { width, height, channels })
    const side = 128
    for (let y = 0; y < height; y += side)
      for (let x = 0; x < width; x += side) {
        const place = { x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) }
        const pixels = Uint8Array.from(
          { length: place.width * place.height * channels },
          (_, at) => {
            const pixel = Math.floor(at / channels)
            return value(
              x + (pixel % place.width),
              y + Math.floor(pixel / place.width),
              at % channels,
            )
          },
        )
        file.put(place, pixels)
      }
    file.close()
    expect(await sharp(path('parts.tif')).metadata()).toMatchObject({
      width,
      height,
      channels,
      space,
    })
    const expected = Buffer.from(
      Array.from({ length: width * height * channels }, (_, at) => {
        const pixel = Math.floor(at / channels)
        return value(pixel % width, Math.floor(pixel / width), at % channels)
      }),
    )
    expect((await readFile(path('parts.tif'))).subarray(-expected.length).equals(expected)).toBe(
      true,
    )
    // Inks are not read back as they are.
    const read = sharp(path('parts.tif')).toColourspace(space).raw()
    if (channels !== 4) expect((await read.toBuffer()).equals(expected)).toBe(true)
  },
)

it('keeps a profile', async () => {
  const bytes = await painted({ width: 8, height: 8 }, () => [9, 9, 9]).withIccProfile('p3').png().toBuffer() // prettier-ignore
  const { icc = Buffer.alloc(0) } = await sharp(bytes).metadata()
  const file = unpacked(path('icc.tif'), { width: 9, height: 7, channels: 3, icc })
  file.close()
  const kept = (await sharp(path('icc.tif')).metadata()).icc
  expect(icc.length).toBeGreaterThan(100)
  expect(kept?.equals(icc)).toBe(true)
})

it('is a BigTIFF where a TIFF could not count its bytes, and takes no room for what is not put', async () => {
  const [width, height] = [70_000, 70_000]
  const file = unpacked(path('big.tif'), { width, height, channels: 1 })
  file.put({ x: 0, y: height - 1, width, height: 1 }, new Uint8Array(width).fill(77))
  file.close()
  const { size, blocks } = await stat(path('big.tif'))
  expect(size).toBeGreaterThan(2 ** 32)
  expect(blocks * 512).toBeLessThan(50_000_000)
  expect(await sharp(path('big.tif'), { limitInputPixels: false }).metadata()).toMatchObject({
    width,
    height,
  })
  const kept = await open(path('big.tif'))
  const { buffer } = await kept.read(Buffer.alloc(9), 0, 9, size - 9)
  await kept.close()
  expect([...buffer]).toEqual(Array.from({ length: 9 }, () => 77))
})
