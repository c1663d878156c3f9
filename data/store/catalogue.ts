import type { ArchiveChange, Change, Cursor } from '../model/change.js'
import type { Collection } from '../model/collection.js'
import type { CollectionId, ItemId } from '../model/ids.js'
import type { Item } from '../model/item.js'

/** Counts the versions of one record, from 1. */
export type Revision = number

/** A record as it is kept. A withdrawn one is kept too, and says why. */
export interface Kept<Record> {
  readonly record: Record
  readonly revision: Revision
  /** First publication and last change, ISO 8601 in UTC. */
  readonly created: string
  readonly changed: string
  readonly withdrawn?: { readonly at: string; readonly why: string }
}

/** A change that the log does not tell of yet. */
export interface Untold {
  readonly of: 'item' | 'collection'
  readonly id: ItemId | CollectionId
  readonly revision: Revision
}

/** Where records and the change log are kept. Each store must pass `test/contracts/catalogue.ts`. */
export interface Catalogue {
  /** The item, live or withdrawn; `undefined` when it was never here. */
  item(id: ItemId): Promise<Kept<Item> | undefined>
  collection(id: CollectionId): Promise<Kept<Collection> | undefined>

  /**
   * Keeps an item and tells the change log. `expected` is the revision last seen, `null` for a new item; the
   * `conflict` problem is thrown when it is no longer that. Putting a withdrawn item publishes it again.
   */
  putItem(item: Item, expected: Revision | null): Promise<Revision>
  putCollection(collection: Collection, expected: Revision | null): Promise<Revision>

  /** Takes an item from the public, leaving its record, its files and an entry in the change log. */
  withdrawItem(id: ItemId, expected: Revision, why: string): Promise<Revision>

  /** Tells the change log of something that concerns all of the archive. */
  announce(change: ArchiveChange): Promise<Cursor>

  /** Every change after `since`, oldest first. */
  changes(since?: Cursor): AsyncIterable<Change>
  /** The newest change's cursor; 0 in an empty archive. Cheap: asked at every request. */
  cursor(): Promise<Cursor>
  /**
   * The record that was kept while the log was not told of it yet: another process is at this very point, or died
   * there, and the next writer tells the log. A store that keeps both at once has none.
   */
  untold(): Promise<Untold | undefined>
  /** Every item ever published, in no order, without reading the records: for checking all of an archive. */
  everyItem(): AsyncIterable<ItemId>
  close(): Promise<void>
}
