import type { Collection } from '../../data/model/collection.js'
import { itemId } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import { spoken } from '../../data/model/language.js'
import { Problem } from '../../data/model/problem.js'
import type { HarvestedInList, Position } from '../../data/store/harvest.js'
import { atomType, feed, type FeedEntry } from '../../manifests/feed/atom.js'
import { rightsOf } from '../../manifests/rights.js'
import { thumbnailSide } from '../../manifests/thumbnail.js'
import { nearestSize } from '../../images/sizes.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound } from '../found.js'
import type { Reply } from '../reply.js'
import { profileOf } from '../views.js'
import { xml } from './crawling.js'

/** Entries of a page of the feed. */
const entriesInPage = 50

/** What is new; `?collection=` of one collection and what is below it, `?before=` what is older. https://www.rfc-editor.org/rfc/rfc4287 */
export async function showFeed(archive: Archive, { query }: Ask): Promise<Reply> {
  const { harvest, addresses } = archive
  await harvest.catchUp()
  const asked = query.get('collection')
  const collection = asked === null ? undefined : (await collectionFound(archive, asked)).record
  const of = collection?.id ?? 'all'
  const before = position(query.get('before'))
  const found = harvest.newest({ of, limit: entriesInPage + 1, ...(before && { before }) })
  const entries = await Promise.all(found.slice(0, entriesInPage).map((one) => entry(archive, one)))
  const last = found[entriesInPage] && found[entriesInPage - 1]
  const [newest] = harvest.newest({ of, limit: 1 })
  const view = {
    ...feedHead(archive, collection),
    self: addresses.feed(of, before && written(before)),
    ...(last && { next: addresses.feed(of, written(last.position)) }),
    updated: newest?.at ?? new Date(0).toISOString(),
    entries: entries.flat(),
  }
  return xml(feed(view, addresses), atomType)
}

/** What a feed is of. */
function feedHead(
  { settings, addresses, ...archive }: Archive,
  collection: Collection | undefined,
) {
  const { languages } = settings
  const title = spoken(settings.title, languages)
  const author = spoken(profileOf({ ...archive, settings }).provider.name, languages)
  const id = addresses.feed(collection?.id ?? 'all')
  if (!collection) return { id, title, author, languages, home: addresses.root }
  const home = addresses.collectionPage(collection.id)
  const own = `${spoken(collection.title, languages)} · ${title}`
  return { id, title: own, author, languages, home }
}

/** A place in the feed, as its addresses hold it: `12.item`. */
const written = ({ cursor, item }: Position) => `${String(cursor)}.${item}`

function position(text: string | null): Position | undefined {
  if (text === null) return undefined
  const [, cursor, rest = ''] = /^(\d{1,15})[.](.*)$/s.exec(text) ?? []
  const item = itemId(rest)
  if (cursor === undefined || item === undefined)
    throw new Problem('bad-request', 'before must be as the feed itself gives it: 12.item.')
  return { cursor: Number(cursor), item }
}

/** A record that cannot be read is left out; `fonds doctor` names it. What has left a collection is told as gone from its feed. */
async function entry(
  archive: Archive,
  { item: id, at, live }: HarvestedInList,
): Promise<FeedEntry[]> {
  const kept = await archive.catalogue.item(id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'unreadable') return undefined
    throw error
  })
  if (!kept) return []
  const { record: item, created, withdrawn } = kept
  if (!live || withdrawn) return [{ id, at, live: false, ...(withdrawn && { why: withdrawn.why }) }]
  const { languages } = archive.settings
  const { uri } = rightsOf(item, profileOf(archive))
  const [page] = item.pages
  return [
    {
      id,
      at,
      live: true,
      published: created,
      title: item.title,
      ...(item.abstract && { abstract: item.abstract }),
      authors: item.agents.map(({ name }) => spoken(name, languages)),
      ...(uri !== undefined && { rights: uri }),
      manifest: item.pages.length > 0,
      ...(page && { thumbnail: thumbnailOf(archive, page) }),
    },
  ]
}

function thumbnailOf({ addresses }: Archive, { id, image }: Page): string {
  const { width, height } = nearestSize(image, thumbnailSide)
  return `${addresses.image(id, 3)}/full/${String(width)},${String(height)}/0/default.jpg`
}
