import type { Cursor } from '../model/change.js'
import type { CollectionId, ItemId } from '../model/ids.js'
import type { SetSpec } from '../model/set-spec.js'

/** An item as a harvester has to know it. */
export interface Harvested {
  readonly item: ItemId
  /** The change that it was told by last. One change may concern many items. */
  readonly cursor: Cursor
  /** When that was, ISO 8601 in UTC with milliseconds. */
  readonly at: string
  /** False of what was withdrawn and, in the list of a set, of what has left it. */
  readonly live: boolean
}

/** A place in a list: just behind the item of the change. */
export interface Position {
  readonly cursor: Cursor
  readonly item: ItemId | ''
}

/** An item in a list, and the place to go on from behind it. */
export interface HarvestedInList extends Harvested {
  readonly position: Position
}

/** What is in a collection and in those below it; of all the archive where it is `null`. */
export type Scope = CollectionId | null

/** A part of what a harvester is to be given. */
export interface Wanted {
  readonly of: Scope
  /** The newest change when the list was begun: each item is where it was then, and so is given once. */
  readonly upTo: Cursor
  /** Of changes at this time or later, and before that one; ISO 8601 in UTC with milliseconds. */
  readonly from?: string
  readonly before?: string
  readonly after: Position
  readonly limit: number
}

/** A set, as harvesters may choose. */
export interface HarvestSet {
  readonly spec: SetSpec
  readonly collection: CollectionId
}

export type ActivityVerb = 'Create' | 'Update' | 'Delete' | 'Move' | 'Add' | 'Remove' | 'Refresh'

/**
 * An activity of IIIF Change Discovery: what happened to one manifest or collection. `Add` and `Remove` are of streams of collections,
 * for what is published all the while. https://iiif.io/api/discovery/1.0/#activities
 */
export interface Activity {
  /** Counts those of its stream from 1, without gaps; the same for ever. */
  readonly number: number
  readonly verb: ActivityVerb
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string
  /** Absent of `Refresh`. */
  readonly object?: Told
  /** The root that addresses began with then, where it was another than it is now. */
  readonly root?: string
  /** Of `Move`: the root that addresses begin with from then on, where that too is another than it is now. */
  readonly newRoot?: string
  /** Of `Refresh`: why. */
  readonly why?: string
}

/** What is published: an item or a collection. */
export type Told =
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'collection'; readonly id: CollectionId }

/** Addresses that a crawler may look at, of which each sitemap lists so many. */
export const placesInPart = 1000

/** Something that has a page for people, in the order of first publication. */
export type Placed = Told & { readonly at: string }

/**
 * What harvesters are told, made from the change log alone, so that all doors tell the same. Derived: delete it and it is made
 * again, the same to the last number. It has to be caught up before it is read.
 */
export interface Harvest {
  catchUp(): Promise<void>
  /** The newest change that is in it. */
  cursor(): Cursor
  /** When the first change was; `undefined` in an archive that never had any. */
  begins(): string | undefined
  /** When all addresses began with something else, oldest first: what they began with before, and from then on. */
  moves(): readonly { readonly from: string; readonly to: string }[]

  /** Items in the order of their last changes, as they are now. */
  list(wanted: Wanted): readonly HarvestedInList[]
  /** How many a list that begins now will give; `undefined` where counting them would take long. */
  size(wanted: Pick<Wanted, 'of' | 'from' | 'before'>): number | undefined
  item(item: ItemId): Harvested | undefined
  /** The sets that a live item is in. */
  setsOf(item: ItemId): readonly SetSpec[]
  /** Sets in the order of their names. */
  sets(part: { readonly after: string; readonly limit: number }): readonly HarvestSet[]
  /** The collection of a set, by its name now or by one that it had. */
  set(spec: SetSpec): CollectionId | undefined

  /** How many activities there are. */
  activityCount(of: Scope): number
  /** Activities by number, from this one on. */
  activities(of: Scope, from: number, limit: number): readonly Activity[]

  /** For each sitemap, from 1, when anything in it changed last; those in which nothing is live are left out. */
  parts(): readonly { readonly part: number; readonly at: string }[]
  /** What is live in a sitemap. */
  placed(part: number): readonly Placed[]

  /** Items in the order of their last changes, the newest first, withdrawn ones too. */
  newest(part: {
    readonly of: Scope
    readonly before?: Position
    readonly limit: number
  }): readonly HarvestedInList[]
  close(): void
}
