import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import sharp from 'sharp'
import { inspect } from '../../../images/inspect.js'
import { makePyramid } from '../../../images/pyramid.js'
import { defaultSourceLimits } from '../../../images/source-limits.js'
import { jp2, tileBytes } from '../../../images/sources/jp2.js'
import { SourceFault } from '../../../images/sources/fault.js'
import { answer, apart, look, scratch, type Colour } from '../pictures.js'
import { box, enumerated, fixture, jp2File, repeated } from './jp2-files.js'

const path = scratch()
const [rgb, grey, sycc, cmyk] = [enumerated(16), enumerated(17), enumerated(18), enumerated(12)]

async function published(bytes: Buffer, name = 'scan.jp2') {
  await writeFile(path(name), bytes)
  const made = await makePyramid({ source: path(name), frame: 0, target: path('pyramid') })
  const shown = await look(await answer(path('pyramid'), made, 3, 'full/max/0/default.png'))
  const { channels } = await sharp(path('pyramid')).metadata()
  return { ...made, channels, shown }
}

const quarters: readonly Colour[] = [[220, 20, 20], [20, 180, 20], [20, 20, 220], [250, 240, 200]] // prettier-ignore
const green = (colour: Colour): Colour => [colour[1], colour[1], colour[1]]
const places = [[25, 17], [75, 17], [25, 52], [75, 52]] as const // prettier-ignore

/** How far the colours in the middle of the quarters are from what they should be. */
function differences(shown: { at: (x: number, y: number) => Colour }, expected: readonly Colour[]) {
  return places.map(([x, y], nth) => apart(shown.at(x, y), expected[nth] ?? [0, 0, 0]))
}

describe('shows a JPEG 2000', () => {
  const inverse = quarters.map(([r, g, b]): Colour => [255 - r, 255 - g, 255 - b])
  it.each([
    ['in tiles', 'tiles', [rgb], quarters, 3],
    ['whose grid begins elsewhere', 'offset', [rgb], quarters, 3],
    ['whose tiles come in parts', 'parts', [rgb], quarters, 3],
    ['with precincts and an index', 'precincts', [rgb], quarters, 3],
    ['of 16 bits', 'rgb16', [rgb], quarters, 3],
    ['in luminance and colour differences', 'ycc', [sycc], quarters, 3],
    ['in fewer colour differences', 'ycc420', [sycc], quarters, 3],
    ['whose colours are in another order', 'tiles', [rgb, box('cdef', [0, 3, 0, 0, 0, 0, 0, 3, 0, 1, 0, 0, 0, 2, 0, 2, 0, 0, 0, 1])], quarters.map(([r, g, b]): Colour => [b, g, r]), 3],
    ['of 12 bits of grey', 'grey12', [grey], quarters.map(green), 1],
    ['of grey with a sign', 'signed', [grey], quarters.map(green), 1],
    ['that is half clear', 'four', [rgb, box('cdef', [0, 4, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 2, 0, 2, 0, 0, 0, 3, 0, 3, 0, 1, 0, 0])], quarters.map((colour, nth): Colour => (nth % 2 ? [255, 255, 255] : colour)), 3],
    ['of grey that is half clear', 'two', [grey, box('cdef', [0, 2, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0])], quarters.map((colour, nth): Colour => (nth % 2 ? [255, 255, 255] : green(colour))), 1],
    ['with a channel that means nothing', 'four', [rgb], quarters, 3],
  ] as const)('%s', async (_, name, header, colours, channels) => {
    const made = await published(jp2File(await fixture(name), ...header))
    expect(made).toMatchObject({ width: 100, height: 70, channels, warnings: [] })
    expect(Math.max(...differences(made.shown, colours))).toBeLessThan(6)
  }) // prettier-ignore

  it('of inks, where ink is dark', async () => {
    const { channels, shown } = await published(jp2File(await fixture('four'), cmyk))
    expect(channels).toBe(3)
    // The fourth channel, here black ink, is full in the left half.
    expect(Math.max(...shown.at(25, 17))).toBeLessThan(60)
    expect(apart(shown.at(75, 17), inverse[1] ?? [0, 0, 0])).toBeLessThan(90)
  })

  it('with a palette', async () => {
    const header = [
      rgb,
      box('pclr', [0, 4, 3, 7, 7, 7], quarters.flat()),
      box('cmap', [0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 1, 2]),
    ]
    const { channels, shown } = await published(jp2File(await fixture('index'), ...header))
    expect(channels).toBe(3)
    expect(Math.max(...differences(shown, quarters))).toBeLessThan(6)
  })

  it('in the colours of its profile', async () => {
    const plain = sharp({ create: { width: 8, height: 8, channels: 3, background: '#888' } })
    const { icc } = await sharp(await plain.withIccProfile('p3').png().toBuffer()).metadata()
    const { shown } = await published(
      jp2File(await fixture('tiles'), box('colr', [2, 0, 0], icc ?? [])),
    )
    // Green of Display P3 is greener than sRGB's: less red and blue are left in it.
    const [red, , blue] = shown.at(75, 17)
    expect(Math.max(red, blue)).toBeLessThan(15)
  })

  it('without a header around it', async () => {
    const { shown } = await published(await fixture('tiles'), 'bare.j2k')
    expect(Math.max(...differences(shown, quarters))).toBeLessThan(6)
  })
})

