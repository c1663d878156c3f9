import { linkHeader, type Signpost } from '../../manifests/signposting.js'
import { collectionPage } from '../../web/collection-page.js'
import type { CollectionCard, ItemCard, Paging } from '../../web/cards.js'
import { homePage, type HomeView } from '../../web/home.js'
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
import {
  collectionId,
  itemId,
  pageId,
  textId,
  type PageId,
  type TextId,
} from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { ReadText } from '../../data/model/text.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { Listed, ListedPage } from '../../data/store/listing.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { viewed } from './content-state.js'
import { collectionFound, itemFound, pageFound } from '../found.js'
import { page as htmlPage, type Reply } from '../reply.js'
import { changeSignposts, itemSignposts } from '../signposts.js'
import { siteOf } from '../site.js'
import { structuredArchive, structuredCollection, structuredItem } from '../structured.js'
import { ancestry } from '../views.js'

/** Items on one page of a list. */
const itemsOnAPage = 50
/** Collections are few; what is beyond is found through the collections themselves. */
const collectionsOnAPage = 500

export function showHome(archive: Archive, ask: Ask): Promise<Reply> {
  const { summary } = archive.settings
  const site = siteOf(archive, ask)
  const part = listPart(archive, null, ask.query, site)
  const { home } = archive.look.texts()
  const view = {
    counts: archive.listing.totals(),
    ...part,
    structured: structuredArchive(archive),
    ...(part.paging.after === undefined && { about: summary, text: home, first: first(archive, part.items.length, site) }),
  } // prettier-ignore
  return Promise.resolve(html(homePage(view, site), undefined, changeSignposts(archive)))
}

/** How many new items the first page shows. */
const newItems = 6

/** What the archive chose to show first, else what is new; nothing where that would be all that the list after it shows. */
function first({ listing, settings }: Archive, listed: number, site: Site): HomeView['first'] {
  const chosen = (settings.featured ?? []).flatMap((text) => {
    const [item, collection] = [itemId(text), collectionId(text)]
    const found = (item && listing.item(item)) ?? (collection && listing.collection(collection))
    return found ? [...itemCard(found, site), ...collectionCard(found)] : []
  })
  if (chosen.length > 0) return { chosen: true, cards: chosen }
  if (listing.totals().items <= Math.max(listed, newItems / 2)) return undefined
  return { chosen: false, cards: listing.newest(newItems).flatMap((one) => itemCard(one, site)) }
}

export async function showCollectionPage(archive: Archive, ask: Ask<'collection'>): Promise<Reply> {
  const { params, query } = ask
  const { record } = await collectionFound(archive, params.collection)
  const site = siteOf(archive, ask)
  const parents = await ancestry(archive, record.parent)
  const counts = {
    items: archive.listing.count(record.id, 'items'),
    collections: archive.listing.count(record.id, 'collections'),
  }
  const structured = structuredCollection(archive, record, parents.at(-1), counts.items)
  const view = { collection: record, parents, counts, structured, ...listPart(archive, record.id, query, site) } // prettier-ignore
  return html(collectionPage(view, site), undefined, changeSignposts(archive, record.id))
}

/** One part of a collection's list. `?after=` counts the items before it. */
function listPart(
  { listing }: Archive,
  of: CollectionId | null,
  query: URLSearchParams,
  site: Site,
): { collections: CollectionCard[]; items: ItemCard[]; paging: Paging } {
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
    items: listed.slice(0, itemsOnAPage).flatMap((one) => itemCard(one, site)),
    paging: {
      ...(from > 0 && { after: String(from) }),
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

export async function showItemPage(archive: Archive, ask: Ask<'item'>): Promise<Reply> {
  const { params, query } = ask
  const kept = await itemFound(archive, params.item)
  const from = pageId(query.get('from') ?? '')
  const choice = textChoiceIn(query)
  const wanted = textsToRead(kept.record, partWith(kept.record, from).pages, choice)
  const signposts = itemSignposts(archive, kept.record)
  const structured = await structuredItem(archive, kept)
  const view = { ...(await peopleView(archive, kept, wanted)), from, ...choice, signposts, structured } // prettier-ignore
  return html(itemPage(view, siteOf(archive, ask)), kept, signposts)
}

export async function showPageView(archive: Archive, ask: Ask<'item' | 'page'>): Promise<Reply> {
  const { params, query } = ask
  const kept = await itemFound(archive, params.item)
  const page = pageFound(kept.record, params.page)
  const choice = textChoiceIn(query)
  const wanted = textsToRead(kept.record, [page], choice)
  const zoom = query.get('zoom') ?? undefined
  const signposts = itemSignposts(archive, kept.record, page)
  const read = await peopleView(archive, kept, wanted)
  const structured = await structuredItem(archive, kept, page)
  const view = { ...read, ...choice, page: page.id, zoom, signposts, structured }
  return html(pageView(view, siteOf(archive, ask)), kept, signposts)
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
  ask: Ask<'item'>,
  isThere: boolean,
  dress: typeof miradorPage,
): Promise<Reply> {
  const { params, query } = ask
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
  return html(dress({ item: record, ...viewed(archive, record, query) }, siteOf(archive, ask)))
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

function html(
  document: { toString(): string },
  kept?: Kept<Item>,
  links: readonly Signpost[] = [],
): Reply {
  const reply = htmlPage(document.toString())
  const headers = {
    ...reply.headers,
    ...(kept && { 'last-modified': new Date(kept.changed).toUTCString() }),
    ...(links.length > 0 && { link: linkHeader(links) }),
  }
  return { ...reply, headers }
}
