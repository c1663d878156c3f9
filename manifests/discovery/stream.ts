import type { Addresses } from '../../data/model/addresses.js'
import type { CollectionId } from '../../data/model/ids.js'
import { activity, type Told } from './activity.js'

/** The context of its documents, and the profile in their media type. https://iiif.io/api/discovery/1.0/#media-type */
export const discoveryContext = 'http://iiif.io/api/discovery/1/context.json'

/** The media type of a stream, for links that lead to it. */
export const discoveryType = `application/ld+json;profile="${discoveryContext}"`

/**
 * Activities on one page. Harvesters ask for the last page again and again, so it should be small; a page of a hundred goes out in some kilobytes,
 * and whoever takes in 100,000 items for the first time reads a thousand of them.
 */
export const activitiesOnPage = 100

/** All activities of the archive, or of a collection and what is below it. */
export interface Stream {
  readonly collection?: CollectionId
  /** How many activities there are. */
  readonly total: number
}

const addressOf = ({ collection }: Stream, addresses: Addresses, page?: number) =>
  collection === undefined
    ? addresses.activities(page)
    : addresses.collectionActivities(collection, page)

/** The number of its last page: 1 where nothing has happened yet. */
export function lastPage({ total }: Stream): number {
  return Math.max(1, Math.ceil(total / activitiesOnPage))
}

/** A stream as a whole. https://iiif.io/api/discovery/1.0/#orderedcollection */
export function activityStream(stream: Stream, addresses: Addresses): object {
  return {
    '@context': discoveryContext,
    id: addressOf(stream, addresses),
    type: 'OrderedCollection',
    totalItems: Math.max(1, stream.total),
    ...(stream.collection !== undefined && {
      seeAlso: findingAids(stream.collection, addresses),
      partOf: [{ id: addresses.activities(), type: 'OrderedCollection' }],
    }),
    first: pageLink(stream, 1, addresses),
    last: pageLink(stream, lastPage(stream), addresses),
  }
}

/**
 * A page of a stream, oldest first. https://iiif.io/api/discovery/1.0/#ordered-collection-page
 *
 * A stream must have a page, and a page an activity. Where nothing has happened yet it is a `Refresh` without a time: what is published is all told
 * from here on, which is nothing.
 * @param page from 1
 */
export function activityPage(
  stream: Stream,
  page: number,
  told: readonly Told[],
  addresses: Addresses,
): object {
  const [whole, id] = [addressOf(stream, addresses), addressOf(stream, addresses, page)]
  const nothing = { id: `${id}#0`, type: 'Refresh', summary: 'Nothing has been published yet.' }
  return {
    '@context': discoveryContext,
    id,
    type: 'OrderedCollectionPage',
    startIndex: (page - 1) * activitiesOnPage,
    partOf: { id: whole, type: 'OrderedCollection' },
    ...(page > 1 && { prev: pageLink(stream, page - 1, addresses) }),
    ...(page < lastPage(stream) && { next: pageLink(stream, page + 1, addresses) }),
    orderedItems:
      told.length > 0 ? told.map((one) => activity(one, whole, id, addresses)) : [nothing],
  }
}

/** What describes all that the stream is about. https://iiif.io/api/discovery/1.0/#seealso */
function findingAids(collection: CollectionId, addresses: Addresses): object[] {
  return [
    {
      id: addresses.findingAid(collection, 'ead.xml'),
      type: 'Dataset',
      label: { none: ['EAD'] },
      format: 'application/xml',
      profile: 'urn:isbn:1-931666-22-9',
    },
    {
      id: addresses.findingAid(collection, 'jsonld'),
      type: 'Dataset',
      label: { none: ['schema.org'] },
      format: 'application/ld+json',
      profile: 'https://schema.org/',
    },
  ]
}

function pageLink(stream: Stream, page: number, addresses: Addresses): object {
  return { id: addressOf(stream, addresses, page), type: 'OrderedCollectionPage' }
}
