import { open, readFile, writeFile } from 'node:fs/promises'
import { beforeAll, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { formats } from '../../images/formats.js'
import { pdfOf } from '../../images/pdf.js'
import { makePyramid } from '../../images/pyramid.js'
import { render } from '../../images/render.js'
import { tiffDirectories } from '../../images/tiff.js'
import {
  answer,
  apart,
  cutFrom,
  look,
  planned,
  scratch,
  squareColour,
  squares,
} from './pictures.js'

const path = scratch()
const image = { width: 1000, height: 1000 }
const unreadable = expect.objectContaining({ name: 'Problem', code: 'unreadable' })
const asked = (request: string) => answer(path('squares'), image, 3, request)
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
  ['avif', 'heif'],
  ['tif', 'tiff'],
  ['gif', 'gif'],
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

it.each([
  ['gray.jpg', 1, 8],
  ['gray.png', 1, 8],
  ['gray.tif', 1, 8],
  ['bitonal.tif', 1, 1],
  ['bitonal.png', 3, 1],
  ['bitonal.gif', 3, 1],
] as const)('writes %s in %d channels of %d bits', async (last, channels, bits) => {
  for (const rotation of ['0', '!90']) {
    const header = await sharp(await asked(`full/max/${rotation}/${last}`)).metadata()
    expect([header.channels, header.bitsPerSample ?? 8]).toEqual([channels, bits])
    expect(header.hasProfile).toBe(false)
  }
})

it.each(['jpg', 'png', 'webp', 'tif', 'gif'])('gives nothing but black and white in a bitonal %s', async (format) => {
  const { data } = await sharp(await asked(`0,0,1000,500/600,300/22.5/bitonal.${format}`)).removeAlpha().toColourspace('b-w').raw().toBuffer({ resolveWithObject: true }) // prettier-ignore
  const strange = data.filter((value) => value > (format === 'jpg' ? 30 : 0) && value < (format === 'jpg' ? 225 : 255)) // prettier-ignore
  // A JPEG rings a little beside its edges.
  expect(strange.length).toBeLessThanOrEqual(format === 'jpg' ? data.length / 50 : 0)
}) // prettier-ignore

it('gives equal requests equal bytes, in every format', async () => {
  for (const format of Object.keys(formats)) {
    const request = `0,0,300,200/120,80/22.5/bitonal.${format}`
    const first = await asked(request)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect([format, Buffer.compare(first, await asked(request))]).toEqual([format, 0])
  }
})

/** The fraction of a tag in EXIF or a TIFF, where its bytes stand little-endian. */
function fraction(bytes: Buffer, tag: number): number | undefined {
  const entry = bytes.indexOf(Buffer.from([tag & 255, tag >> 8, 5, 0, 1, 0, 0, 0]))
  const start = bytes.indexOf(Buffer.from('II*\0', 'latin1'))
  if (entry < 0 || start < 0) return undefined
  const at = start + bytes.readUInt32LE(entry + 8)
  return bytes.readUInt32LE(at) / bytes.readUInt32LE(at + 4)
}

/** Pixels an inch that a file claims. */
function claimed(format: string, bytes: Buffer): number | undefined {
  if (format === 'jpg') {
    const at = bytes.indexOf('JFIF\0', 0, 'latin1')
    return at < 0 || bytes[at + 7] !== 1 ? undefined : bytes.readUInt16BE(at + 8)
  }
  if (format === 'png') {
    const at = bytes.indexOf('pHYs', 0, 'latin1')
    return at < 0 ? undefined : bytes.readUInt32BE(at + 4) * 0.0254
  }
  if (format === 'pdf') {
    const [, width] = /MediaBox \[0 0 ([\d.]+)/.exec(bytes.toString('latin1')) ?? []
    const [, pixels] = /\/Width (\d+)/.exec(bytes.toString('latin1')) ?? []
    return (Number(pixels) / Number(width)) * 72
  }
  const inches = bytes.indexOf(Buffer.from([0x28, 1, 3, 0, 1, 0, 0, 0, 2, 0]))
  return inches < 0 ? undefined : fraction(bytes, 282)
}

const withDpi = ['jpg', 'png', 'webp', 'avif', 'tif', 'pdf'] as const

it.each(withDpi)('keeps the scale of the scan in %s', async (format) => {
  const claim = async (request: string, dpi: number | undefined) => {
    const settled = planned(image, 3, `${request}.${format}`)
    const { dpi: _, ...cut } = await cutFrom(path('squares'), settled)
    const made = await render({ ...cut, ...(dpi !== undefined && { dpi }) }, settled)
    return claimed(format, Buffer.from(made))
  }
  const near = (dpi: number) => expect.closeTo(dpi, 0) as unknown
  expect(await claim('full/max/0/default', 300)).toEqual(near(300))
  expect(await claim('100,100,400,200/100,50/90/default', 600)).toEqual(near(150))
  expect(await claim('100,100,400,200/^800,400/0/gray', 300)).toEqual(near(600))
  expect(await claim('0,0,301,201/100,67/22.5/bitonal', 300)).toEqual(near(100))
  const unknown = format === 'pdf' ? near(72) : undefined
  expect(await claim('full/500,500/0/default', undefined)).toEqual(unknown)
  // Stretched, it has not one scale.
  expect(await claim('full/500,250/0/default', 300)).toEqual(unknown)
})

it('writes a PNG that decoders accept with its scale and without', async () => {
  for (const request of ['full/max/0/default.png', 'full/max/0/bitonal.png']) {
    const settled = planned(image, 3, request)
    const cut = await cutFrom(path('squares'), settled)
    const strict = sharp(await render({ ...cut, dpi: 300 }, settled), { failOn: 'warning' })
    expect(await strict.metadata()).toMatchObject({ density: 300 })
    expect((await strict.stats()).channels.length).toBeGreaterThan(0)
  }
})

it('shows a PDF page no reader has to cut, however large the picture', async () => {
  const made = await pdfOf(Buffer.from(await asked('full/max/0/default.jpg')), { width: 32_000, height: 16_000 }) // prettier-ignore
  expect(made.toString('latin1')).toContain('/MediaBox [0 0 14400 7200]')
  expect(made.toString('latin1')).not.toContain('CreationDate')
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

it('says so where the tiles are damaged', async () => {
  const settled = planned(image, 3, 'full/max/0/default.jpg')
  const { from, ...cut } = await cutFrom(path('squares'), settled)
  if (from.kind !== 'tiff') throw new Error('The tiles are still encoded.')
  const torn = Buffer.from(from.tiff).fill(0, from.tiff.length >> 1)
  for (const tiff of [torn, Buffer.alloc(100)])
    await expect(render({ ...cut, from: { ...from, tiff } }, settled)).rejects.toEqual(unreadable)
})
