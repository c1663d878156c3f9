import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from '@jest/globals'
import sharp from 'sharp'
import type { Cutout } from '../../images/cutout.js'
import { plan, type Plan } from '../../images/plan.js'
import { makePyramid } from '../../images/pyramid.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { descriptor } from '../../images/tile.js'
import { decodedTiles } from '../../server/decoded-tiles.js'
import type { OpenPyramid } from '../../server/open-pyramids.js'
import { painted, scratch } from '../images/pictures.js'

const path = scratch()
const image = { width: 1700, height: 1300 }
const tileBytes = 512 * 512 * 3
/** Pyramids in memory, and how often they were read. */
const pyramids: Record<string, OpenPyramid> = {}
let reads = 0

async function opened(name: string): Promise<OpenPyramid> {
  const bytes = await readFile(path(name))
  const read = (offset: number, length: number) => {
    reads++
    return Promise.resolve(Buffer.from(bytes.subarray(offset, offset + length)))
  }
  return { ...(await descriptor({ read, size: bytes.length })), read }
}

beforeAll(async () => {
  const colour = painted(image, (x, y) => [(x * 3) % 256, (y * 5) % 256, (x + y) % 256])
  await colour.png().toFile(path('colour.png'))
  await colour.clone().toColourspace('b-w').png().toFile(path('grey.png'))
  for (const name of ['colour', 'grey']) {
    await makePyramid({ source: path(`${name}.png`), frame: 0, target: path(name) })
    pyramids[name] = await opened(name)
  }
})

function pyramid(name: string): OpenPyramid {
  const found = pyramids[name]
  if (!found) throw new Error(`There is no ${name} pyramid.`)
  return found
}

const planned = (region: string, size: string): Plan =>
  plan(image, parseRequest(3, { region, size, rotation: '0', ...lastSegment('default.png') }))

function pixels({ from, channels }: Cutout): Buffer {
  if (from.kind !== 'pixels') throw new Error('Nothing was decoded.')
  const { data, width, crop } = from
  const rows = Array.from({ length: crop.height }, (_, row) => {
    const start = ((crop.y + row) * width + crop.x) * channels
    return Buffer.from(data.subarray(start, start + crop.width * channels))
  })
  return Buffer.concat(rows)
}

/** Memory for so many tiles: with much, a level is kept in one piece; with little, tile by tile. */
const [much, little] = [100 * tileBytes, 16 * tileBytes]

/** The crop as libvips reads it from the pyramid's file. */
async function read(name: string, { level, crop }: Plan): Promise<Buffer> {
  const { x, y, width, height } = crop
  return sharp(path(name), { page: level })
    .extract({ left: x, top: y, width, height })
    .toColourspace(name === 'grey' ? 'b-w' : 'srgb')
    .raw()
    .toBuffer()
}

const regions = ['0,0,1700,1300', '509,509,6,6', '600,100,37,1100', '1693,1292,7,8', '100,600,1500,20', '512,512,512,512'] // prettier-ignore

it.each([
  ['colour', much],
  ['grey', much],
  ['colour', little],
  ['grey', little / 3],
] as const)('are put together to exactly the pixels of the file, in %s, with %d bytes', async (name, bytes) => {
  const tiles = decodedTiles(bytes)
  for (const region of regions)
    for (const size of ['max', 'pct:40', 'pct:20']) {
      const wanted = planned(region, size)
      for (let time = 0; time < 2; time++) {
        const cut = await tiles.cutout(name, pyramid(name), wanted)
        expect(cut.channels).toBe(name === 'grey' ? 1 : 3)
        expect(pixels(cut).equals(await read(name, wanted))).toBe(true)
      }
    }
}) // prettier-ignore

it.each([much, little])(
  'are decoded once, also where several ask at the same time, with %d bytes',
  async (bytes) => {
    const tiles = decodedTiles(bytes)
    const wanted = planned('100,100,900,900', 'max')
    reads = 0
    const first = await tiles.cutout('one', pyramid('colour'), wanted)
    const once = reads
    expect(once).toBeGreaterThan(0)
    const again = await Promise.all(
      [1, 2, 3].map(() => tiles.cutout('one', pyramid('colour'), wanted)),
    )
    expect(reads).toBe(once)
    for (const cut of again) expect(pixels(cut).equals(pixels(first))).toBe(true)
    const other = decodedTiles(2 * bytes)
    reads = 0
    await Promise.all([1, 2, 3].map(() => other.cutout('one', pyramid('colour'), wanted)))
    expect(reads).toBe(once)
    // Another pyramid has tiles of its own.
    await other.cutout('two', pyramid('colour'), wanted)
    expect(reads).toBe(2 * once)
  },
)

it('are right however few may be kept, and are left encoded where none or too few may', async () => {
  for (const most of [4, 5, 7]) {
    const tiles = decodedTiles(most * tileBytes)
    const asked = Array.from({ length: 40 }, (_, nth) => planned(`${String((nth * 397) % 1100)},${String((nth * 211) % 700)},500,500`, 'max')) // prettier-ignore
    await Promise.all(
      asked.map(async (wanted) => {
        const cut = await tiles.cutout('one', pyramid('colour'), wanted)
        if (cut.from.kind === 'pixels')
          expect(pixels(cut).equals(await read('colour', wanted))).toBe(true)
      }),
    )
  }
  for (const bytes of [0, 3 * tileBytes]) {
    const { from } = await decodedTiles(bytes).cutout('one', pyramid('colour'), planned('100,100,900,900', 'max')) // prettier-ignore
    expect(from.kind).toBe('tiff')
  }
})

it.each([much, little])('tries again what could not be read, with %d bytes', async (bytes) => {
  const tiles = decodedTiles(bytes)
  const wanted = planned('100,100,900,900', 'max')
  const broken = { ...pyramid('colour'), read: () => Promise.reject(new Error('The disk is gone.')) } // prettier-ignore
  await expect(tiles.cutout('one', broken, wanted)).rejects.toThrow('The disk is gone.')
  const cut = await tiles.cutout('one', pyramid('colour'), wanted)
  expect(pixels(cut).equals(await read('colour', wanted))).toBe(true)
})

it.each([much, little / 3])(
  'give no picture where the tiles of a damaged pyramid do not reach, with %d bytes',
  async (bytes) => {
    const tiles = decodedTiles(bytes)
    const whole = pyramid('colour')
    const levels = whole.levels.map((level) => ({ ...level, columns: 2, rows: 2 }))
    const wanted = planned('900,900,500,300', 'max')
    await expect(tiles.cutout('short', { ...whole, levels }, wanted)).rejects.toThrow(/cover/)
  },
)
