import { beforeAll, expect, it } from '@jest/globals'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { formats, qualities, type Format, type Quality } from '../../images/formats.js'
import { makePyramid } from '../../images/pyramid.js'
import { answer, apart, painted, scratch, type Colour } from './pictures.js'
import {
  around, cell, cellColour, greyOf, limits, picture, placeOf, regions, rotations, sizes, type Rotation,
} from './reference.js' // prettier-ignore

/*
 * Every legal form of a request against the reference. All of them together would be 104,000 pictures; taken are every region x size x rotation
 * of both versions (which decide where a pixel goes), every rotation x quality x format x source (which decide what it looks like), and the other
 * parts in turn beside them, so that any two parts meet in all their forms.
 */

const path = scratch()
const sources = ['colour', 'grey'] as const
let pdfium: Awaited<ReturnType<typeof PDFiumLibrary.init>>

beforeAll(async () => {
  const cells = painted(picture, (x, y) => cellColour(Math.floor(x / cell), Math.floor(y / cell)))
  await cells.clone().png().toFile(path('colour.png'))
  await cells.toColourspace('b-w').png().toFile(path('grey.png'))
  for (const source of sources)
    await makePyramid({ source: path(`${source}.png`), frame: 0, target: path(source) })
  pdfium = await PDFiumLibrary.init()
})

interface Asked {
  readonly version: 2 | 3
  readonly region: string
  readonly size: string
  readonly rotation: Rotation
  readonly quality: Quality
  readonly format: Format
  readonly source: (typeof sources)[number]
}

const turn = <Value>(values: readonly Value[], nth: number): Value =>
  values[nth % values.length] as Value
const formatNames = Object.keys(formats) as Format[]

function* asked(): Generator<Asked> {
  let nth = 0
  for (const version of [3, 2] as const)
    for (const region of Object.keys(regions))
      for (const size of Object.keys(sizes[version]))
        for (const rotation of rotations) {
          nth++
          const [quality, format] = [turn(qualities, nth), turn(formatNames, Math.floor(nth / 4))]
          yield { version, region, size, rotation, quality, format, source: turn(sources, Math.floor(nth / 28)) } // prettier-ignore
        }
  for (const rotation of rotations)
    for (const quality of qualities)
      for (const format of formatNames)
        for (const source of sources) {
          nth++
          const version = nth % 3 === 0 ? 2 : 3
          const region = turn(Object.keys(regions), nth)
          const size = turn(Object.keys(sizes[version]), Math.floor(nth / 6))
          yield { version, region, size, rotation, quality, format, source }
        }
}

interface Seen {
  readonly width: number
  readonly height: number
  readonly kind: string
  readonly channels: number
  /** Red, green, blue and opacity of a pixel. */
  readonly at: (x: number, y: number) => readonly [number, number, number, number]
}

function seen(data: Uint8Array, width: number, height: number, channels: number, kind: string): Seen {
  const at = (x: number, y: number) => {
    const from = (y * width + x) * 4
    return [data[from] ?? -1, data[from + 1] ?? -1, data[from + 2] ?? -1, data[from + 3] ?? -1] as const // prettier-ignore
  }
  return { width, height, kind, channels, at }
} // prettier-ignore

/** What another program sees in a PDF: the page as wide as its picture. */
async function seenInPdf(bytes: Uint8Array): Promise<Seen> {
  const text = Buffer.from(bytes).toString('latin1')
  const sides = ['Width', 'Height'].map((name) => Number(new RegExp(`/${name} (\\d+)`).exec(text)?.[1])) // prettier-ignore
  const [width = 0, height = 0] = sides
  const document = await pdfium.loadDocument(bytes)
  expect(document.getPageCount()).toBe(1)
  const { data } = await document.getPage(0).render({ width, height, render: (options) => Promise.resolve(options.data) }) // prettier-ignore
  document.destroy()
  const channels = text.includes('/DeviceGray') ? 1 : 3
  return seen(data, width, height, channels, text.slice(1, 4).toLowerCase())
}

