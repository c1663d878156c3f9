import { addressesFrom } from '../../data/model/addresses.js'
import type { Collection } from '../../data/model/collection.js'
import { itemId } from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import type { HarvestedInList, Position } from '../../data/store/harvest.js'
import {
  atomFeed,
  atomType,
  type Feed,
  type FeedEntry,
  type FeedTombstone,
} from '../../manifests/atom-feed.js'
import { withQuery } from '../../web/address.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound } from '../found.js'
import type { Reply } from '../reply.js'
import { profileOf } from '../views.js'

/** Items on one page of a feed. */
const entriesOnPage = 50

/** What is new in the archive, and what is gone. */
export function showFeed(archive: Archive, ask: Ask): Promise<Reply> {
  return feedReply(archive, ask, undefined)
}

/** The same of a collection and what is below it. */
export async function showCollectionFeed(archive: Archive, ask: Ask<'collection'>): Promise<Reply> {
  return feedReply(archive, ask, (await collectionFound(archive, ask.params.collection)).record)
}

async function feedReply(archive: Archive, ask: Ask, of: Collection | undefined): Promise<Reply> {
  const { harvest, addresses } = archive
  await harvest.catchUp()
  const names = addressesFrom(harvest.moves()[0]?.from ?? addresses.root)
  const { provider, languages } = profileOf(archive)
  const feed: Feed = {
    ...about(archive, of),
    id: of ? names.collectionFeed(of.id) : names.feed,
    ...(await part(archive, of, positionIn(ask.query))),
    provider,
    icon: addresses.look('icon-192.png'),
  }
  const body = new TextEncoder().encode(atomFeed(feed, addresses, names, languages))
  return { status: 200, headers: { 'content-type': `${atomType}; charset=utf-8` }, body }
}

/** The entries behind a position, or the newest, and where the others are. */
async function part(
  archive: Archive,
  of: Collection | undefined,
  before: Position | undefined,
): Promise<Pick<Feed, 'updated' | 'self' | 'first' | 'next' | 'entries'>> {
  const { harvest, addresses } = archive
  const wanted = { of: of?.id ?? null, limit: entriesOnPage + 1 } as const
  const found = harvest.newest({ ...wanted, ...(before && { before }) })
  const shown = found.slice(0, entriesOnPage)
  const first = of ? addresses.collectionFeed(of.id) : addresses.feed
  const at = (place: Position | undefined) =>
    withQuery(first, { before: place && `${place.cursor}/${place.item}` })
  return {
    updated: shown[0]?.at ?? harvest.begins() ?? never,
    self: at(before),
    first,
    next: found.length > shown.length ? at(shown.at(-1)?.position) : undefined,
    entries: await Promise.all(shown.map((one) => entry(archive, one))),
  }
}

/** A feed must say when it changed last, also that of an archive in which nothing ever happened. */
const never = '1970-01-01T00:00:00Z'

function about({ addresses, settings }: Archive, of: Collection | undefined) {
  return {
    title: of?.title ?? settings.title,
    subtitle: of ? of.abstract : settings.summary,
    page: of ? addresses.collectionPage(of.id) : addresses.root,
    collection: of ? addresses.collection(of.id, 3) : addresses.rootCollection(3),
  }
}

/** `?before=12/memo-7`: behind an item, at the change that it was told by last. */
function positionIn(query: URLSearchParams): Position | undefined {
  const text = query.get('before')
  if (text === null) return undefined
  const [, cursor, name = ''] = /^(\d{1,15})\/(.+)$/.exec(text) ?? []
  const item = itemId(name)
  if (cursor !== undefined && item !== undefined) return { cursor: Number(cursor), item }
  throw new Problem('bad-request', 'before must be as the next link of this feed has it.')
}

async function entry(
  { catalogue }: Archive,
  { item, at, live }: HarvestedInList,
): Promise<FeedEntry | FeedTombstone> {
  const kept = await catalogue.item(item)
  if (!live || !kept || kept.withdrawn) {
    const why = kept?.withdrawn?.why
    return { gone: item, when: at, ...(why !== undefined && { why }) }
  }
  const { title, abstract, pages } = kept.record
  const [cover] = pages
  return {
    id: item,
    published: kept.created,
    updated: at,
    title,
    ...(abstract && { abstract }),
    ...(cover && { cover: { page: cover.id, image: cover.image } }),
  }
}
