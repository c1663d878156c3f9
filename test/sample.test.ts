import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it } from '@jest/globals'
import sharp from 'sharp'
import { altoParts } from '../data/import/alto.js'
import { collectionRecord } from '../data/import/collection-record.js'
import { tableRecords } from '../data/import/csv.js'
import { itemRecord } from '../data/import/item-record.js'
import { plainTextParts } from '../data/import/plain-text.js'
import { documents } from '../sample/draw/documents.js'
import { letter } from '../sample/draw/letter.js'
import { memorandum } from '../sample/draw/memorandum.js'
import { report } from '../sample/draw/report.js'
import { pageTranscript, wholeTranscript } from '../sample/draw/transcript.js'

const sample = join(process.cwd(), 'sample')
const files = readdirSync(sample, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const named = (ending: string) => files.filter((file) => file.endsWith(ending))
const textOf = (path: string) => readFileSync(path, 'utf8')

it('has 6 MB at the most', () => {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  expect(bytes).toBeLessThan(6e6)
})

it('has a scan for each page that is drawn, of the size it is drawn in', async () => {
  const pages = documents.flatMap(({ folder, form, pages: all }) =>
    all.map((page) => ({ path: join(sample, folder, `${page.name}.${form}`), page })),
  )
  expect(pages).toHaveLength(8)
  expect([...named('.jpg'), ...named('.tif')].sort()).toEqual(pages.map(({ path }) => path).sort())
  for (const { path, page } of pages) {
    const { width, height } = await sharp(path).metadata()
    expect([width, height]).toEqual([page.bed.width, page.bed.height])
  }
})

it('has the transcripts that its pages are typed from', () => {
  const folder = (path: string, file: string) => textOf(join(sample, path, file)).trim()
  expect(folder(memorandum.folder, 'transcript.txt')).toBe(wholeTranscript(memorandum).trim())
  for (const page of letter.pages) {
    expect(folder(letter.folder, `${page.name}.txt`)).toBe(pageTranscript(page))
  }
})

it('divides the memorandum and its translation into its three pages', () => {
  for (const name of ['transcript.txt', 'traduction.fr.txt']) {
    const { parts } = plainTextParts(readFileSync(join(sample, memorandum.folder, name)), name)
    expect(parts.map(({ mark }) => mark)).toEqual(['1', '2', '3'])
    expect(parts.every(({ lines }) => lines.length > 7)).toBe(true)
  }
})

it('says in ALTO, line for line, what the page says, each line in its place below the one before', () => {
  for (const page of report.pages) {
    const name = `${page.name}.xml`
    const { parts, findings } = altoParts(readFileSync(join(sample, report.folder, name)), name)
    const [part] = parts
    expect(findings).toEqual([])
    expect(part?.space).toEqual({ width: page.bed.width, height: page.bed.height })
    expect(part?.lines.map(({ text }) => text)).toEqual(
      pageTranscript(page)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('[')),
    )
    const edges = part?.lines.map((line) => line.edges) ?? []
    edges.forEach((line, index) => {
      const above = edges[index - 1]
      expect(line && line.left > 0 && line.right < page.bed.width).toBe(true)
      expect(line && line.bottom > (above?.bottom ?? 0) + 30).toBe(true)
      expect(line && line.bottom < page.bed.height).toBe(true)
    })
  }
})

it('places its ALTO on ink: every line has some, and the space between paragraphs has none', async () => {
  for (const page of report.pages) {
    const folder = join(sample, report.folder)
    const { data, info } = await sharp(join(folder, `${page.name}.tif`))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const dark = (left: number, right: number, y: number) => {
      const row = data.subarray(Math.round(y) * info.width, Math.round(y + 1) * info.width)
      return row.subarray(Math.round(left), Math.round(right)).filter((grey) => grey < 110).length
    }
    const [part] = altoParts(readFileSync(join(folder, `${page.name}.xml`)), page.name).parts
    for (const { edges } of part?.lines ?? []) {
      if (!edges) throw new Error('a line without a place')
      const rows = Array.from({ length: edges.bottom - edges.top }, (_, at) => edges.top + at)
      const inked = rows.map((y) => dark(edges.left, edges.right, y))
      expect(Math.max(...inked)).toBeGreaterThan(4)
      expect(dark(edges.left - 18, edges.left - 6, (edges.top + edges.bottom) / 2)).toBe(0)
    }
  }
})

it('has records that are understood without a complaint', () => {
  const findings = [
    ...named('item.yaml').flatMap((file) => itemRecord(readFileSync(file), file).findings),
    ...named('collection.yaml').flatMap(
      (file) => collectionRecord(readFileSync(file), file).findings,
    ),
    ...named('.csv').flatMap((file) => tableRecords(readFileSync(file), file).findings),
  ].filter(({ level }) => level !== 'note')
  expect(named('item.yaml')).toHaveLength(3)
  expect(findings).toEqual([])
})

it('has every file, item and folder that its records name', () => {
  const rows = named('.csv').flatMap((file) => tableRecords(readFileSync(file), file).rows)
  const known = [
    ...named('.yaml').map((file) => basename(dirname(file))),
    ...rows.map(({ record }) => String(record.id)),
  ]
  const records = named('item.yaml').flatMap((file) => {
    const { record } = itemRecord(readFileSync(file), file)
    return record ? [{ record, beside: readdirSync(dirname(file)) }] : []
  })
  expect(records).toHaveLength(3)
  for (const { beside, record } of records) {
    const texts = record.texts.map((text) => text.file.replace('*', ''))
    expect(texts).not.toEqual([])
    for (const text of texts) expect(beside.filter((name) => name.endsWith(text))).not.toEqual([])
    for (const { item } of record.related) expect([...known, undefined]).toContain(item)
  }
  for (const file of named('collection.yaml')) {
    for (const name of collectionRecord(readFileSync(file), file).record?.order ?? []) {
      expect(known).toContain(name)
    }
  }
})

const seed = join(process.cwd(), '../shared/seed/1956-memorandum.txt')
const whereSeed = existsSync(seed) ? it : it.skip

whereSeed('repeats no sentence of the document it was modelled on', () => {
  const plain = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()
  const ours = plain(
    [...named('.txt'), ...named('.xml'), ...named('.yaml'), ...named('.csv'), ...named('.ts')]
      .map(textOf)
      .join(' '),
  )
  const words = plain(textOf(seed)).split(' ')
  const runs = words.flatMap((_, at) =>
    at + 7 <= words.length ? [words.slice(at, at + 7).join(' ')] : [],
  )
  expect(runs.length).toBeGreaterThan(300)
  expect(runs.filter((run) => ours.includes(run))).toEqual([])
})
