import type { Citation, Quote } from '../../data/model/citation.js'
import { itemId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import { around, boxWithin, type Box } from '../../data/model/region.js'
import type { TextLayer } from '../../data/model/text.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { Archive } from '../archive.js'
import { itemFound, layerFound, pageFound } from '../found.js'
import { passage, type Passage, type Spot } from './passage.js'

/** What somebody would like to cite, found in the archive. */
export interface Wanted {
  readonly kept: Kept<Item>
  readonly page: Page
  /** The citation it becomes, without an id and a date. */
  readonly draft: Omit<Citation, 'id' | 'made'>
  /** What is lit up on the scan, in pixels. */
  readonly boxes: readonly Box[]
}

/** What the parameters of an address or a form are called. */
export type CiteParameter = 'item' | 'page' | 'region' | 'text' | 'from' | 'to'

/**
 * Reads what is to be cited: `item` and `page`, and of the page a `region` (`x,y,width,height` in pixels of the scan) or
 * words: the `text` layer, `from` and `to` as `line.offset`. Only what is in the archive is ever taken over from it.
 * Throws the `bad-request` problem, and those of {@link itemFound}.
 */
export async function wantedCitation(
  archive: Archive,
  given: Pick<URLSearchParams, 'get'>,
): Promise<Wanted> {
  const ask = (name: CiteParameter) => given.get(name) ?? ''
  if (itemId(ask('item')) === undefined || ask('page') === '')
    throw new Problem(
      'bad-request',
      'A citation needs item and page; select words or a region on the page of a document.',
    )
  const kept = await itemFound(archive, ask('item'))
  const page = pageFound(kept.record, ask('page'))
  const { master, frame, width, height, likeness } = page.image
  const scan = { sha256: master.sha256, frame, width, height, likeness }
  const place = kept.record.pages.indexOf(page) + 1
  const ofPage = { item: kept.record.id, page: page.id, place, scan }
  if (ask('text') !== '') {
    if (ask('region') !== '')
      throw new Problem('bad-request', 'A citation is of words or of a region, not of both.')
    const { words, quote } = await wantedWords(archive, kept.record, page, ask)
    const region = around(words.boxes)
    const draft = { ...ofPage, ...(region && { region }), quote }
    return { kept, page, draft, boxes: words.boxes }
  }
  if (ask('region') === '') return { kept, page, draft: ofPage, boxes: [] }
  const region = wantedRegion(page, ask('region'))
  return { kept, page, draft: { ...ofPage, region }, boxes: [region] }
}

function wantedRegion({ image }: Page, said: string): Box {
  const numbers = /^(\d{1,7}),(\d{1,7}),(\d{1,7}),(\d{1,7})$/.exec(said)?.slice(1).map(Number)
  if (!numbers)
    throw new Problem('bad-request', 'region must be x,y,width,height: four whole numbers.')
  const [left = 0, top = 0, width = 0, height = 0] = numbers
  const region = boxWithin(image, { left, top, right: left + width, bottom: top + height })
  if (!region) throw new Problem('bad-request', 'The region lies outside of the scan.')
  return region
}

async function wantedWords(
  archive: Archive,
  item: Item,
  page: Page,
  ask: (name: CiteParameter) => string,
): Promise<{ readonly words: Passage; readonly quote: Quote }> {
  const layer = layerFound(item, ask('text'))
  const { lines, file } = await linesOf(archive, item, page, layer)
  const words = passage(lines, spot('from', ask('from')), spot('to', ask('to')))
  const { exact, prefix, suffix } = words
  const { id: text, kind, language } = layer
  const quote = {
    ...{ text, file, kind, ...(language !== undefined && { language }) },
    ...{ exact, prefix, suffix, lines: words.lines },
  }
  return { words, quote }
}

async function linesOf(
  archive: Archive,
  item: Item,
  page: Page,
  layer: TextLayer,
): Promise<{
  readonly lines: readonly TextLine[]
  readonly file: Quote['file']
}> {
  if (layer.extent === 'whole')
    throw new Problem(
      'bad-request',
      'This text is not divided by pages, so its words belong to no page; cite the document.',
    )
  const text = layer.pages.find((one) => one.page === page.id)
  if (!text) throw new Problem('bad-request', 'This text has nothing on this page.')
  const { lines } = await archive.texts.ofPage(item.id, page, text)
  return { lines, file: text.text.file.sha256 }
}

function spot(name: 'from' | 'to', said: string): Spot {
  const [, line, offset] = /^(\d{1,6})\.(\d{1,6})$/.exec(said) ?? []
  if (line === undefined || offset === undefined)
    throw new Problem('bad-request', `${name} must be the number of a line and a place in it: 12.0`)
  return { line: Number(line), offset: Number(offset) }
}