it('gives the resolution that a JP2 was captured at, or else is to be shown at', async () => {
  const points = [0x2e, 0x23, 0, 1, 0x2e, 0x23, 0, 1, 0, 0]
  const tiles = await fixture('tiles')
  const dpi = async (...inside: readonly Buffer[]) => {
    await writeFile(path('res.jp2'), jp2File(tiles, rgb, box('res ', ...inside)))
    return (await inspect(path('res.jp2')))[0]?.dpi
  }
  expect(await dpi(box('resc', points))).toBe(300)
  expect(await dpi(box('resd', points.with(5, 0).with(4, 0x17)))).toBeLessThan(300)
  expect(await dpi(box('resd', [0, 1, 0, 0, 0, 1, 0, 0, 0, 0]))).toBeUndefined()
  expect(await dpi()).toBeUndefined()
})

describe('refuses a JPEG 2000', () => {
  const cutAt = (bytes: Buffer, at: number) => bytes.subarray(0, at)
  it.each([
    ['whose last byte is missing', (file: Buffer) => cutAt(file, -1), 'is cut short'],
    ['whose end mark is missing', (file: Buffer) => cutAt(file, -2), 'is cut short'],
    ['that ends in its tiles', (file: Buffer) => cutAt(file, file.length / 2), 'is cut short'],
    ['whose signature was altered', (file: Buffer) => Buffer.from(file).fill(0x0b, 11, 12), 'is damaged and cannot be read (the signature at its beginning was altered)'],
    ['without a picture', (file: Buffer) => cutAt(file, file.indexOf('jp2c') - 4), 'is damaged and cannot be read (it holds no picture)'],
    ['that lacks a tile', (file: Buffer) => withoutTile(file), 'is damaged and cannot be read (1 of its 12 tiles are missing)'],
    ['in colours that are not known', (file: Buffer) => Buffer.from(file).fill(14, file.indexOf('colr') + 10, file.indexOf('colr') + 11), 'cannot be read here: its colour space is none that is known here. Save it as TIFF'],
    ['whose pixels are garbled', (file: Buffer) => Buffer.from(file).fill(0xff, file.length - 900, file.length - 400), 'is damaged'],
  ])('%s', async (_, altered, said) => {
    const bytes = altered(jp2File(await fixture('tiles'), rgb))
    await expect(published(bytes, 'bad.jp2')).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(`bad.jp2 ${said}`) as unknown,
    })
  }) // prettier-ignore

  /** The last tile-part is made into another of the first tile. */
  function withoutTile(file: Buffer): Buffer {
    const copy = Buffer.from(file)
    copy.writeUInt16BE(0, copy.lastIndexOf(Buffer.from([0xff, 0x90, 0, 10])) + 4)
    return copy
  }

  it('of more pixels than there may be, whatever there is of it', async () => {
    const bytes = repeated(await fixture('ramp'), 1, 1)
    for (const at of [8, 12, 24, 28]) bytes.writeUInt32BE(0x7fff_ffff, at)
    await expect(published(bytes, 'bomb.j2k')).rejects.toMatchObject({
      message: 'bomb.j2k measures 2,147,483,647 × 2,147,483,647 pixels, 4,611,686,014,132 megapixels; the limit is 600 megapixels.',
    }) // prettier-ignore
  })

  it('whose tiles take more memory than they may, and says how to go on', async () => {
    await writeFile(path('heavy.j2k'), await fixture('ramp'))
    const limits = { ...defaultSourceLimits, maxHeldBytes: 10_000_000 }
    await expect(inspect(path('heavy.j2k'), { limits })).rejects.toMatchObject({
      message: expect.stringMatching(/in a way that needs 21 MB of memory at once; the limit is 10 MB\. Raise the setting max-memory/) as unknown,
    }) // prettier-ignore
    expect(await inspect(path('heavy.j2k'))).toMatchObject([{ width: 1024, height: 1024 }])
  })
})

it('counts the memory of one tile, however many there are', async () => {
  const read = (bytes: Buffer) =>
    jp2((offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)), bytes.length)
  const one = await read(repeated(await fixture('ramp'), 1, 1))
  const many = await read(repeated(await fixture('ramp'), 20, 30))
  expect(many).toMatchObject({ width: 20_480, height: 30_720 })
  expect(tileBytes(many)).toBe(tileBytes(one))
  expect(tileBytes(one)).toBeGreaterThan(1024 * 1024 * 3 * 6)
})

it('takes any bytes for a fault or a picture, and for nothing else', async () => {
  const whole = jp2File(await fixture('tiles'), rgb)
  const altered = fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(altered, fc.nat(whole.length), async (changes, length) => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      const cut = length % 3 ? bytes : bytes.subarray(0, length)
      const read = (offset: number, count: number) =>
        Promise.resolve(Buffer.from(cut.subarray(offset, offset + count)))
      const found = await jp2(read, cut.length).catch((error: unknown) => error)
      if (!(found instanceof SourceFault))
        expect(found).toMatchObject({ width: expect.any(Number) as unknown })
    }),
    { numRuns: 2000 },
  )
})
