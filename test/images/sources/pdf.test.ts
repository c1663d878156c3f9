import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { inspect } from '../../../images/inspect.js'
import { makePyramid } from '../../../images/pyramid.js'
import { defaultSourceLimits } from '../../../images/source-limits.js'
import { scanDpi } from '../../../images/sources/pdf-page.js'
import { answer, apart, look, painted, scratch, squareColour, type Colour } from '../pictures.js'
import { fixture } from './jp2-files.js'
import { pdfFile, type Placed, type Sheet } from './pdf-files.js'

const path = scratch()

async function published(sheets: readonly Sheet[], frame = 0, name = 'scan.pdf') {
  await writeFile(path(name), pdfFile(sheets))
  const made = await makePyramid({ source: path(name), frame, target: path('pyramid') })
  const shown = await look(await answer(path('pyramid'), made, 3, 'full/max/0/default.png'))
  const { channels } = await sharp(path('pyramid')).metadata()
  expect(existsSync(path('pyramid.unpacked'))).toBe(false)
  return { ...made, channels, shown }
}

async function jpeg(width: number, height: number, colour: (x: number, y: number) => Colour, at: Placed['at']): Promise<Placed> {
  const bytes = await painted({ width, height }, colour).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()
  return { bytes, width, height, filter: 'DCTDecode', colours: 'DeviceRGB', at }
} // prettier-ignore

/** One colour all over, at 400 dpi. */
async function flat(width: number, height: number, background: string): Promise<Placed> {
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const at = [0, 0, (width * 72) / 400, (height * 72) / 400] as const
  return { bytes, width, height, filter: 'DCTDecode', colours: 'DeviceRGB', at }
}

/** A scan of 10 × 10 squares at 200 dpi. */
const square = (x: number, y: number) => squareColour(Math.floor(x / 60), Math.floor(y / 40))
const scan = () => jpeg(600, 400, square, [0, 0, 216, 144])
const page = async (): Promise<Sheet> => ({ size: [216, 144], images: [await scan()] })

describe('shows a page of a PDF', () => {
  it('pixel by pixel as it was scanned', async () => {
    const made = await published([await page()])
    expect(made).toMatchObject({ width: 600, height: 400, channels: 3, warnings: [] })
    for (const [x, y] of [
      [30, 20],
      [570, 20],
      [30, 380],
      [570, 380],
      [330, 220],
    ] as const)
      // prettier-ignore
      expect(apart(made.shown.at(x, y), square(x, y))).toBeLessThan(8)
    expect(await inspect(path('scan.pdf'))).toEqual([
      { frame: 0, width: 600, height: 400, dpi: 200, held: 960_000, mediaType: 'application/pdf' },
    ])
  })

  it.each([
    [90, [400, 600], [20, 30], [570, 380], [30, 380]],
    [180, [600, 400], [30, 20], [570, 380], [570, 380]],
    [270, [400, 600], [20, 30], [570, 20], [570, 20]],
  ] as const)('turned by %d degrees', async (turn, [width, height], [x, y], _, [u, v]) => {
    const made = await published([{ ...(await page()), entries: `/Rotate ${turn}` }])
    expect(made).toMatchObject({ width, height })
    expect(apart(made.shown.at(x, y), square(u, v))).toBeLessThan(8)
  })

  it('cut as its crop box says', async () => {
    const made = await published([{ ...(await page()), entries: '/CropBox[108 72 216 144]' }])
    expect(made).toMatchObject({ width: 300, height: 200 })
    expect(apart(made.shown.at(30, 20), square(330, 20))).toBeLessThan(8)
  })

  it('in grey where nothing on it is coloured, and in colour where the last line is', async () => {
    const grey = await flat(1200, 9000, '#828282')
    const plain = await published([{ size: [216, 1620], images: [grey] }])
    expect(plain).toMatchObject({ width: 1200, height: 9000, channels: 1 })
    expect(apart(plain.shown.at(600, 4500), [130, 130, 130])).toBeLessThan(4)
    const stamped = {
      size: [216, 1620],
      images: [grey],
      content: '1 0 0 rg 0 0 100 2 re f',
    } as const
    const { channels, shown } = await published([stamped])
    expect(channels).toBe(3)
    expect(apart(shown.at(100, 8995), [255, 0, 0])).toBeLessThan(8)
    expect(apart(shown.at(600, 100), [130, 130, 130])).toBeLessThan(4)
  })

  it('of type, at 300 dpi', async () => {
    const letters = 'BT /F 40 Tf 20 20 Td (IIIIIIII) Tj ET'
    const made = await published([{ size: [144, 72], content: letters }])
    expect(made).toMatchObject({ width: 600, height: 300, channels: 1 })
    const line = Array.from({ length: 600 }, (_, x) => made.shown.at(x, 180)[0])
    expect(Math.min(...line)).toBeLessThan(40)
  })

  it('with a JPEG 2000 in it', async () => {
    const image = { bytes: await fixture('tiles'), width: 100, height: 70, filter: 'JPXDecode', colours: 'DeviceRGB', at: [0, 0, 100, 70] } as const // prettier-ignore
    const made = await published([{ size: [100, 70], images: [image] }])
    expect(made).toMatchObject({ width: 100, height: 70 })
    expect(apart(made.shown.at(25, 17), [220, 20, 20])).toBeLessThan(8)
  })

  it('by its number, and no other', async () => {
    const sheets = [await page(), { size: [72, 36], content: '0 0 1 rg 0 0 72 36 re f' }] as const
    const second = await published(sheets, 1)
    expect(second).toMatchObject({ width: 300, height: 150 })
    expect(apart(second.shown.at(9, 9), [0, 0, 255])).toBeLessThan(8)
    expect(await inspect(path('scan.pdf'))).toMatchObject([{ frame: 0 }, { frame: 1, width: 300 }])
    await expect(published(sheets, 2)).rejects.toMatchObject({
      message: 'scan.pdf has no picture number 3.',
    })
  })
})

