import type { CollectionId } from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import {
  activitiesOnPage,
  activityPage,
  activityStream,
  discoveryContext,
  lastPage,
} from '../../manifests/discovery/stream.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound } from '../found.js'
import { jsonLdType } from '../media-types.js'
import { json, type Reply } from '../reply.js'

/** The stream of all changes. https://iiif.io/api/discovery/1.0/ */
export async function showActivities(archive: Archive, ask: Ask): Promise<Reply> {
  return reply(activityStream(await streamOf(archive), archive.addresses), ask)
}

/** That of a collection and what is below it. */
export async function showCollectionActivities(
  archive: Archive,
  ask: Ask<'collection'>,
): Promise<Reply> {
  const { record } = await collectionFound(archive, ask.params.collection)
  return reply(activityStream(await streamOf(archive, record.id), archive.addresses), ask)
}

/** A page of the stream of all changes. */
export function showActivityPage(archive: Archive, ask: Ask<'page'>): Promise<Reply> {
  return pageReply(archive, ask)
}

/** A page of a collection's stream. */
export async function showCollectionActivityPage(
  archive: Archive,
  ask: Ask<'collection' | 'page'>,
): Promise<Reply> {
  const { record } = await collectionFound(archive, ask.params.collection)
  return pageReply(archive, ask, record.id)
}

async function streamOf({ harvest }: Archive, collection?: CollectionId) {
  await harvest.catchUp()
  const total = harvest.activityCount(collection ?? null)
  return { ...(collection !== undefined && { collection }), total }
}

/** A page after which there is another never changes again, so caches may keep it for a week. */
const closed = { 'cache-control': 'public, max-age=604800' }

async function pageReply(
  archive: Archive,
  ask: Ask<'page'>,
  collection?: CollectionId,
): Promise<Reply> {
  const stream = await streamOf(archive, collection)
  const page = /^[1-9]\d{0,9}$/.test(ask.params.page) ? Number(ask.params.page) : Infinity
  const last = lastPage(stream)
  if (page > last)
    throw new Problem(
      'not-found',
      `There is no page ${ask.params.page} of these changes; the last is ${String(last)}.`,
    )
  const from = (page - 1) * activitiesOnPage + 1
  const told = archive.harvest.activities(collection ?? null, from, activitiesOnPage)
  const answer = reply(activityPage(stream, page, told, archive.addresses), ask)
  return page < last ? { ...answer, headers: { ...answer.headers, ...closed } } : answer
}

function reply(document: object, ask: Ask): Reply {
  return json(document, jsonLdType(ask, discoveryContext))
}
