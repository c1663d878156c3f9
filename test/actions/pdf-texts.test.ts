import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Page } from '../../data/model/item.js'
import type { TextLayer } from '../../data/model/text.js'
import { lookingAt, outcomes, published, publishedWith, sentences } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pdfFile } from '../images/sources/pdf-files.js'

const pages = [
  ['MEMORANDUM OF CONVERSATION', 'The harbour master said that the ice had come', 'early this year, and that no ship had been seen', 'since the second week of October. He asked the', 'board to wait for the survey before it decides'],
  ['upon the new breakwater. The engineer replied', 'that the estimates were ready, and that stone', 'could be had from the quarry at any time.', 'They agreed to meet again in the spring.'],
] // prettier-ignore

const typed = (lines: readonly string[]) => ({
  size: [360, 300] as const,
  content: lines.map((line, at) => `BT /F 12 Tf 30 ${String(250 - at * 20)} Td (${line}) Tj ET`).join('\n'), // prettier-ignore
})
const memo = pdfFile(pages.map(typed))
const blank = { size: [360, 300] as const }

async function delivery(files: Parameters<typeof written>[1]) {
  const folder = await newFolder()
  await written(join(folder, 'memo'), files)
  return { archive: join(folder, 'archive'), path: join(folder, 'memo') }
}

/** The layers of the item, with their lines page by page. */
async function textsIn(archive: string) {
  const { catalogue, texts } = await lookingAt(archive)
  const item = (await catalogue.item(anItemId('memo')))?.record
  if (!item) throw new Error('It was not published.')
  const linesOf = async (layer: TextLayer, scan: Page) => {
    const text = layer.extent === 'by-page' && layer.pages.find(({ page }) => page === scan.id)
    return text ? (await texts.ofPage(item.id, scan, text)).lines : []
  }
  return Promise.all(
    item.texts.map(async (layer) => ({
      ...layer,
      lines: await Promise.all(item.pages.map((page) => linesOf(layer, page))),
    })),
  )
}

it('the text that a PDF has for its pages is a layer of the item, in its place', async () => {
  const { archive, path } = await delivery({ 'memo.pdf': memo })
  await published(archive, path)
  const [layer, ...more] = await textsIn(archive)
  expect(more).toEqual([])
  expect(layer).toMatchObject({ kind: 'ocr', madeHere: true })
  expect(layer?.lines.map((page) => page.map(({ text }) => text))).toEqual(pages)
  // 30 points from the left, the foot of its letters 50 from the top; a point is 300/72 pixels.
  const box = layer?.lines[0]?.[0]?.box
  expect(box?.x).toBeGreaterThan(120)
  expect(box?.x).toBeLessThan(135)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThan(200)
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(225)
})

it('a transcript finds its pages and its places by it', async () => {
  const transcript = pages.flat().join(' ')
  const { archive, path } = await delivery({ 'memo.pdf': memo, 'transcript.txt': transcript })
  await published(archive, path)
  const [layer] = await textsIn(archive)
  expect(layer?.kind).toBe('transcription')
  expect(layer?.lines.map((page) => page.map(({ text }) => text))).toEqual(pages)
  expect(layer?.lines.flat().every(({ box }) => box !== undefined)).toBe(true)
})

it('it is read once, and again when what was read is gone', async () => {
  const { archive, path } = await delivery({ 'memo.pdf': memo })
  await published(archive, path)
  const before = await textsIn(archive)
  expect(outcomes(await published(archive, path))).toEqual(['unchanged memo'])
  const kept = join(archive, 'derived', 'ocr')
  expect(await readdir(kept)).toHaveLength(2)
  await rm(kept, { recursive: true })
  expect(outcomes(await published(archive, path))).toEqual(['unchanged memo'])
  expect(await readdir(kept)).toHaveLength(2)
  expect(await textsIn(archive)).toEqual(before)
})

it('pages of whose words somebody gave the places have no other', async () => {
  const alto = `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="1500" HEIGHT="1250"><PrintSpace><TextBlock><TextLine HPOS="125" VPOS="170" WIDTH="600" HEIGHT="50"><String CONTENT="Memorandum" HPOS="125" VPOS="170" WIDTH="600" HEIGHT="50"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`
  const { archive, path } = await delivery({ 'memo.pdf': pdfFile([typed(pages[0] ?? [])]), 'memo.xml': alto }) // prettier-ignore
  await published(archive, path)
  const layers = await textsIn(archive)
  expect(layers.map(({ kind, madeHere }) => [kind, madeHere])).toEqual([['transcription', undefined]]) // prettier-ignore
})

it('it is left out where the settings say so, and where it has none', async () => {
  const { archive, path } = await delivery({ 'memo.pdf': memo })
  await publishedWith({ 'pdf-text': 'ignore' }, archive, path)
  expect(await textsIn(archive)).toEqual([])
  const empty = await delivery({ 'memo.pdf': pdfFile([blank, blank]) })
  expect(sentences(await published(empty.archive, empty.path))).toEqual([])
  expect(await textsIn(empty.archive)).toEqual([])
})

it('OCR reads the pages that have no more than a stamp', async () => {
  const stamp = typed(['Digitised by the library'])
  const { archive, path } = await delivery({ 'memo.pdf': pdfFile([typed(pages[0] ?? []), stamp, blank]) }) // prettier-ignore
  const told = await publishedWith({ ocr: 'eng' }, archive, path)
  expect(told).toContainEqual({ kind: 'reading', pages: 2 })
  const layers = await textsIn(archive)
  const tools = layers.map(({ provenance }) => /^[A-Za-z]*/.exec(provenance.tool ?? '')?.[0])
  expect(tools.toSorted()).toEqual(['', 'Tesseract'])
  expect(layers.find(({ provenance }) => provenance.tool)?.lines[1]?.[0]?.text).toMatch(/library/)
})
