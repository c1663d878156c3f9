import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import type { TextLayer } from '../../data/model/text.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, outcomes, published, sentences } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

const pages = [
  ['MEMORANDUM OF CONVERSATION', 'The harbour master said that the ice had come', 'early this year, and that no ship had been seen', 'since the second week of October. He asked the', 'board to wait for the survey before it decides'],
  ['upon the new breakwater. The engineer replied', 'that the estimates were ready, and that stone', 'could be had from the quarry at any time.', 'They agreed to meet again in the spring.'],
] // prettier-ignore

/** What a machine made of a page: ALTO with words, some of them misread. */
function machineRead(lines: readonly string[]): string {
  const misread = (word: string) => word.replace(/rn|m/, 'iii').replace(/e$/, 'c')
  const line = (text: string, at: number) => {
    let x = 50
    const words = text.split(' ').map((word, nth) => {
      const string = `<String HPOS="${x}" VPOS="${100 + at * 60}" WIDTH="${word.length * 9}" HEIGHT="30" WC="0.9" CONTENT="${nth % 5 === 3 ? misread(word) : word}"/>`
      x += word.length * 9 + 9
      return string
    })
    return `<TextLine HPOS="50" VPOS="${100 + at * 60}" WIDTH="${x - 59}" HEIGHT="30">${words.join('<SP/>')}</TextLine>`
  }
  return `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit><OCRProcessing ID="o"><ocrProcessingStep><processingSoftware><softwareName>Reader</softwareName></processingSoftware></ocrProcessingStep></OCRProcessing></Description>
<Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace><TextBlock>${lines.map(line).join('')}</TextBlock></PrintSpace></Page></Layout></alto>`
}

const [heading = '', ...first] = pages[0] ?? []
const second = pages[1] ?? []
/** As somebody typed it off: in paragraphs, with a note of his own. */
const transcript = `${heading}\n\n${first.join(' ')} ${second.slice(0, 3).join(' ')}\n\n[Two lines are struck out by a later hand and illegible.]\n\n${second[3] ?? ''}\n`
const french =
  'COMPTE RENDU\n\nLe maître du port dit que la glace est venue tôt cette année.\n\nIls sont convenus de se revoir au printemps.\n'

let archive: Archive
let told: readonly string[]
const folder = archiveFolder()
let given: string

beforeAll(async () => {
  given = await newFolder()
  const scans = { '1.jpg': await pageJpeg(1), '2.jpg': await pageJpeg(2) }
  const read = { '1.ocr.xml': machineRead(pages[0] ?? []), '2.ocr.xml': machineRead(second) }
  const put = (name: string, files: Record<string, string>) =>
    written(join(given, name), { ...scans, ...files })
  await put('memo', { ...read, 'transcript.txt': transcript, 'item.yaml': 'language: en\ntexts: [{file: transcript.txt, kind: transcription}, {file: french.txt, kind: translation, language: fr}]\n', 'french.txt': french })
  await put('other', { ...read, 'transcript.txt': 'Quite another document, of which nothing stands on these sheets.\n\nIt tells of sheep and goats, wool prices, fairs and the tolls upon bridges.\n' })
  await put('pages', { ...read, '1.txt': (pages[0] ?? []).join('\n'), '2.txt': second.join('\n') })
  await put('unread', { 'transcript.txt': transcript })
  told = sentences(await published(await folder, ...['memo', 'other', 'pages', 'unread'].map((name) => join(given, name))))
  archive = await lookingAt(await folder)
}) // prettier-ignore

async function record(name: string): Promise<Item> {
  const kept = await archive.catalogue.item(anItemId(name))
  if (!kept) throw new Error(`${name} was not published`)
  return kept.record
}

/** The lines of a layer on each page. */
async function linesOf(item: Item, layer: TextLayer | undefined): Promise<(readonly TextLine[])[]> {
  if (layer?.extent !== 'by-page') throw new Error('It is not divided.')
  return Promise.all(
    item.pages.map(async (page) => {
      const text = layer.pages.find((one) => one.page === page.id)
      return text ? (await archive.texts.ofPage(item.id, page, text)).lines : []
    }),
  )
}

