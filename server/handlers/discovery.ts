import { Problem } from '../../data/model/problem.js'
import {
  activitiesInPage,
  discoveryContext,
  stream,
  streamPage,
  streamPages,
  type StreamOf,
} from '../../manifests/discovery/stream.js'
import { provider3 } from '../../manifests/presentation-3/agent.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound } from '../found.js'
import { jsonLdType } from '../media-types.js'
import { json, seeOther, type Reply } from '../reply.js'
import { profileOf } from '../views.js'

/** Which stream an address is of. */
export async function streamAsked(archive: Archive, ask: Ask<'collection'>): Promise<StreamOf> {
  return (await collectionFound(archive, ask.params.collection)).record.id
}

/** https://iiif.io/api/discovery/1.0/#orderedcollection */
export async function showActivities(archive: Archive, ask: Ask, of: StreamOf): Promise<Reply> {
  await archive.harvest.catchUp()
  const document = stream(of, archive.harvest.activityCount(of), archive)
  return json(document, jsonLdType(ask, discoveryContext))
}

/** https://iiif.io/api/discovery/1.0/#orderedcollectionpage */
export async function showActivityPage(
  archive: Archive,
  ask: Ask<'page'>,
  of: StreamOf,
): Promise<Reply> {
  await archive.harvest.catchUp()
  const { addresses, harvest } = archive
  const total = harvest.activityCount(of)
  const number = /^[1-9]\d{0,8}$/.test(ask.params.page) ? Number(ask.params.page) : NaN
  if (!(number <= streamPages(total)))
    throw new Problem('not-found', `There is no page ${ask.params.page} of these activities.`)
  const from = (number - 1) * activitiesInPage + 1
  const activities = harvest.activities(of, from, activitiesInPage)
  const provider = provider3(profileOf(archive), addresses)
  const document = streamPage(of, { number, total, activities }, { addresses, provider })
  return json(document, jsonLdType(ask, discoveryContext))
}

/** `/iiif`: where to begin. */
export function showBeginning({ addresses }: Archive): Promise<Reply> {
  return Promise.resolve(seeOther(addresses.rootCollection(3)))
}
