import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { inspect } from '../../images/inspect.js'
import { likeness } from '../../images/likeness.js'
import { makePyramid } from '../../images/pyramid.js'
import { levels } from '../../images/sizes.js'
import { answer, apart, look, painted, scratch, squares, type Colour } from './pictures.js'

const path = scratch()

async function published(name: string, bytes: Buffer, frame = 0) {
  await writeFile(path(name), bytes)
  const target = path(`${name}.pyramid`)
  const made = await makePyramid({ source: path(name), frame, target })
  return { ...made, target }
}
const whole = async (made: { target: string; width: number; height: number }) =>
  look(await answer(made.target, made, 3, 'full/max/0/default.png'))

it.each([
  [1300, 901],
  [513, 1],
  [1, 1],
  [40, 127],
  [512, 512],
  [2049, 70],
])('makes the levels that info.json promises, of %d × %d', async (width, height) => {
  const grain = painted({ width, height }, (x, y) => [x % 256, y % 256, 128])
  const made = await published('levels.png', await grain.png().toBuffer())
  expect(made).toMatchObject({ width, height, warnings: [] })
  const { pages } = await sharp(made.target).metadata()
  expect(pages ?? 1).toBe(levels(made).length)
  for (const [page, level] of levels(made).entries()) {
    const kept = await sharp(made.target, { page }).metadata()
    expect(kept.width).toBeGreaterThanOrEqual(level.width)
    expect(kept.height).toBeGreaterThanOrEqual(level.height)
    const size = `${level.width},${level.height}`
    const shown = await look(await answer(made.target, made, 3, `full/${size}/0/default.jpg`))
    expect([shown.width, shown.height]).toEqual([level.width, level.height])
  }
})

it('continues the edges with their own colour, so no level shows a seam', async () => {
  const dark = painted({ width: 1025, height: 777 }, () => [90, 20, 20])
  const made = await published('dark.png', await dark.png().toBuffer())
  const last = levels(made).at(-1)
  const size = `${last?.width ?? 0},${last?.height ?? 0}`
  const shown = await look(await answer(made.target, made, 3, `full/${size}/0/default.png`))
  expect(apart(shown.at(shown.width - 1, shown.height - 1), [90, 20, 20])).toBeLessThan(6)
})

it('gives pictures too large to be held an edge of their mean colour', async () => {
  const create = {
    width: 8001,
    height: 6300,
    channels: 3,
    background: { r: 90, g: 20, b: 20 },
  } as const
  const bytes = await sharp({ create }).png({ compressionLevel: 1 }).toBuffer()
  const made = await published('large.png', bytes)
  const shown = await look(await answer(made.target, made, 3, 'full/501,394/0/default.png'))
  expect(apart(shown.at(500, 393), [90, 20, 20])).toBeLessThan(8)
})

/** Where a stored pixel belongs in the upright picture of W × H. https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf, Orientation */
const belongs: readonly ((x: number, y: number, w: number, h: number) => readonly [number, number])[] = [
  (x, y) => [x, y],
  (x, y, w) => [w - 1 - x, y],
  (x, y, w, h) => [w - 1 - x, h - 1 - y],
  (x, y, _w, h) => [x, h - 1 - y],
  (x, y) => [y, x],
  (x, y, w) => [w - 1 - y, x],
  (x, y, w, h) => [w - 1 - y, h - 1 - x],
  (x, y, _w, h) => [y, h - 1 - x],
] // prettier-ignore
const [red, green, blue, white]: readonly Colour[] = [[220, 20, 20], [20, 180, 20], [20, 20, 220], [255, 255, 255]] // prettier-ignore

it.each(
  belongs.flatMap(
    (_, nth) =>
      [
        [nth + 1, 'jpeg'],
        [nth + 1, 'tiff'],
      ] as const,
  ),
)('stands pictures of orientation %d upright (%s)', async (orientation, format) => {
  const upright = { width: 320, height: 208 }
  const corner = (x: number, y: number) => (y < 104 ? (x < 160 ? red : green) : x < 160 ? blue : white) ?? [0, 0, 0] // prettier-ignore
  const lying = orientation > 4 ? { width: 208, height: 320 } : upright
  const stored = painted(lying, (x, y) => {
    const [u = 0, v = 0] = belongs[orientation - 1]?.(x, y, upright.width, upright.height) ?? []
    return corner(u, v)
  })
  const bytes = await stored
    .withMetadata({ orientation })
    .toFormat(format, { quality: 95 })
    .toBuffer()
  const made = await published('turned', bytes)
  expect(made).toMatchObject(upright)
  const shown = await whole(made)
  for (const [x, y] of [
    [40, 40],
    [280, 40],
    [40, 170],
    [280, 170],
  ] as const)
    // prettier-ignore
    expect(apart(shown.at(x, y), corner(x, y))).toBeLessThan(8)
})

const brick: Colour = [200, 60, 30]
const plain = () => painted({ width: 300, height: 200 }, () => brick)

it.each([
  ['sRGB', () => plain().png().toBuffer(), brick, 3],
  ['16-bit colour', () => plain().toColourspace('rgb16').png().toBuffer(), brick, 3],
  ['LAB', () => plain().toColourspace('lab').tiff({ compression: 'lzw' }).toBuffer(), brick, 3],
  ['CMYK', () => plain().toColourspace('cmyk').tiff().toBuffer(), brick, 45],
  ['Display P3', () => plain().withIccProfile('p3').png().toBuffer(), brick, 3],
  ['16-bit Display P3', () => plain().toColourspace('rgb16').withIccProfile('p3').png().toBuffer(), brick, 4],
] as const)('brings %s to sRGB once', async (_, bytes, colour, tolerance) => {
  const made = await published('colour', await bytes())
  const shown = await whole(made)
  expect(apart(shown.at(150, 100), colour)).toBeLessThanOrEqual(tolerance)
  expect((await sharp(made.target).metadata()).channels).toBe(3)
}) // prettier-ignore

