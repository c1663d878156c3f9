import { collectionPage } from '../../web/collection-page.js'
import type { CollectionCard, ItemCard, Paging } from '../../web/cards.js'
import { homePage } from '../../web/home.js'
import { itemPage } from '../../web/item-page.js'
import {
  partWith,
  textsToRead,
  type ItemView,
  type TextChoice,
  type TextToRead,
} from '../../web/item-view.js'
import { pageView } from '../../web/page-view.js'
import type { Site } from '../../web/site.js'
import { dateInWords } from '../../web/spoken-date.js'
import { miradorPage, universalViewerPage } from '../../web/viewers.js'
import type { CollectionId, ItemId } from '../../data/model/ids.js'
import { pageId, textId, type PageId, type TextId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { ReadText } from '../../data/model/text.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { Listed, ListedPage } from '../../data/store/listing.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound, itemFound, pageFound } from '../found.js'
import { page as htmlPage, type Reply } from '../reply.js'
import { siteOf } from '../site.js'
import { ancestry } from '../views.js'

/** Items on one page of a list. */
const itemsOnAPage = 50
/** Collections are few; what is beyond is found through the collections themselves. */
const collectionsOnAPage = 500

export function showHome(archive: Archive, { query }: Ask): Promise<Reply> {
  const { summary } = archive.settings
  const counts = archive.listing.totals()
  const view = { ...(summary && { about: summary }), counts, ...listPart(archive, null, query) }
  return Promise.resolve(html(homePage(view, siteOf(archive))))
}

export async function showCollectionPage(
  archive: Archive,
  { params, query }: Ask<'collection'>,
): Promise<Reply> {
  const { record } = await collectionFound(archive, params.collection)
  const parents = await ancestry(archive, record.parent)
  const counts = {
    items: archive.listing.count(record.id, 'items'),
    collections: archive.listing.count(record.id, 'collections'),
  }
  const view = { collection: record, parents, counts, ...listPart(archive, record.id, query) }
  return html(collectionPage(view, siteOf(archive)))
}

/** One part of a collection's list. `?after=` counts the items before it. */
function listPart(
  archive: Archive,
  of: CollectionId | null,
  query: URLSearchParams,
): { collections: CollectionCard[]; items: ItemCard[]; paging: Paging } {
  const { listing } = archive
  const after = query.get('after') ?? '0'
  if (!/^\d{1,9}$/.test(after))
    throw new Problem('bad-request', 'after must be a number: how many documents come before.')
  const from = Number(after)
  const listed = listing.members(of, { from, limit: itemsOnAPage + 1, only: 'items' })
  const collections =
    from > 0 ? [] : listing.members(of, { from: 0, limit: collectionsOnAPage, only: 'collections' })
  const before = Math.max(0, from - itemsOnAPage)
  return {
    collections: collections.flatMap(collectionCard),
    items: listed.slice(0, itemsOnAPage).flatMap((one) => itemCard(one, siteOf(archive))),
    paging: {
      ...(from > 0 && { previous: before > 0 ? { after: String(before) } : {} }),
      ...(listed.length > itemsOnAPage && { next: { after: String(from + itemsOnAPage) } }),
    },
  }
}

function shown({ id, image }: ListedPage) {
  return { id, image: { width: image.width, height: image.height } }
}

function itemCard(listed: Listed, site: Site): ItemCard[] {
  if (listed.kind !== 'item') return []
  const { id, title, pages, date, referenceCode, thumbnail } = listed
  return [
    {
      id,
      title,
      pages,
      date: date && dateInWords(date, site),
      referenceCode,
      ...(thumbnail && { cover: shown(thumbnail) }),
    },
  ]
}

function collectionCard(listed: Listed): CollectionCard[] {
  if (listed.kind !== 'collection') return []
  const { id, title, abstract, items, collections, thumbnail } = listed
  return [
    { id, title, abstract, items, collections, ...(thumbnail && { cover: shown(thumbnail) }) },
  ]
}

