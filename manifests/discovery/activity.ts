import { addressesFrom, type Addresses } from '../../data/model/addresses.js'
import type { CollectionId, ItemId } from '../../data/model/ids.js'
import { record3 } from '../presentation-3/link.js'
import { recordLinks } from '../records/links.js'

/** A manifest or collection that something happened to. */
export type ActivityObject =
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'collection'; readonly id: CollectionId }

/** What happened, as the log tells it. */
export interface ActivityView {
  /** Counts those of its stream from 1. */
  readonly number: number
  readonly verb: 'Create' | 'Update' | 'Delete' | 'Move' | 'Add' | 'Remove' | 'Refresh'
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly object?: ActivityObject
  /** The root that addresses began with then, where it is another now. */
  readonly root?: string
  /** Of `Move`: what they begin with from then on, where that is another now. */
  readonly newRoot?: string
  readonly why?: string
}

/** What every activity of a stream is written with. */
export interface Writing {
  readonly addresses: Addresses
  /** Who publishes, as Presentation 3 writes it. https://iiif.io/api/discovery/1.0/#object */
  readonly provider: object
  /** The address of the stream. */
  readonly stream: string
}

/**
 * One activity. What it says follows from the log and the settings alone, so that it says the same for ever.
 * https://iiif.io/api/discovery/1.0/#33-activities
 */
export function activity(view: ActivityView, page: string, writing: Writing): object {
  const { number, verb, at, object, root, newRoot, why } = view
  const head = { id: `${page}#${String(number)}`, type: verb }
  // "Note that the Refresh uses startTime rather than endTime". https://iiif.io/api/discovery/1.0/#state-refresh-activities
  if (!object) return { ...head, startTime: at, summary: why ?? 'Everything is published anew.' }
  const old = root === undefined ? writing.addresses : addressesFrom(root)
  const here = newRoot === undefined ? writing.addresses : addressesFrom(newRoot)
  const stream = { id: writing.stream, type: 'OrderedCollection' }
  return {
    ...head,
    object: verb === 'Move' ? named(object, old) : described(object, old, verb, writing),
    ...(verb === 'Move' && { target: described(object, here, verb, writing) }),
    ...(verb === 'Add' && { target: stream }),
    ...(verb === 'Remove' && { origin: stream }),
    endTime: at,
  }
}

function named(object: ActivityObject, addresses: Addresses) {
  return object.kind === 'item'
    ? { id: addresses.manifest(object.id, 3), type: 'Manifest' }
    : { id: addresses.collection(object.id, 3), type: 'Collection' }
}

/** What is gone is only named. */
function described(
  object: ActivityObject,
  addresses: Addresses,
  verb: ActivityView['verb'],
  { provider }: Writing,
): object {
  const name = named(object, addresses)
  if (verb === 'Delete' || verb === 'Remove') return name
  const also = object.kind === 'item' ? recordLinks(object, addresses).map(record3) : []
  return {
    ...name,
    canonical: name.id,
    ...(also.length > 0 && { seeAlso: also }),
    provider: [provider],
  }
}
