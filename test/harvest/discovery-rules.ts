/** An activity, as far as a harvester reads it. */
export interface Told {
  readonly id?: string
  readonly type: string
  readonly object?: { readonly id: string; readonly type: string; readonly seeAlso?: unknown }
  readonly target?: { readonly id: string; readonly type: string }
  readonly origin?: { readonly id: string; readonly type: string }
  readonly endTime?: string
  readonly startTime?: string
  readonly summary?: string
}

interface PageLink {
  readonly id: string
  readonly type: string
}

/** https://iiif.io/api/discovery/1.0/#orderedcollection */
export interface ActivityStream {
  readonly '@context': string
  readonly id: string
  readonly type: string
  readonly totalItems?: number
  readonly partOf?: readonly PageLink[]
  readonly seeAlso?: readonly PageLink[]
  readonly first?: PageLink
  readonly last: PageLink
}

/** https://iiif.io/api/discovery/1.0/#ordered-collection-page */
export interface ActivityPage {
  readonly '@context': string
  readonly id: string
  readonly type: string
  readonly startIndex?: number
  readonly partOf?: PageLink
  readonly prev?: PageLink
  readonly next?: PageLink
  readonly orderedItems: readonly Told[]
}

const context = 'http://iiif.io/api/discovery/1/context.json'
const isHttp = (id: unknown) => typeof id === 'string' && /^https?:\/\/\S+$/.test(id)
const isTime = (text: unknown) =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) &&
  !Number.isNaN(Date.parse(text))
const isPage = (link: PageLink | undefined) =>
  link === undefined || (isHttp(link.id) && link.type === 'OrderedCollectionPage')
const isStream = (link: PageLink | undefined) => isHttp(link?.id) && link?.type === 'OrderedCollection' // prettier-ignore

/** Names of what does not hold. */
const faults = (of: string, rules: Readonly<Record<string, boolean>>) =>
  Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${of}: ${rule}`]))

/** Rules of a stream that are broken. */
export function streamFaults(stream: ActivityStream, address: string): readonly string[] {
  return faults(address, {
    'the context comes first': Object.keys(stream)[0] === '@context',
    'it is that of discovery': stream['@context'] === context,
    'the id is its address': stream.id === address,
    'it is an OrderedCollection': stream.type === 'OrderedCollection',
    'it counts': Number.isInteger(stream.totalItems) && (stream.totalItems ?? -1) >= 0,
    'it has a last page': (stream.last as unknown) !== undefined && isPage(stream.last),
    'it has a first page': stream.first !== undefined && isPage(stream.first),
    'it is part of streams': (stream.partOf ?? []).every(isStream),
    'datasets describe it': (stream.seeAlso ?? []).every(({ id, type }) => isHttp(id) && type === 'Dataset'), // prettier-ignore
  })
}

/** Rules of a page that are broken. */
export function pageFaults(page: ActivityPage, address: string, stream: string): readonly string[] {
  const times = page.orderedItems.flatMap(({ endTime, startTime }) => endTime ?? startTime ?? [])
  return faults(address, {
    'the context comes first': Object.keys(page)[0] === '@context',
    'it is that of discovery': page['@context'] === context,
    'the id is its address': page.id === address,
    'it is an OrderedCollectionPage': page.type === 'OrderedCollectionPage',
    'it is part of its stream': isStream(page.partOf) && page.partOf?.id === stream,
    'it counts': Number.isInteger(page.startIndex) && (page.startIndex ?? -1) >= 0,
    'only the first has none before': isPage(page.prev) && (page.prev === undefined) === (page.startIndex === 0), // prettier-ignore
    'the next is a page': isPage(page.next),
    'it has activities': page.orderedItems.length > 0,
    'times ascend': times.every((time, at) => at === 0 || time >= (times[at - 1] ?? '')),
    'ids are different': new Set(page.orderedItems.map(({ id }) => id)).size === page.orderedItems.length, // prettier-ignore
  })
}

const verbs = ['Create', 'Update', 'Delete', 'Move', 'Add', 'Remove', 'Refresh']

/** Rules of an activity that are broken. https://iiif.io/api/discovery/1.0/#activities */
export function activityFaults(activity: Told): readonly string[] {
  const { type, object, target, origin, endTime, startTime } = activity
  const isResource = (of: Told['object']) => isHttp(of?.id) && ['Manifest', 'Collection'].includes(of?.type ?? '') // prettier-ignore
  const one = JSON.stringify(activity)
  if (type === 'Refresh')
    return faults(one, {
      'it is of nothing': object === undefined && target === undefined,
      'it has a start, if a time': endTime === undefined && (startTime === undefined || isTime(startTime)), // prettier-ignore
    })
  return faults(one, {
    'there is such a verb': verbs.includes(type),
    'it is of a resource': isResource(object),
    'it has a time': isTime(endTime) && startTime === undefined,
    'a move has another target': type !== 'Move' || (isResource(target) && target?.id !== object?.id),
    'what is added has the stream for its target': type !== 'Add' || isStream(target),
    'what is removed has it for its origin': type !== 'Remove' || isStream(origin),
    'only where it is there it has records': object?.seeAlso === undefined || !['Delete', 'Move'].includes(type),
  }) // prettier-ignore
}
