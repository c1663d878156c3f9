import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { languageFiles } from '../../../server/ocr/language-data.js'
import type { PageReader } from '../../../server/ocr/page-reader.js'
import { openReader } from '../../../server/ocr/reader.js'
import { newFolder, written } from '../../folders.js'
import { memoryFor, patient, typedPage } from './pages.js'

const never = new AbortController().signal
let reader: PageReader
beforeAll(async () => {
  reader = await openReader(['eng'], { memory: memoryFor(2) })
}, patient)
afterAll(() => reader.close())

it('reads a page: its words, each in its place', async () => {
  const page = await typedPage(['The Harbour Master asks the Board', 'to wait for the sur-', 'vey of 1956.']) // prettier-ignore
  const { lines, space, tool } = await reader.read(page, never)
  expect(lines.map(({ text }) => text)).toEqual([
    'The Harbour Master asks the Board',
    'to wait for the sur-',
    'vey of 1956.',
  ])
  expect(space).toEqual({ width: 1200, height: 380 })
  // Raised knowingly, with the recipe of what is kept.
  expect(tool).toBe('Tesseract 5.1.0 (eng)')
  for (const [at, { edges, words = [], baseline }] of lines.entries()) {
    const y = 120 + at * 60
    expect(edges?.left).toBeGreaterThan(95)
    expect(Math.abs((baseline?.[0]?.y ?? 0) - y)).toBeLessThan(4)
    for (const { from, edges: of, confidence } of words) {
      // A typewriter's letters all have one width: 0.602 of their size.
      expect(Math.abs((of?.left ?? 0) - (100 + from * 32 * 0.602))).toBeLessThan(8)
      expect([of && of.top > y - 40, of && of.bottom < y + 14]).toEqual([true, true])
      expect(confidence).toBeGreaterThan(0.5)
    }
  }
  expect(lines[1]?.words?.at(-1)?.whole).toBe('survey')
  expect(lines[2]?.words?.[0]?.whole).toBe('survey')
}, patient) // prettier-ignore

it('reads several pages side by side, and mixes none up', async () => {
  expect(reader.atOnce).toBe(Math.min(2, availableParallelism()))
  const names = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo']
  const pages = await Promise.all(names.map((name) => typedPage([`The page of ${name}`])))
  const read = await Promise.all(pages.map((page) => reader.read(page, never)))
  expect(read.map(({ lines }) => lines[0]?.text)).toEqual(names.map((name) => `The page of ${name}`)) // prettier-ignore
}, patient) // prettier-ignore

it('finds nothing on an empty page, and on a picture of hardly a pixel', async () => {
  for (const side of [1, 3, 800]) {
    const bytes = await sharp({ create: { width: side, height: side, channels: 3, background: '#fff' } }).png().toBuffer() // prettier-ignore
    expect([side, (await reader.read({ bytes, width: side, height: side }, never)).lines]).toEqual([
      side,
      [],
    ])
  }
}, patient) // prettier-ignore

it('says of what is no picture that it is none, and reads the next', async () => {
  const page = await typedPage(['Still here'])
  for (const bytes of [new Uint8Array(0), Buffer.from('no picture'), page.bytes.subarray(0, 90)])
    await expect(reader.read({ ...page, bytes }, never)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('did not read this page: it is no picture'),
    })
  expect((await reader.read(page, never)).lines[0]?.text).toBe('Still here')
}, patient) // prettier-ignore

it('stops at once where it is told to, and can be used again', async () => {
  const page = await typedPage(Array.from({ length: 60 }, () => 'All the words of a long page'))
  const stop = new AbortController()
  const reading = [1, 2, 3].map(() => reader.read(page, stop.signal))
  const ended = Promise.allSettled(reading)
  setTimeout(() => {
    stop.abort(new Error('enough'))
  }, 50)
  for (const one of await ended) expect(one).toMatchObject({ reason: { message: 'enough' } })
  await expect(reader.read(page, stop.signal)).rejects.toThrow('enough')
  expect((await reader.read(await typedPage(['Again']), never)).lines[0]?.text).toBe('Again')
}, patient) // prettier-ignore

it('gives up a page that takes too long, and only that', async () => {
  const hasty = await openReader(['eng'], { memory: 0, patience: 40 })
  expect(hasty.atOnce).toBe(1)
  const page = await typedPage(Array.from({ length: 60 }, () => 'All the words of a long page'))
  for (let times = 0; times < 5; times++)
    await expect(hasty.read(page, never)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('it took more than'),
    })
  await hasty.close()
  await expect(hasty.read(page, never)).rejects.toMatchObject({ code: 'unreadable' })
}, patient) // prettier-ignore

it('does not open where a language is missing or its data damaged, and says which', async () => {
  const packed = await readFile((await languageFiles(undefined)).get('eng') ?? '')
  const english = gunzipSync(packed)
  const folder = await written(await newFolder(), {
    'short.traineddata': english.subarray(0, 1_000_000),
    'junk.traineddata': Buffer.from('junk'),
    'nothing.traineddata': new Uint8Array(0),
    'torn.traineddata': Buffer.concat([english.subarray(0, 3000), Buffer.alloc(500_000, 7), english.subarray(503_000)]), // prettier-ignore
  })
  for (const code of ['short', 'junk', 'nothing', 'torn'])
    await expect(openReader([code], { memory: 0, folder })).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining(`${code}.traineddata cannot be used`),
    })
  await expect(openReader(['eng', 'xyz'], { memory: 0 })).rejects.toMatchObject({ code: 'refused' })
}, patient) // prettier-ignore
