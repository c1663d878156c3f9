import { open } from 'node:fs/promises'
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import sharp from 'sharp'
import type { Ranges } from '../../images/bytes.js'
import { plan } from '../../images/plan.js'
import { makePyramid } from '../../images/pyramid.js'
import { indexBytes, readyIndex } from '../../images/ready-index.js'
import { readyPart, unready } from '../../images/ready.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { levels, sizes, tileSize, type Extent } from '../../images/sizes.js'
import { descriptor, readyJpeg } from '../../images/tile.js'
import { painted, scratch } from './pictures.js'

const path = scratch()

function part(image: Extent, version: 2 | 3, region: string, size: string, rest = '0/default.jpg') {
  const [rotation = '', last = ''] = rest.split('/')
  return readyPart(
    image,
    plan(image, parseRequest(version, { region, size, rotation, ...lastSegment(last) })),
  )
}

/** All tiles of an image as viewers ask for them: region and size. https://iiif.io/api/image/3.0/implementation/#3-tile-region-parameter-calculation */
function tiles(image: Extent) {
  return levels(image).flatMap(({ scaleFactor }, level) => {
    const step = tileSize * scaleFactor
    const found = []
    for (let x = 0, column = 0; x < image.width; x += step, column++)
      for (let y = 0, row = 0; y < image.height; y += step, row++) {
        const [w, h] = [Math.min(step, image.width - x), Math.min(step, image.height - y)]
        const size = { width: Math.ceil(w / scaleFactor), height: Math.ceil(h / scaleFactor) }
        found.push({ level, column, row, region: [x, y, w, h].join(','), size })
      }
    return found
  })
}

const side = fc.integer({ min: 1, max: 9000 })

it('knows every tile and every listed size, in either version and however it is written', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const image = { width, height }
      for (const { level, column, row, region, size } of tiles(image)) {
        const exact = `${String(size.width)},${String(size.height)}`
        for (const [version, spelled] of [[3, exact], [2, exact], [2, `${String(size.width)},`]] as const) {
          // `1,` of a sliver may mean several levels.
          if (spelled === '1,') continue
          const found = part(image, version, region, spelled)
          if (found?.kind === 'tile') expect(found).toMatchObject({ level, column, row })
          // A level that is one tile is also a listed size.
          else expect(found).toEqual({ kind: 'whole', level })
        }
      }
      for (const size of sizes(image)) {
        const exact = `${String(size.width)},${String(size.height)}`
        for (const version of [2, 3] as const) {
          const found = part(image, version, 'full', exact)
          expect(found?.kind).toBe('whole')
          expect(part(image, version, `0,0,${String(width)},${String(height)}`, exact)).toEqual(found)
        }
      }
    }),
    { numRuns: 60 },
  )
}) // prettier-ignore

it('takes nothing for ready that has to be turned, scaled, or made in another way', () => {
  const image = { width: 3000, height: 2000 }
  expect(part(image, 3, '512,512,512,512', '512,512')).toMatchObject({ kind: 'tile', level: 0 })
  expect(part(image, 3, '512,512,512,512', '512,512', '0/color.jpg')).toMatchObject({
    kind: 'tile',
  })
  expect(part(image, 3, '512,512,512,512', 'max', '360/default.jpg')).toMatchObject({
    kind: 'tile',
  })
  for (const [region, size, rest] of [
    ['512,512,512,512', '511,511', '0/default.jpg'],
    ['512,512,512,512', '^1024,1024', '0/default.jpg'],
    ['513,512,512,512', '512,512', '0/default.jpg'],
    ['512,512,511,512', '511,512', '0/default.jpg'],
    ['512,512,1024,512', '1024,512', '0/default.jpg'],
    ['512,512,512,512', '512,512', '!0/default.jpg'],
    ['512,512,512,512', '512,512', '90/default.jpg'],
    ['512,512,512,512', '512,512', '0/gray.jpg'],
    ['512,512,512,512', '512,512', '0/bitonal.jpg'],
    ['512,512,512,512', '512,512', '0/default.png'],
    ['full', 'max', '0/default.jpg'],
  ] as const)
    expect(part(image, 3, region, size, rest)).toBeUndefined()
})