it.each([
  ['8-bit', () => plain().toColourspace('b-w').png().toBuffer()],
  ['16-bit', () => plain().toColourspace('grey16').tiff().toBuffer()],
])('keeps grey grey (%s)', async (_, bytes) => {
  const made = await published('grey', await bytes())
  const { channels, depth } = await sharp(made.target).metadata()
  expect({ channels, depth }).toEqual({ channels: 1, depth: 'uchar' })
  const jpeg = await answer(made.target, made, 3, 'full/max/0/default.jpg')
  expect((await sharp(jpeg).metadata()).channels).toBe(1)
  expect(apart((await look(jpeg)).at(9, 9), [110, 110, 110])).toBeLessThan(4)
})

it('makes smooth greys of 1-bit lines when it reduces them', async () => {
  const lines = painted({ width: 1600, height: 1200 }, (x) => (x % 2 ? [0, 0, 0] : [255, 255, 255]))
  const bytes = await lines
    .toColourspace('b-w')
    .tiff({ bitdepth: 1, compression: 'ccittfax4' })
    .toBuffer()
  expect((await sharp(bytes).metadata()).bitsPerSample).toBe(1)
  const made = await published('lines.tif', bytes)
  const shown = await look(await answer(made.target, made, 3, 'full/400,300/0/default.png'))
  expect(apart(shown.at(200, 150), [128, 128, 128])).toBeLessThan(8)
})

it('lays transparency on white', async () => {
  const clear = sharp({ create: { width: 300, height: 300, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } } }) // prettier-ignore
  expect((await whole(await published('clear.png', await clear.png().toBuffer()))).at(5, 5)).toEqual([255, 255, 255]) // prettier-ignore
})

it('publishes with a warning what has a faulty colour profile', async () => {
  const good = await plain().withIccProfile('p3').jpeg().toBuffer()
  const at = good.indexOf('acsp')
  expect(at).toBeGreaterThan(0)
  const bad = Buffer.from(good).fill(0xee, at + 92, at + 300)
  const made = await published('icc.jpg', bad)
  expect(made.warnings).toEqual([expect.stringMatching(/^icc\.jpg has a faulty colour profile/)])
})

it.each(['jpeg', 'png'] as const)(
  'refuses a %s whose pixels are damaged, and leaves nothing',
  async (format) => {
    const bytes = await squares().toFormat(format, { quality: 90 }).toBuffer()
    const middle = Math.floor(bytes.length / 2)
    const cut = format === 'png' ? bytes.fill(0x55, middle, middle + 40) : Buffer.concat([bytes.subarray(0, middle), Buffer.from([0xff, 0xd9])]) // prettier-ignore
    await writeFile(path('hurt'), cut)
    expect(await inspect(path('hurt'))).toHaveLength(1)
    const work = { source: path('hurt'), frame: 0, target: path('hurt.pyramid'), name: 'box/003' }
    await expect(makePyramid(work)).rejects.toMatchObject({ code: 'refused', message: expect.stringMatching(/^box\/003 is (cut short|damaged)/) as unknown }) // prettier-ignore
    expect(existsSync(path('hurt.pyramid'))).toBe(false)
  },
)

it('takes each page of a multi-page TIFF by its number, and no other', async () => {
  const page = (colour: Colour) =>
    painted({ width: 300, height: 200 }, () => colour)
      .png()
      .toBuffer()
  const sheets = await Promise.all([page([220, 20, 20]), page([20, 180, 20]), page([20, 20, 220])])
  const pages = await sharp(sheets, { join: { animated: true } })
    .tiff()
    .toBuffer()
  const last = await whole(await published('pages.tif', pages, 2))
  expect((await inspect(path('pages.tif'))).map(({ frame }) => frame)).toEqual([0, 1, 2])
  expect(apart(last.at(9, 9), [20, 20, 220])).toBeLessThan(5)
  await expect(published('pages.tif', pages, 3)).rejects.toMatchObject({
    message: 'pages.tif has no picture number 4.',
  })
})

it('publishes a JPEG that is only untidy', async () => {
  const bytes = await squares().jpeg().toBuffer()
  const untidy = Buffer.concat([
    bytes.subarray(0, -2),
    Buffer.from([1, 2, 3]),
    bytes.subarray(-2),
    Buffer.alloc(50),
  ])
  expect(await published('untidy.jpg', untidy)).toMatchObject({ width: 1000, warnings: [] })
})

it('does not begin, and leaves nothing, once it is told to stop', async () => {
  await writeFile(path('stop.png'), await plain().png().toBuffer())
  const work = { source: path('stop.png'), frame: 0, target: path('stop.pyramid') }
  await expect(makePyramid({ ...work, signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  expect(existsSync(path('stop.pyramid'))).toBe(false)
})

it('gives a fingerprint by which the page is found again', async () => {
  const written = painted({ width: 900, height: 1200 }, (x, y) => (y % 40 < 8 && x > 90 && x < 400 + ((y * 7) % 450) ? [30, 30, 30] : [235, 230, 220])) // prettier-ignore
  const bytes = await written.png().toBuffer()
  const first = await published('written.png', bytes)
  const again = await published(
    'again.jpg',
    await sharp(bytes).resize(700).jpeg({ quality: 60 }).toBuffer(),
  )
  expect(likeness(first.likeness, again.likeness)).toBeGreaterThan(0.8)
  expect((await readFile(path('written.png'))).equals(bytes)).toBe(true)
})