const layerOf = (item: Item, kind: TextLayer['kind']) => item.texts.find((one) => one.kind === kind)

describe('a transcript for the whole document', () => {
  it('is cut where the page begins, in the middle of a sentence, line by line as on the scan', async () => {
    const item = await record('memo')
    const lines = await linesOf(item, layerOf(item, 'transcription'))
    const texts = lines.map((page) => page.map(({ text }) => text))
    expect(texts[0]).toEqual(pages[0])
    expect(texts[1]).toEqual([...second.slice(0, 3), '[Two lines are struck out by a later hand and illegible.]', second[3]]) // prettier-ignore
    expect(lines[1]?.[0]).toMatchObject({ continues: true, opensParagraph: false })
    const cuts = layerOf(item, 'transcription')
    expect(cuts?.extent === 'by-page' && cuts.pages.map(({ cut }) => [cut?.by, cut?.unsure])).toEqual([['words', undefined], ['words', undefined]]) // prettier-ignore
    expect(told).toContainEqual(expect.stringMatching(/memo.*divided among 2 pages by the words/))
  })

  it('has a place for each line and word that is on the scan, and none for the note', async () => {
    const item = await record('memo')
    const lines = (await linesOf(item, layerOf(item, 'transcription'))).flat()
    for (const { text, box, words, notOnPage } of lines) {
      const isNote = text.startsWith('[')
      expect([text, box !== undefined, notOnPage === true]).toEqual([text, !isNote, isNote])
      if (isNote) expect(words?.filter((word) => word.box) ?? []).toEqual([])
    }
    // A word that was read too badly has no place rather than a wrong one.
    const words = lines
      .filter(({ text }) => !text.startsWith('['))
      .flatMap((line) => line.words ?? [])
    expect(words.length).toBe(pages.flat().join(' ').split(' ').length)
    expect(words.filter(({ box }) => !box).length).toBeLessThanOrEqual(2)
    expect(lines[1]?.box).toMatchObject({ x: 50, y: 160, height: 30 })
  })

  it('stays whole where it does not fit, or nothing was read, and that is said', async () => {
    for (const name of ['other', 'unread']) {
      const item = await record(name)
      expect(layerOf(item, 'transcription')?.extent).toBe('whole')
      expect(told).toContainEqual(expect.stringMatching(new RegExp(`${name}.*shown undivided`)))
    }
    expect(told).toContainEqual(expect.stringMatching(/other.*does not fit the words/))
  })
})

it('a translation is cut by its order and not held against the words, and that is said', async () => {
  const item = await record('memo')
  const layer = layerOf(item, 'translation')
  if (layer?.extent !== 'by-page') throw new Error('It is not divided.')
  expect(layer.pages.map(({ cut, placed }) => [cut?.by, placed])).toEqual([['order', undefined], ['order', undefined]]) // prettier-ignore
  expect(layer.pages[1]?.cut?.unsure).toBe(true)
  const texts = (await linesOf(item, layer)).map((page) => page.map(({ text }) => text))
  expect(texts.flat()).toEqual(french.split('\n').filter(Boolean))
  expect(texts[1]).toEqual(['Ils sont convenus de se revoir au printemps.'])
  expect(told).toContainEqual(expect.stringMatching(/memo.*french.*by its order.*not sure/))
})

it('texts of single pages get places too', async () => {
  const item = await record('pages')
  const lines = await linesOf(item, layerOf(item, 'transcription'))
  expect(lines.map((page) => page.map(({ text }) => text))).toEqual(pages)
  expect(lines.flat().every(({ box }) => box !== undefined)).toBe(true)
})

it('nothing is done again where nothing has changed', async () => {
  const before = await record('memo')
  expect(outcomes(await published(await folder, join(given, 'memo')))).toEqual(['unchanged memo'])
  expect(await record('memo')).toEqual(before)
})
