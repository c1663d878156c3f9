import type { CollectionId } from '../../data/model/ids.js'
import { activity, type ActivityView, type Writing } from './activity.js'

/** https://iiif.io/api/discovery/1.0/#linked-data-context-and-extensions */
export const discoveryContext = 'http://iiif.io/api/discovery/1/context.json'

/** Activities of a page. A page that is full is never written anew. */
export const activitiesInPage = 100

/** Which stream: of all the archive, or of a collection and what is below it. */
export type StreamOf = CollectionId | 'all'

/** How many pages there are. A stream in which nothing happened yet has one, which is empty: `last` must name one. */
export const streamPages = (activities: number) =>
  Math.max(1, Math.ceil(activities / activitiesInPage))

const link = (id: string, type: string) => ({ id, type })

/** All that happened, by its pages. https://iiif.io/api/discovery/1.0/#orderedcollection */
export function stream(
  of: StreamOf,
  total: number,
  { addresses }: Pick<Writing, 'addresses'>,
): object {
  const page = (number: number) => link(addresses.activities(of, number), 'OrderedCollectionPage')
  return {
    '@context': discoveryContext,
    id: addresses.activities(of),
    type: 'OrderedCollection',
    totalItems: total,
    ...(of !== 'all' && { partOf: [link(addresses.activities('all'), 'OrderedCollection')] }),
    first: page(1),
    last: page(streamPages(total)),
  }
}

/** A page of activities, the oldest first. https://iiif.io/api/discovery/1.0/#orderedcollectionpage */
export function streamPage(
  of: StreamOf,
  {
    number,
    total,
    activities,
  }: {
    readonly number: number
    readonly total: number
    readonly activities: readonly ActivityView[]
  },
  writing: Omit<Writing, 'stream'>,
): object {
  const { addresses } = writing
  const at = (page: number) => addresses.activities(of, page)
  const [id, whole] = [at(number), addresses.activities(of)]
  return {
    '@context': discoveryContext,
    id,
    type: 'OrderedCollectionPage',
    partOf: link(whole, 'OrderedCollection'),
    startIndex: (number - 1) * activitiesInPage,
    ...(number > 1 && { prev: link(at(number - 1), 'OrderedCollectionPage') }),
    ...(number < streamPages(total) && { next: link(at(number + 1), 'OrderedCollectionPage') }),
    orderedItems: activities.map((one) => activity(one, id, { ...writing, stream: whole })),
  }
}
