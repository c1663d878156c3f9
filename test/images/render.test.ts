import { copyFile, open, readFile, writeFile } from 'node:fs/promises'
import { beforeAll, expect, it } from '@jest/globals'
import { makePyramid } from '../../images/pyramid.js'
import { tiffDirectories } from '../../images/tiff.js'
import { answer, apart, look, scratch, squareColour, squares } from './pictures.js'

const path = scratch()
const image = { width: 1000, height: 1000 }
const unreadable = expect.objectContaining({ name: 'Problem', code: 'unreadable' })
const shown = async (request: string, pyramid = path('squares')) =>
  look(await answer(pyramid, image, 3, request))

beforeAll(async () => {
  await squares().png().toFile(path('squares.png'))
  await makePyramid({ source: path('squares.png'), frame: 0, target: path('squares') })
})

it.each([
  ['jpg', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
])('encodes %s', async (format, name) => {
  const made = await shown(`0,0,300,200/max/0/default.${format}`)
  expect(made).toMatchObject({ width: 300, height: 200, format: name })
  expect(apart(made.at(250, 150), squareColour(2, 1))).toBeLessThan(8)
})

it.each([
  ['0', [0, 0], 300, 200],
  ['90', [0, 1], 200, 300],
  ['180', [2, 1], 300, 200],
  ['270', [2, 0], 200, 300],
  ['!0', [2, 0], 300, 200],
  ['!90', [2, 1], 200, 300],
  ['!180', [0, 1], 300, 200],
  ['!270', [0, 0], 200, 300],
] as const)(
  'turned by %s, the square %p comes to the top left',
  async (rotation, [column, row], width, height) => {
    for (const format of ['jpg', 'png']) {
      const made = await shown(`0,0,300,200/max/${rotation}/default.${format}`)
      expect([made.width, made.height]).toEqual([width, height])
      expect(apart(made.at(50, 50), squareColour(column, row))).toBeLessThan(8)
    }
  },
)

it('turns by any angle on a transparent ground, or white where there is no transparency', async () => {
  for (const format of ['png', 'webp']) {
    const made = await shown(`0,0,300,200/max/45/default.${format}`)
    expect(Math.abs(made.width - 354) + Math.abs(made.height - 354)).toBeLessThanOrEqual(4)
    expect([made.alphaAt(2, 2), made.alphaAt(177, 177)]).toEqual([0, 255])
  }
  expect((await shown('0,0,300,200/max/45/default.jpg')).at(2, 2)).toEqual([255, 255, 255])
})

it('scales before it turns', async () => {
  expect(await shown('0,0,300,200/150,50/90/default.png')).toMatchObject({ width: 50, height: 150 })
})

it('gives grey and bitonal pictures', async () => {
  const grey = await shown('full/500,/0/gray.png')
  const bitonal = await shown('full/500,/0/bitonal.png')
  const tones = new Set<number>()
  for (let at = 25; at < 500; at += 50) {
    const [r, g, b] = grey.at(at, 475 - (at % 400))
    expect([g, b]).toEqual([r, r])
    tones.add(bitonal.at(at, 475 - (at % 400))[0])
  }
  expect([...tones].sort()).toEqual([0, 255])
  expect((await shown('full/500,/30/bitonal.png')).alphaAt(2, 2)).toBe(0)
})

it('enlarges where it is asked to', async () => {
  const made = await shown('100,100,100,100/^400,/0/default.png')
  expect(made).toMatchObject({ width: 400, height: 400 })
  expect(apart(made.at(200, 200), squareColour(1, 1))).toBeLessThan(6)
})

/** The pyramid with the bytes of every tile wiped out but those of one tile on one level. */
async function onlyTile(level: number, tile: number): Promise<string> {
  const file = await open(path('squares'))
  const all = await tiffDirectories(async (offset, length) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
    return buffer.subarray(0, bytesRead)
  })
  await file.close()
  const bytes = await readFile(path('squares'))
  for (const { index, offsets, byteCounts } of all)
    offsets.forEach((offset, nth) => {
      if (index !== level || nth !== tile) bytes.fill(0, offset, offset + (byteCounts[nth] ?? 0))
    })
  await writeFile(path('one-tile'), bytes)
  return path('one-tile')
}

it.each([
  ['512,0,488,512/488,512/0/default.jpg', 0, 1],
  ['512,512,488,488/488,488/0/default.jpg', 0, 3],
  ['600,100,200,300/!150,299/90/gray.png', 0, 1],
  ['full/500,500/0/default.jpg', 1, 0],
  ['full/120,/0/default.jpg', 1, 0],
])('reads for %s only level %d, tile %d', async (request, level, tile) => {
  const expected = await answer(path('squares'), image, 3, request)
  const pyramid = await onlyTile(level, tile)
  expect(Buffer.from(await answer(pyramid, image, 3, request)).equals(Buffer.from(expected))).toBe(
    true,
  )
  // The wiped tiles would have been noticed.
  await expect(answer(pyramid, image, 3, 'full/max/0/default.jpg')).rejects.toEqual(unreadable)
})

it('says so where the pyramid is missing, and sees one that was put in its place', async () => {
  await expect(shown('full/max/0/default.jpg', path('none'))).rejects.toEqual(unreadable)
  await copyFile(path('squares'), path('replaced'))
  const before = await shown('0,0,100,100/max/0/default.png', path('replaced'))
  await squares().negate().png().toFile(path('other.png'))
  await makePyramid({ source: path('other.png'), frame: 0, target: path('replaced') })
  const after = await shown('0,0,100,100/max/0/default.png', path('replaced'))
  expect(apart(before.at(50, 50), after.at(50, 50))).toBeGreaterThan(50)
})