export async function showItemPage(
  archive: Archive,
  { params, query }: Ask<'item'>,
): Promise<Reply> {
  const kept = await itemFound(archive, params.item)
  const from = pageId(query.get('from') ?? '')
  const choice = textChoiceIn(query)
  const wanted = textsToRead(kept.record, partWith(kept.record, from).pages, choice)
  const view = { ...(await peopleView(archive, kept, wanted)), from, ...choice }
  return html(itemPage(view, siteOf(archive)), kept)
}

export async function showPageView(
  archive: Archive,
  { params, query }: Ask<'item' | 'page'>,
): Promise<Reply> {
  const kept = await itemFound(archive, params.item)
  const page = pageFound(kept.record, params.page)
  const choice = textChoiceIn(query)
  const wanted = textsToRead(kept.record, [page], choice)
  const zoom = query.get('zoom') ?? undefined
  const view = { ...(await peopleView(archive, kept, wanted)), ...choice, page: page.id, zoom }
  return html(pageView(view, siteOf(archive)), kept)
}

/** `?text=` and `?beside=`: the texts to read side by side. */
function textChoiceIn(query: URLSearchParams): TextChoice {
  return { text: textId(query.get('text') ?? ''), beside: textId(query.get('beside') ?? '') }
}

export async function showMirador(archive: Archive, ask: Ask<'item'>): Promise<Reply> {
  return viewerReply(archive, ask, archive.assets.viewers.mirador, miradorPage)
}

export async function showUniversalViewer(archive: Archive, ask: Ask<'item'>): Promise<Reply> {
  return viewerReply(archive, ask, archive.assets.viewers.universalViewer, universalViewerPage)
}

async function viewerReply(
  archive: Archive,
  { params, query }: Ask<'item'>,
  isThere: boolean,
  dress: typeof miradorPage,
): Promise<Reply> {
  const { record } = await itemFound(archive, params.item)
  if (!isThere)
    throw new Problem(
      'not-found',
      'This viewer was not bundled; whoever runs the archive can add it with npm run build.',
    )
  if (record.pages.length === 0)
    throw new Problem(
      'not-found',
      `${record.id} is a record without scans: there is nothing for a viewer to show.`,
    )
  const canvas = query.get('canvas') ?? undefined
  return html(dress({ item: record, canvas }, siteOf(archive)))
}

async function peopleView(
  archive: Archive,
  kept: Kept<Item>,
  wanted: readonly TextToRead[],
): Promise<ItemView> {
  const { record: item, changed } = kept
  const related = new Map<ItemId, { pages: number }>()
  for (const { item: id } of item.related) {
    const listed = id === undefined ? undefined : archive.listing.item(id)
    if (listed) related.set(listed.id, { pages: listed.pages })
  }
  return {
    item,
    changed,
    related,
    collections: await ancestry(archive, item.collections[0]),
    texts: await textsRead(archive, item, wanted),
  }
}

async function textsRead({ texts }: Archive, item: Item, wanted: readonly TextToRead[]) {
  const pages = new Map<PageId, Page>(item.pages.map((page) => [page.id, page]))
  const read = new Map<TextId, Map<PageId | 'whole', ReadText>>()
  for (const { layer, page } of wanted) {
    const ofLayer = read.get(layer.id) ?? new Map<PageId | 'whole', ReadText>()
    read.set(layer.id, ofLayer)
    if (layer.extent === 'whole') ofLayer.set('whole', await texts.whole(item.id, layer.text))
    else {
      const text = layer.pages.find((one) => one.page === page)
      const of = page === 'whole' ? undefined : pages.get(page)
      if (text && of) ofLayer.set(of.id, await texts.ofPage(item.id, of, text))
    }
  }
  return read
}

function html(document: { toString(): string }, kept?: Kept<Item>): Reply {
  const reply = htmlPage(document.toString())
  if (!kept) return reply
  return {
    ...reply,
    headers: { ...reply.headers, 'last-modified': new Date(kept.changed).toUTCString() },
  }
}
