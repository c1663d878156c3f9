import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from '@jest/globals'
import type { Ranges } from '../../images/bytes.js'
import { cutout } from '../../images/cutout.js'
import { plan } from '../../images/plan.js'
import { makePyramid } from '../../images/pyramid.js'
import { render } from '../../images/render.js'
import { readyPart } from '../../images/ready.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { readyJpeg } from '../../images/tile.js'
import { openPyramidCache } from '../../server/open-pyramids.js'
import { look, scratch, squareColour, squares, apart } from '../images/pictures.js'

const path = scratch()
const image = { width: 1000, height: 1000 }
let bytes: Buffer

beforeAll(async () => {
  await squares().png().toFile(path('squares.png'))
  await makePyramid({ source: path('squares.png'), frame: 0, target: path('squares') })
  bytes = await readFile(path('squares'))
})

/** A store that knows nothing but ranges of what it holds, and how many of its files are open. */
function store() {
  const open = new Set<number>()
  const counts = { opened: 0, most: 0, lateReads: 0 }
  return {
    counts,
    openNow: () => open.size,
    ranges: async (name: string): Promise<Ranges> => {
      await Promise.resolve()
      if (name === 'missing') throw new Error('There is nothing of that name.')
      const file = name === 'damaged' ? bytes.subarray(0, 3000) : bytes
      const number = counts.opened++
      open.add(number)
      counts.most = Math.max(counts.most, open.size)
      return {
        size: file.length,
        read: async (offset, length) => {
          await Promise.resolve()
          if (!open.has(number)) counts.lateReads++
          return Buffer.from(file.subarray(offset, offset + length))
        },
        close: () => {
          open.delete(number)
          return Promise.resolve()
        },
      }
    },
  }
}

const planned = (region: string, size: string, last = 'default.jpg') =>
  plan(image, parseRequest(3, { region, size, rotation: '0', ...lastSegment(last) }))

it('answers ready and other pictures from a store that offers only ranges', async () => {
  const { ranges } = store()
  const cache = openPyramidCache(ranges, { files: 4, bytes: 1e6 })
  const tile = planned('512,0,488,512', '488,512')
  const part = readyPart(image, tile)
  if (!part) throw new Error('An edge tile lies ready.')
  const ready = await cache.use('one', (pyramid) => readyJpeg(pyramid.read, pyramid, part))
  const seen = await look(ready ?? Buffer.alloc(0))
  expect([seen.width, seen.height]).toEqual([488, 512])
  expect(apart(seen.at(138, 50), squareColour(6, 0))).toBeLessThanOrEqual(5)
  const odd = planned('150,250,700,300', '350,150', 'default.png')
  const made = await cache.use('one', async (pyramid) => render(await cutout(pyramid.read, pyramid, odd), odd)) // prettier-ignore
  const picture = await look(made)
  expect([picture.width, picture.height]).toEqual([350, 150])
  expect(apart(picture.at(50, 50), squareColour(2, 3))).toBeLessThanOrEqual(5)
})

it('keeps no more open than it may, and closes none that is being read', async () => {
  const { ranges, counts, openNow } = store()
  const cache = openPyramidCache(ranges, { files: 3, bytes: 1e9 })
  const names = Array.from({ length: 400 }, (_, nth) => `pyramid ${String((nth * 7) % 20)}`)
  let reading = 0
  let mostReading = 0
  await Promise.all(
    names.map((name) =>
      cache.use(name, async (pyramid) => {
        mostReading = Math.max(mostReading, ++reading)
        for (let turn = 0; turn < 5; turn++) expect(await pyramid.read(0, 4)).toHaveLength(4)
        reading--
      }),
    ),
  )
  expect(mostReading).toBeGreaterThan(3)
  expect(counts.lateReads).toBe(0)
  expect(openNow()).toBeLessThanOrEqual(3)
  cache.close()
  expect(openNow()).toBe(0)
})

it('opens a pyramid once for all who want it at the same time, and again when it was closed', async () => {
  const { ranges, counts } = store()
  const cache = openPyramidCache(ranges, { files: 3, bytes: 1e9 })
  const read = () => cache.use('one', (pyramid) => Promise.resolve(pyramid.channels))
  expect(await Promise.all([read(), read(), read()])).toEqual([3, 3, 3])
  await read()
  expect(counts.opened).toBe(1)
  cache.close()
  await read()
  expect(counts.opened).toBe(2)
})

it('is bounded in bytes too, even by a single table that is larger than all may be', async () => {
  const { ranges, openNow } = store()
  const cache = openPyramidCache(ranges, { files: 100, bytes: 10 })
  for (const name of ['one', 'two', 'three'])
    expect(await cache.use(name, (pyramid) => Promise.resolve(pyramid.levels.length))).toBe(2)
  expect(openNow()).toBe(1)
})

it('leaves nothing open where a pyramid is missing or damaged, and tries again when asked again', async () => {
  const { ranges, openNow } = store()
  const cache = openPyramidCache(ranges, { files: 3, bytes: 1e9 })
  const use = (name: string) => cache.use(name, () => Promise.resolve('read'))
  for (const name of ['missing', 'damaged', 'missing', 'damaged'])
    await expect(use(name)).rejects.toThrow()
  expect(openNow()).toBe(0)
  expect(await use('one')).toBe('read')
})
