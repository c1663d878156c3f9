import type { Kept } from '../../data/store/catalogue.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { ReadText, TextLayer } from '../../data/model/text.js'
import type { Measure } from '../../manifests/line-notes.js'
import { annotationList2 } from '../../manifests/presentation-2/annotation-list.js'
import { canvas2 } from '../../manifests/presentation-2/canvas.js'
import { annotationPage3 } from '../../manifests/presentation-3/annotation-page.js'
import { canvas3 } from '../../manifests/presentation-3/canvas.js'
import { paintingPage3 } from '../../manifests/presentation-3/painting-page.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { itemFound, layerFound, pageFound } from '../found.js'
import { manifestOf } from '../manifest.js'
import { jsonLdType } from '../media-types.js'
import { json, type Reply } from '../reply.js'
import { itemView, profileOf } from '../views.js'

const contexts = {
  2: 'http://iiif.io/api/presentation/2/context.json',
  3: 'http://iiif.io/api/presentation/3/context.json',
} as const

/** A IIIF document, in the media type the asker wants. */
export function iiifDocument(document: object, ask: Ask, version: 2 | 3, changed?: string): Reply {
  const reply = json(document, jsonLdType(ask, contexts[version]))
  if (changed === undefined) return reply
  return {
    ...reply,
    headers: { ...reply.headers, 'last-modified': new Date(changed).toUTCString() },
  }
}

type Version = 2 | 3

const canvases = { 2: canvas2, 3: canvas3 } as const

export async function showManifest(
  archive: Archive,
  ask: Ask<'item'>,
  version: Version,
): Promise<Reply> {
  const kept = await withPages(archive, ask.params.item)
  return iiifDocument(await manifestOf(archive, kept, version), ask, version, kept.changed)
}

export async function showCanvas(
  archive: Archive,
  ask: Ask<'item' | 'page'>,
  version: Version,
): Promise<Reply> {
  const kept = await itemFound(archive, ask.params.item)
  const page = pageFound(kept.record, ask.params.page)
  const view = await itemView(archive, kept, true)
  const document = canvases[version](view, page, archive.addresses, profileOf(archive))
  return iiifDocument(document, ask, version, kept.changed)
}

export async function showPainting3(archive: Archive, ask: Ask<'item' | 'page'>): Promise<Reply> {
  const { record: item } = await itemFound(archive, ask.params.item)
  const page = pageFound(item, ask.params.page)
  return iiifDocument(paintingPage3({ item }, page, archive.addresses), ask, 3)
}

type TextParts = 'item' | 'page' | 'text'

const pageTexts = { 2: annotationList2, 3: annotationPage3 } as const

export async function showPageText(
  archive: Archive,
  ask: Ask<TextParts>,
  version: Version,
  measure: Measure = 'lines',
): Promise<Reply> {
  const { item, changed, page, layer, read } = await pageText(archive, ask)
  const document = pageTexts[version]({ item }, page, layer, read, archive.addresses, measure)
  return iiifDocument(document, ask, version, changed)
}

async function pageText(archive: Archive, { params }: Ask<TextParts>) {
  const { record: item, changed } = await itemFound(archive, params.item)
  const page = pageFound(item, params.page)
  const layer = layerFound(item, params.text)
  return { item, changed, page, layer, read: await readOnPage(archive, item, page, layer) }
}

/** A layer's words on a page. A text that is not divided by pages stands on the first, as the manifest says. */
async function readOnPage(
  archive: Archive,
  item: Item,
  page: Item['pages'][number],
  layer: TextLayer,
): Promise<ReadText> {
  if (layer.extent === 'by-page') {
    const text = layer.pages.find((one) => one.page === page.id)
    if (text) return archive.texts.ofPage(item.id, page, text)
  } else if (page.id === item.pages[0]?.id) return archive.texts.whole(item.id, layer.text)
  throw new Problem('not-found', `The text ${layer.id} has nothing on the page ${page.id}.`)
}

async function withPages(archive: Archive, id: string): Promise<Kept<Item>> {
  const kept = await itemFound(archive, id)
  if (kept.record.pages.length > 0) return kept
  throw new Problem(
    'not-found',
    `${id} is a record without scans; a IIIF manifest needs at least one page. Its record is at ${archive.addresses.item(kept.record.id)}`,
  )
}
