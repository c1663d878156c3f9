import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeAll, expect } from '@jest/globals'
import type { Item, Page } from '../../data/model/item.js'
import type { PageText, TextLayer } from '../../data/model/text.js'
import type { TextLine } from '../../data/model/text-line.js'
import { legiblePlan } from '../../images/legible.js'
import type { Told } from '../../server/actions/progress.js'
import type { Archive } from '../../server/archive.js'
import { madeFrom } from '../../server/renditions.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { newFolder } from '../folders.js'
import { real, withReal } from '../real.js'
import { inkUnder, keepOverlay } from './overlay.js'

/** As they lie there. */
const asTheyAre = ['alto-line-typewritten-en', 'alto-line-typewritten-fr', 'hocr-tools', 'hocr-alto-samples-cc0', 'mets-alto-jp2-rero', 'mets-alto-ndnp', 'page-mets-ocrd', 'page-chinese', 'pdf'] // prettier-ignore
/** What lies scattered, or beside other forms of the same, in folders of its own. */
const gathered = {
  bellini: ['tei-facsimile-bellini/LL1.16-jpeg300', 'tei-facsimile-bellini/encodings/LL1_16.xml'],
  'blb-pdf': ['mets-alto-jp2-rero/BLB/data/BLB/18451228_01/18451228_01.pdf'],
  'ndnp-pdf': ['mets-alto-ndnp/1887030301/0003.pdf'],
}