it('makes exactly the edge tiles that viewers ask for, and the smaller levels whole', () => {
  fc.assert(
    fc.property(side, side, (width, height) => {
      const image = { width, height }
      const edges = new Set(
        tiles(image).flatMap(({ region, size, level }) => {
          const found = part(image, 3, region, `${String(size.width)},${String(size.height)}`)
          return found?.kind === 'tile' && found.edge ? [level] : []
        }),
      )
      for (const { level, right, bottom, whole, resolution } of unready(image)) {
        expect(whole).toBe(Math.max(resolution.width, resolution.height) <= 2048)
        if (!whole) expect(right || bottom).toBe(edges.has(level))
      }
    }),
    { numRuns: 60 },
  )
})

async function fileOf(name: string): Promise<Ranges> {
  const file = await open(path(name))
  const { size } = await file.stat()
  return {
    size,
    read: async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}

it.each([
  ['larger than a few tiles, with odd sides', { width: 2177, height: 1111 }, 3],
  ['of whole tiles', { width: 1536, height: 1024 }, 3],
  ['narrow', { width: 37, height: 2900 }, 3],
  ['in grey', { width: 1300, height: 700 }, 1],
  ['of a single tile', { width: 300, height: 200 }, 3],
] as const)('lies ready in the file of an image %s', async (what, image, channels) => {
  const soft = painted(image, (x, y) => [(x >> 3) % 256, (y >> 3) % 256, ((x + y) >> 4) % 256])
  const master = channels === 1 ? soft.toColourspace('b-w') : soft
  await master.tiff({ compression: 'none', resolutionUnit: 'inch', xres: 400 / 25.4, yres: 400 / 25.4 }).toFile(path(what + '.tif'))
  await makePyramid({ source: path(what + '.tif'), frame: 0, target: path(what) })
  const file = await fileOf(what)
  try {
    const pyramid = await descriptor(file)
    expect(pyramid.dpi).toBe(400)
    const wanted = [
      ...tiles(image).map(({ level, region, size }) => ({ level, region, size })),
      ...sizes(image).map((size, nth, all) => ({ level: levels(image).length - all.length + (all.length - 1 - nth), region: 'full', size })),
    ]
    for (const { level, region, size } of wanted) {
      const found = part(image, 3, region, `${String(size.width)},${String(size.height)}`)
      const jpeg = found && (await readyJpeg(file.read, pyramid, found))
      const header = await sharp(jpeg).metadata()
      expect({ width: header.width, height: header.height }).toEqual(size)
      expect(header.channels).toBe(channels)
      expect(header.density).toBe(Math.max(1, Math.round(400 / 2 ** level)))
      const [x = 0, y = 0] = region === 'full' ? [0, 0] : region.split(',').map((n) => Number(n) / 2 ** level)
      const given = await sharp(jpeg).toColourspace(channels === 1 ? 'b-w' : 'srgb').raw().toBuffer()
      const kept = await sharp(path(what), { page: level }).extract({ left: x, top: y, ...size }).toColourspace(channels === 1 ? 'b-w' : 'srgb').raw().toBuffer()
      expect(given.length).toBe(kept.length)
      const off = given.reduce((sum, value, at) => sum + Math.abs(value - (kept[at] ?? 0)), 0)
      const cut = found?.kind === 'whole' || found?.edge
      // What lies in the TIFF is given as it is; an edge or a whole level went through JPEG once more.
      expect(off / kept.length).toBeLessThanOrEqual(cut ? 0.5 : 0)
    }
  } finally {
    await file.close()
  }
}) // prettier-ignore

it('reads back the index it wrote, and takes nothing else for one', async () => {
  const index = {
    dpi: 300,
    levels: [
      { whole: undefined, edges: new Map([[3, { offset: 5_000_000_000, length: 12 }]]) },
      { whole: { offset: 7, length: 9 }, edges: new Map() },
    ],
  }
  const bytes = Buffer.concat([Buffer.alloc(100), indexBytes(index)])
  const read = (from: Buffer) => (offset: number, length: number) =>
    Promise.resolve(from.subarray(offset, offset + length))
  expect(await readyIndex(read(bytes), bytes.length)).toEqual(index)
  const spoilt = Buffer.from(bytes)
  spoilt[105] = 0xff
  const lying = Buffer.from(bytes)
  lying.writeUInt32LE(0xffffffff, bytes.length - 12)
  for (const other of [spoilt, lying, bytes.subarray(0, -1), Buffer.alloc(0), Buffer.alloc(5)])
    expect(await readyIndex(read(other), other.length)).toBeUndefined()
})
