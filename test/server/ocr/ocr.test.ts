import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import type { Sha256 } from '../../../data/model/ids.js'
import type { Told } from '../../../server/actions/progress.js'
import { openOcr, type Ocr, type PageToRead } from '../../../server/ocr/ocr.js'
import { newFolder } from '../../folders.js'
import { memoryFor, patient, typedPage } from './pages.js'

const open: Ocr[] = []
afterAll(() => Promise.all(open.map((ocr) => ocr.rest())))

function ocrIn(archive: string): Ocr {
  const ocr = openOcr({ archive, memory: memoryFor(2) })
  open.push(ocr)
  return ocr
}

/** Pages that say their number, and a list of those whose picture was asked for. */
function pages(count: number) {
  const asked: number[] = []
  const all = Array.from({ length: count }, (_, at): PageToRead => ({
    scan: { sha256: String(at).repeat(64).slice(0, 64) as Sha256, frame: 0 },
    where: `memo/${String(at)}.tif`,
    picture: () => {
      asked.push(at)
      return typedPage([`This is number ${String(at)}`])
    },
  }))
  return { asked, all }
}

function watch() {
  const told: Told[] = []
  const stop = new AbortController()
  return { told, stop, tell: (one: Told) => told.push(one), signal: stop.signal }
}
const texts = (parts: Awaited<ReturnType<Ocr['texts']>>) =>
  parts.map((part) => part?.lines.map(({ text }) => text).join())

it('reads each page once, in order, and tells of each', async () => {
  const archive = await newFolder()
  const { all, asked } = pages(3)
  const first = watch()
  const said = ['This is number 0', 'This is number 1', 'This is number 2']
  expect(texts(await ocrIn(archive).texts(all, ['eng'], first))).toEqual(said)
  expect(first.told).toEqual([{ kind: 'reading', pages: 3 }, { kind: 'read' }, { kind: 'read' }, { kind: 'read' }]) // prettier-ignore
  expect(asked.length).toBe(3)
  const again = watch()
  expect(texts(await ocrIn(archive).texts(all, ['eng'], again))).toEqual(said)
  expect([again.told, asked.length]).toEqual([[], 3])
}, patient) // prettier-ignore

it('goes on where it was stopped, and reads anew what was kept badly', async () => {
  const archive = await newFolder()
  const { all, asked } = pages(6)
  const first = watch()
  const stopping = { ...first, tell: (one: Told) => { if (one.kind === 'read') first.stop.abort(new Error('stop')) } } // prettier-ignore
  await expect(ocrIn(archive).texts(all, ['eng'], stopping)).rejects.toThrow('stop')
  const folder = join(archive, 'derived', 'ocr')
  const kept = await readdir(folder)
  expect(kept.length).toBeGreaterThan(0)
  expect(kept.length).toBeLessThan(6)
  expect(kept.every((name) => /^[0-9]{64}-0-eng-1\.json$/.test(name))).toBe(true)
  const rest = watch()
  asked.length = 0
  await ocrIn(archive).texts(all, ['eng'], rest)
  expect([rest.told[0], asked.length]).toEqual([
    { kind: 'reading', pages: 6 - kept.length },
    6 - kept.length,
  ])

  const names = (await readdir(folder)).sort()
  const path = (at: number) => join(folder, names[at] ?? '')
  await writeFile(path(0), '')
  await writeFile(path(1), (await readFile(path(1))).subarray(0, 100))
  await writeFile(path(2), (await readFile(path(2), 'utf8')).replace('number', 'nomber'))
  await writeFile(path(3), 'null')
  asked.length = 0
  const anew = texts(await ocrIn(archive).texts(all, ['eng'], watch()))
  expect([anew[2], [...asked].sort()]).toEqual(['This is number 2', [0, 1, 2, 3]])
}, patient) // prettier-ignore

it('tells of a page that cannot be read, leaves it out, and tries it again next time', async () => {
  const ocr = ocrIn(await newFolder())
  const { all } = pages(3)
  const broken = all.map((page, at) =>
    at === 1 ? { ...page, picture: () => Promise.resolve({ bytes: Buffer.from('?'), width: 1, height: 1 }) } : page, // prettier-ignore
  )
  const watched = watch()
  expect(texts(await ocr.texts(broken, ['eng'], watched))).toEqual(['This is number 0', undefined, 'This is number 2']) // prettier-ignore
  expect(watched.told).toContainEqual({
    kind: 'finding',
    finding: { level: 'warning', where: 'memo/1.tif', what: expect.stringContaining('OCR did not read this page') }, // prettier-ignore
  })
  expect(watched.told.filter(({ kind }) => kind === 'read').length).toBe(3)
  expect(texts(await ocr.texts(all, ['eng'], watch()))[1]).toBe('This is number 1')
}, patient) // prettier-ignore

it('reads in other languages apart, and keeps them apart', async () => {
  const archive = await newFolder()
  const ocr = ocrIn(archive)
  const { all, asked } = pages(1)
  await ocr.texts(all, ['eng'], watch())
  const [both] = await ocr.texts(all, ['eng', 'fra'], watch())
  expect(both?.tool).toBe('Tesseract 5.1.0 (eng+fra)')
  expect(asked.length).toBe(2)
  await ocr.texts(all, ['eng'], watch())
  expect(asked.length).toBe(2)
}, patient) // prettier-ignore

it('says which language is missing before anything is begun, and needs none for what is kept', async () => {
  const ocr = ocrIn(await newFolder())
  await expect(ocr.mustRead(['xyz'])).rejects.toMatchObject({ code: 'refused' })
  await expect(ocr.mustRead(['eng'])).resolves.toBeUndefined()
  const watched = watch()
  const { all, asked } = pages(1)
  await expect(ocr.texts(all, ['xyz'], watched)).rejects.toMatchObject({ code: 'refused' })
  expect([asked, watched.told]).toEqual([[], []])
  expect(await ocr.texts([], ['xyz'], watched)).toEqual([])
})