/** Of each file with text: what it is, its pages, lines, words, how many of each have a place, and what was said of it. */
const table: Readonly<Record<string, readonly (string | number)[]>> = {
  '12148-btv1b525062185/0_4a125_default.xml': ['alto, transcription', 1, 7, 7, 0, 0, 0],
  '12148-btv1b525062185/1_14b3a_default.xml': ['alto, transcription', 1, 23, 23, 3, 3, 0],
  '12148-btv1b525062185/2_a91bf_default.xml': ['alto, transcription', 1, 7, 7, 1, 1, 0],
  '12148-btv1b525062185/3_eac6a_default.xml': ['alto, transcription', 1, 21, 21, 2, 2, 0],
  '18451228_01/00001.xml': ['alto, ocr', 1, 101, 101, 965, 965, 0],
  '18451228_01/00002.xml': ['alto, ocr', 1, 142, 142, 1535, 1535, 0],
  '18451228_01/00003.xml': ['alto, ocr', 1, 136, 136, 1445, 1445, 0],
  '18451228_01/00004.xml': ['alto, ocr', 1, 136, 136, 1287, 1287, 0],
  '18451228_01/00005.xml': ['alto, ocr', 1, 114, 114, 1171, 1171, 0],
  '1887030301/0003.xml': ['alto, ocr', 1, 1365, 1365, 10446, 10446, 0],
  'bellini/LL1_16.xml': ['tei, transcription', 4, 40, 28, 2, 0, 2],
  'blb-pdf/18451228_01-2.alto.xml': ['alto, ocr', 1, 144, 144, 1389, 1389, 0],
  'blb-pdf/18451228_01-3.alto.xml': ['alto, ocr', 1, 140, 140, 1310, 1310, 0],
  'blb-pdf/18451228_01-4.alto.xml': ['alto, ocr', 1, 147, 147, 1170, 1170, 0],
  'blb-pdf/18451228_01-5.alto.xml': ['alto, ocr', 1, 123, 123, 1047, 1047, 0],
  'blb-pdf/18451228_01.alto.xml': ['alto, ocr', 1, 101, 101, 868, 868, 0],
  'ehri-dr-19390404-us/EHRI-DR-19390404-US_01.xml': ['alto, transcription', 1, 11, 11, 2, 2, 0],
  'ehri-dr-19390404-us/EHRI-DR-19390404-US_02.xml': ['alto, transcription', 1, 31, 31, 1, 1, 0],
  'ehri-dr-19390404-us/EHRI-DR-19390404-US_03.xml': ['alto, transcription', 1, 8, 8, 2, 2, 0],
  'ehri-dr-19390519-us/EHRI-DR-19390519-US_01.xml': ['alto, transcription', 1, 12, 12, 1, 1, 0],
  'ehri-dr-19390519-us/EHRI-DR-19390519-US_02.xml': ['alto, transcription', 1, 28, 28, 1, 1, 0],
  'ehri-dr-19390519-us/EHRI-DR-19390519-US_03.xml': ['alto, transcription', 1, 28, 28, 2, 2, 0],
  'ehri-dr-19390519-us/EHRI-DR-19390519-US_04.xml': ['alto, transcription', 1, 22, 22, 1, 1, 0],
  'hocr-alto-samples-cc0/417576986_0012.alto': ['alto, ocr', 'undivided', 25, 0, 0, 0, 1],
  'hocr-alto-samples-cc0/417576986_0012.hocr': ['hocr, ocr', 'undivided', 25, 0, 0, 0, 1],
  'hocr-alto-samples-cc0/433934212_0017.html': ['hocr, ocr', 1, 29, 29, 0, 0, 0],
  'hocr-alto-samples-cc0/alice.hocr': ['hocr, ocr', 'undivided', 37, 0, 0, 0, 1],
  'hocr-alto-samples-cc0/jp_vert.hocr': ['hocr, ocr', 1, 696, 696, 354, 354, 0],
  'hocr-alto-samples-cc0/kraken_bw_example.hocr': ['hocr, ocr', 1, 30, 30, 211, 211, 0],
  'hocr-alto-samples-cc0/testfile.xml': ['alto, ocr', 'undivided', 66, 0, 0, 0, 1],
  'hocr-alto-samples-cc0/wetzel_reisebegleiter_1901_0021.alto': ['alto, ocr', 'undivided', 30, 0, 0, 0, 1],
  'hocr-alto-samples-cc0/wetzel_reisebegleiter_1901_0021.hocr': ['hocr, ocr', 'undivided', 30, 0, 0, 0, 1],
  'hocr-tools/litver.html': ['hocr, ocr', 1, 105, 105, 0, 0, 0],
  'hocr-tools/sample.html': ['hocr, ocr', 1, 37, 37, 0, 0, 0],
  'kant_aufklaerung_1784-jp2/PAGE_0020_PAGE.xml': ['page-xml, transcription', 1, 31, 31, 258, 258, 0],
  'kant_aufklaerung_1784/PAGE_0017_PAGE.xml': ['page-xml, transcription', 1, 24, 24, 161, 161, 0],
  'kant_aufklaerung_1784/PAGE_0020_PAGE.xml': ['page-xml, transcription', 1, 31, 31, 258, 258, 0],
  'ndnp-pdf/0003.alto.xml': ['alto, ocr', 1, 1657, 1656, 10398, 10398, 0],
  'page-chinese/BULAC_BIULO_CHI_1087_1_0346.xml': ['page-xml, transcription', 'undivided', 69, 0, 0, 0, 0],
  'page-chinese/CDF_IHEC_VI_53_1_0021.xml': ['page-xml, transcription', 'undivided', 40, 0, 0, 0, 0],
  'pdf/multipage-000001.hocr': ['hocr, ocr', 'undivided', 28, 0, 0, 0, 1],
  'pdf/multipage-000001.txt': ['plain, transcription', 'undivided', 28, 0, 0, 0, 1],
  'pdf/multipage-000002.hocr': ['hocr, ocr', 'undivided', 2, 0, 0, 0, 1],
  'pdf/multipage-000002.txt': ['plain, transcription', 'undivided', 2, 0, 0, 0, 1],
  'pdf/multipage-000003.hocr': ['hocr, ocr', 'undivided', 6, 0, 0, 0, 1],
  'pdf/multipage-000003.txt': ['plain, transcription', 2, 7, 4, 11, 10, 0],
  'pdf/multipage-000004.hocr': ['hocr, ocr', 'undivided', 8, 0, 0, 0, 1],
  'pdf/multipage-000004.txt': ['plain, transcription', 2, 9, 3, 15, 8, 0],
  'pdf/multipage-000005.hocr': ['hocr, ocr', 'undivided', 66, 0, 0, 0, 1],
  'pdf/multipage-000005.txt': ['plain, transcription', 'undivided', 66, 0, 0, 0, 1],
  'pdf/multipage-000006.hocr': ['hocr, ocr', 'undivided', 66, 0, 0, 0, 1],
  'pdf/multipage-000006.txt': ['plain, transcription', 'undivided', 66, 0, 0, 0, 1],
  'pdf/multipage-4.alto.xml': ['alto, ocr', 1, 10, 10, 21, 21, 0],
} // prettier-ignore

let archive: Archive | undefined
let told: Told[] = []
beforeAll(async () => {
  if (!existsSync(real())) return
  const own = await newFolder()
  for (const [name, paths] of Object.entries(gathered))
    for (const path of paths) {
      const isFile = /\.\w{3}$/.test(path)
      await cp(real(path), isFile ? join(own, name, basename(path)) : join(own, name), { recursive: true }) // prettier-ignore
    }
  const folder = await archiveFolder()
  const folders = Object.keys(gathered).map((name) => join(own, name))
  told = await published(folder, ...asTheyAre.map((path) => real(path)), ...folders)
  archive = await lookingAt(folder)
}, 120_000)

