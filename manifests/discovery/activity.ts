import { addressesFrom, type Addresses } from '../../data/model/addresses.js'
import type { CollectionId, ItemId } from '../../data/model/ids.js'
import { recordFormats } from '../records/formats.js'

/** What happened to a manifest or a collection, as the change log tells it. */
export interface Told {
  /** Its place in the stream, from 1. */
  readonly number: number
  readonly verb: 'Create' | 'Update' | 'Delete' | 'Move' | 'Add' | 'Remove' | 'Refresh'
  /** ISO 8601 in UTC. */
  readonly at: string
  /** Absent of `Refresh`. */
  readonly object?:
    | { readonly kind: 'item'; readonly id: ItemId }
    | { readonly kind: 'collection'; readonly id: CollectionId }
  /** What its address began with then, where that was another root than now. */
  readonly root?: string
  /** Of `Move`: what it begins with after it, where that too is another than now. */
  readonly newRoot?: string
  readonly why?: string
}

/**
 * An activity, by https://iiif.io/api/discovery/1.0/#activities. It is made from the log and from addresses alone, so that a page of
 * activities stays as it is, byte for byte, whatever becomes of the items on it.
 * @param stream the address of the OrderedCollection that it is in
 * @param page the address of the page that it is on
 */
export function activity(told: Told, stream: string, page: string, addresses: Addresses): object {
  const { number, verb, at, root, newRoot, why } = told
  const id = `${page}#${number}`
  // What begins now must not be sorted behind what it brings about.
  if (verb === 'Refresh')
    return { id, type: verb, startTime: at, ...(why !== undefined && { summary: why }) }
  const then = root === undefined ? addresses : addressesFrom(root)
  const after = newRoot === undefined ? addresses : addressesFrom(newRoot)
  const isThere = verb !== 'Delete' && verb !== 'Move'
  const here = { id: stream, type: 'OrderedCollection' }
  return {
    id,
    type: verb,
    object: resource(told, then, isThere),
    ...(verb === 'Move' && { target: resource(told, after, true) }),
    ...(verb === 'Add' && { target: here }),
    ...(verb === 'Remove' && { origin: here }),
    endTime: at,
  }
}

/** The manifest or collection. What is no longer at its address has no records beside it either. */
function resource({ object }: Told, addresses: Addresses, isThere: boolean): object | undefined {
  if (object?.kind === 'item') {
    const { id } = object
    return {
      id: addresses.manifest(id, 3),
      type: 'Manifest',
      canonical: addresses.item(id),
      ...(isThere && { seeAlso: records(id, addresses) }),
    }
  }
  return (
    object && {
      id: addresses.collection(object.id, 3),
      type: 'Collection',
      canonical: addresses.collectionPage(object.id),
    }
  )
}

/** The records of an item. TEI is left out: not every item has a text. https://iiif.io/api/discovery/1.0/#object */
function records(item: ItemId, addresses: Addresses): object[] {
  const schemaOrg = { extension: 'jsonld', name: 'schema.org', mediaType: 'application/ld+json', namespace: 'https://schema.org/' } as const // prettier-ignore
  return [...recordFormats, schemaOrg].flatMap(({ extension, name, mediaType, namespace }) =>
    extension === 'tei.xml'
      ? []
      : {
          id: addresses.record(item, extension),
          type: 'Dataset',
          label: { none: [name] },
          format: mediaType,
          profile: namespace,
        },
  )
}