it('takes the resolution of a page from what covers it', () => {
  const image = (dpi: number, area: number) => ({ dpi, area, width: 1, height: 1, filters: [] })
  expect(scanDpi([image(400, 100)], 100)).toBe(400)
  expect(scanDpi([image(100, 100), image(600, 90)], 100)).toBe(600)
  expect(scanDpi([image(1200, 5), image(150, 100)], 100)).toBe(150)
  expect(scanDpi([1, 2, 3, 4].map(() => image(200, 25)), 100)).toBe(200) // prettier-ignore
  expect(scanDpi([image(72, 20)], 100)).toBe(300)
  expect(scanDpi([], 100)).toBe(300)
})

describe('refuses a PDF', () => {
  it.each([
    ['that is cut short', (file: Buffer) => file.subarray(0, -40), 'is cut short'],
    ['that holds nothing', () => Buffer.from('%PDF-1.7\n%%EOF\n'), 'is damaged and cannot be read (it is no whole PDF)'],
    ['without pages', () => pdfFile([]), 'is a PDF without pages.'],
  ])('%s', async (_, altered, said) => {
    await writeFile(path('bad.pdf'), altered(pdfFile([await page()])))
    await expect(inspect(path('bad.pdf'))).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(`bad.pdf ${said}`) as unknown,
    })
  }) // prettier-ignore

  it('of a page that is too large, and says which', async () => {
    const vast: Sheet = { size: [14_400, 14_400], content: '0 0 1 1 re f' }
    await writeFile(path('vast.pdf'), pdfFile([await page(), vast]))
    await expect(inspect(path('vast.pdf'))).rejects.toMatchObject({
      message:
        'vast.pdf (page 2) measures 60,000 × 60,000 pixels, 3,600 megapixels; the limit is 600 megapixels.',
    })
    const work = { source: path('vast.pdf'), frame: 1, target: path('pyramid') }
    await expect(makePyramid(work)).rejects.toMatchObject({ code: 'refused' })
  })

  it('that asks for more memory than there is for it', async () => {
    const wide = await flat(3000, 3000, '#828282')
    await writeFile(path('wide.pdf'), pdfFile([{ size: [540, 540], images: [wide] }]))
    const limits = { ...defaultSourceLimits, maxHeldBytes: 37_000_000 }
    const work = { source: path('wide.pdf'), frame: 0, target: path('pyramid'), limits }
    await expect(makePyramid(work)).rejects.toMatchObject({
      message:
        'wide.pdf needs more than 37 MB of memory to be read. Raise the setting max-memory, or save it as TIFF.',
    })
    expect(existsSync(path('pyramid.unpacked'))).toBe(false)
  })
})

it('says so where a PDF had to be mended', async () => {
  const bytes = pdfFile([await page()])
  const astray = bytes.toString('latin1').replace(/startxref\n\d+/, 'startxref\n7')
  await writeFile(path('astray.pdf'), Buffer.from(astray, 'latin1'))
  const made = await makePyramid({ source: path('astray.pdf'), frame: 0, target: path('pyramid') })
  expect(made.warnings).toEqual([
    'astray.pdf is damaged where it lists its parts, and was read by what was found in it; compare its pages.',
  ])
})

it('stops in the middle when it is told to, and leaves nothing', async () => {
  const large = await flat(6000, 8000, '#828282')
  await writeFile(path('stop.pdf'), pdfFile([{ size: [1080, 1440], images: [large] }]))
  const stopping = new AbortController()
  const work = { source: path('stop.pdf'), frame: 0, target: path('stopped') }
  const made = makePyramid({ ...work, signal: stopping.signal })
  setTimeout(() => {
    stopping.abort()
  }, 20)
  await expect(made).rejects.toThrow(/abort/i)
  expect(existsSync(path('stopped'))).toBe(false)
  expect(existsSync(path('stopped.unpacked'))).toBe(false)
})