const opened = (): Archive => {
  if (!archive) throw new Error('Nothing was published.')
  return archive
}

async function everyItem(): Promise<Item[]> {
  const items: Item[] = []
  for await (const id of opened().catalogue.everyItem()) {
    const item = await opened().catalogue.item(id)
    if (item) items.push(item.record)
  }
  return items
}

interface Read {
  readonly item: Item
  readonly layer: TextLayer
  readonly file: string
  readonly format: string
  readonly page?: Page
  readonly lines: readonly TextLine[]
}

async function readTexts(item: Item): Promise<Read[]> {
  const { texts } = opened()
  const of = async (layer: TextLayer, text: PageText): Promise<Read> => {
    const page = item.pages.find(({ id }) => id === text.page)
    if (!page) throw new Error(`${item.id} has a text of a page that it has not`)
    const { lines } = await texts.ofPage(item.id, page, text)
    return { item, layer, file: text.text.file.name, format: text.text.format, page, lines }
  }
  const read = item.texts.map(async (layer): Promise<Read[]> => {
    if (layer.extent === 'by-page') return Promise.all(layer.pages.map((text) => of(layer, text)))
    const { lines } = await texts.whole(item.id, layer.text)
    return [{ item, layer, file: layer.text.file.name, format: layer.text.format, lines }]
  })
  return (await Promise.all(read)).flat()
}

function figures(reads: readonly Read[]): (string | number)[] {
  const [first] = reads
  const lines = reads.flatMap((read) => read.lines)
  const words = lines.flatMap((line) => line.words ?? [])
  const findings = told.filter((one) => one.kind === 'finding' && one.finding.where.split(/[,:]/)[0]?.endsWith(`/${first?.file ?? ''}`)) // prettier-ignore
  return [
    `${first?.format ?? ''}, ${first?.layer.kind ?? ''}`,
    first?.page ? reads.length : 'undivided',
    lines.length,
    lines.filter(({ box }) => box).length,
    words.length,
    words.filter(({ box }) => box).length,
    findings.length,
  ]
}

withReal('everything with text is published, with its words in their places', async () => {
  const found: Record<string, (string | number)[]> = {}
  for (const item of await everyItem()) {
    const reads = await readTexts(item)
    for (const name of new Set(reads.map(({ layer, file }) => `${item.id} ${layer.kind} ${file}`)))
      found[name.replace(/ \w+ /, '/')] = figures(reads.filter((read) => `${item.id} ${read.layer.kind} ${read.file}` === name)) // prettier-ignore
  }
  expect(found).toEqual(table)
}, 60_000) // prettier-ignore

/** One page for each format and source of places, and how much more ink must lie under its boxes than between them. */
const drawn = {
  'alto-of-lines': ['ehri-dr-19390404-us', 2, 4],
  'alto-of-regions': ['12148-btv1b525062185', 2, 4],
  'alto-on-jp2': ['18451228_01', 1, 4],
  'alto-in-inches': ['1887030301', 1, 4],
  'page-xml': ['kant_aufklaerung_1784', 1, 4],
  tei: ['bellini', 1, 4],
  'hocr-lines': ['hocr-tools', 2, 4],
  'hocr-words': ['hocr-alto-samples-cc0', 3, 4],
  'hocr-vertical': ['hocr-alto-samples-cc0', 2, 4],
  // Beside the lines there is an ornament in ink.
  'hocr-from-below': ['hocr-alto-samples-cc0', 1, 1.5],
  'pdf-text': ['blb-pdf', 1, 4],
} as const

withReal(
  'the places of each format lie on the ink, and are drawn to be looked at',
  async () => {
    const items = await everyItem()
    for (const [name, [id, nth, least]] of Object.entries(drawn)) {
      const item = items.find((one) => one.id === id)
      const page = item?.pages[nth - 1]
      if (!item || !page) throw new Error(`${id} was not published`)
      const read = (await readTexts(item)).filter((one) => one.page === page)
      const lines = read.flatMap((one) => one.lines)
      const { width, height, master, frame } = page.image
      const plan = legiblePlan(page.image)
      const key = { sha256: master.sha256, frame }
      const picture = await madeFrom(opened().pyramids)(key, plan, new AbortController().signal)
      const scan = { picture, width, height }
      await keepOverlay(`overlay-${name}`, scan, lines)
      const more = await inkUnder(scan, lines)
      expect([name, more > least ? least : more]).toEqual([name, least])
    }
  },
  120_000,
)