async function looked(bytes: Uint8Array, format: Format): Promise<Seen> {
  if (format === 'pdf') return seenInPdf(bytes)
  const header = await sharp(bytes).metadata()
  const { data, info } = await sharp(bytes).toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true }) // prettier-ignore
  return seen(data, info.width, info.height, header.channels, header.format)
}

const kinds: Record<Format, string> = { jpg: 'jpeg', png: 'png', webp: 'webp', avif: 'heif', tif: 'tiff', gif: 'gif', pdf: 'pdf' } // prettier-ignore
const lossless: readonly Format[] = ['png', 'tif']

/** The colour a cell must have, or `undefined` where it is too near to the middle to be told black or white. */
function expected({ quality, source }: Asked, colour: Colour): Colour | undefined {
  const grey = greyOf(colour)
  if (quality === 'bitonal') {
    if (Math.abs(grey - 128) < 25) return undefined
    return grey < 128 ? [0, 0, 0] : [255, 255, 255]
  }
  return quality === 'gray' || source === 'grey' ? [grey, grey, grey] : colour
}

/** Checks a picture; gives at how many points. */
function check(one: Asked, made: Seen): number {
  const box = regions[one.region] ?? [0, 0, 0, 0]
  const [w, h] = box[2] > 0 ? ([box[2] - box[0], box[3] - box[1]] as const) : [0, 0]
  const size = sizes[one.version][one.size]?.(w, h) ?? [0, 0]
  const [width, height] = around(...size, one.rotation.degrees)
  const exact = one.rotation.degrees % 90 === 0 ? 1 : 2
  expect(Math.abs(made.width - width)).toBeLessThanOrEqual(exact)
  expect(Math.abs(made.height - height)).toBeLessThanOrEqual(exact)
  expect(made.kind).toBe(kinds[one.format])
  // Transparent where a corner came free, white where the format has no such thing.
  const white = ['jpg', 'pdf'].includes(one.format) || (one.format === 'tif' && one.quality === 'bitonal') // prettier-ignore
  if (one.rotation.degrees === 22.5) {
    const [r, g, b, opacity] = made.at(1, 1)
    if (white) expect([Math.min(r, g, b) > 245, opacity]).toEqual([true, 255])
    else expect(opacity).toBe(0)
  }
  const tolerance = lossless.includes(one.format) ? 16 : 26
  let points = 0
  for (let column = 0; column < picture.width / cell; column++)
    for (let row = 0; row < picture.height / cell; row++) {
      const middle = [(column + 0.5) * cell, (row + 0.5) * cell] as const
      const inside = Math.min(middle[0] - box[0], box[2] - middle[0], middle[1] - box[1], box[3] - middle[1]) // prettier-ignore
      const colour = expected(one, cellColour(column, row))
      if (inside < cell / 4 || !colour) continue
      const [x, y] = placeOf(middle, box, size, one.rotation)
      const [r, g, b, opacity] = made.at(Math.floor(x), Math.floor(y))
      // AVIF codes opacity as it codes colours, with loss.
      expect(opacity).toBeGreaterThan(one.format === 'avif' ? 245 : 254)
      const off = apart([r, g, b], colour)
      if (off > tolerance) throw new Error(`cell ${column},${row} at ${x},${y}: is ${String([r, g, b])}, should be ${String(colour)}`) // prettier-ignore
      points++
    }
  return points
}

it('makes every legal form of a request into the picture that the specification describes', async () => {
  const wrong: string[] = []
  let [pictures, points] = [0, 0]
  const requests = asked()
  const work = async () => {
    for (const one of requests) {
      const text = `${one.region}/${one.size}/${one.rotation.text}/${one.quality}.${one.format}`
      try {
        const bytes = await answer(path(one.source), picture, one.version, text, limits)
        points += check(one, await looked(bytes, one.format))
      } catch (error) {
        wrong.push(`${one.version} ${one.source} ${text}: ${(error as Error).message}`)
      }
      pictures++
    }
  }
  await Promise.all([work(), work(), work()])
  expect(wrong).toEqual([])
  expect(pictures).toBe(6 * (14 + 9) * 12 + 12 * 4 * 7 * 2)
  expect(points).toBeGreaterThan(30_000)
})
