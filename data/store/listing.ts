import type { Cursor } from '../model/change.js'
import type { CollectionId, ItemId, PageId, Sha256 } from '../model/ids.js'
import type { ItemDate } from '../model/item.js'
import type { LanguageMap } from '../model/language.js'
import type { PageImage } from '../model/page-image.js'

/** A page as a list or a tile request needs it. */
export interface ListedPage {
  readonly id: PageId
  readonly item: ItemId
  readonly image: Pick<PageImage, 'width' | 'height' | 'frame'> & { readonly sha256: Sha256 }
}

/** What a list shows of an item. */
export interface ListedItem {
  readonly kind: 'item'
  readonly id: ItemId
  readonly title: LanguageMap
  readonly pages: number
  /** The first of its dates. */
  readonly date?: ItemDate
  readonly referenceCode?: string
  readonly thumbnail?: ListedPage
  /** ISO 8601. */
  readonly changed: string
}

/** What a list shows of a collection. */
export interface ListedCollection {
  readonly kind: 'collection'
  readonly id: CollectionId
  readonly title: LanguageMap
  readonly abstract?: LanguageMap
  /** How many items and collections are directly in it. */
  readonly items: number
  readonly collections: number
  /** The first scan of the items directly in it. */
  readonly thumbnail?: ListedPage
}

/** A member of a collection, in a list. */
export type Listed = ListedItem | ListedCollection

/** A part of a longer list, by place: `from` counts from 0. */
export interface Part {
  readonly from: number
  readonly limit: number
  readonly only?: Only
}

/** Some of the members: of one kind, or without the items that have no pages and so no manifest. */
export type Only = 'items' | 'collections' | 'manifests'

/**
 * Lists of what is published, derived from the records by reading the change log, and never asked to be the truth:
 * delete it and it is made again.
 */
export interface Listing {
  /** Reads what is new in the change log; cheap when nothing is. */
  catchUp(): Promise<void>
  /** The newest change that is in the lists. */
  cursor(): Cursor
  /** Members of a collection, or of the archive itself (`null`), in their order. */
  members(of: CollectionId | null, part: Part): readonly Listed[]
  count(of: CollectionId | null, only?: Only): number
  /** All live items by id. */
  items(part: { readonly after?: ItemId; readonly limit: number }): readonly ListedItem[]
  /** The items with scans that were published or changed last, the newest first. */
  newest(limit: number): readonly ListedItem[]
  totals(): {
    readonly items: number
    readonly pages: number
    readonly collections: number
    readonly withdrawn: number
  }
  page(id: PageId): ListedPage | undefined
  /** The first pages of an item, in order. */
  pagesOf(item: ItemId, limit: number): readonly Pick<ListedPage, 'id' | 'image'>[]
  item(id: ItemId): ListedItem | undefined
  collection(id: CollectionId): ListedCollection | undefined
  /** The item or collection that was taken from a place (see `Item.source`). */
  from(source: string): { readonly item?: ItemId; readonly collection?: CollectionId }
  /** Items that hold these masters, with how many of them. */
  holding(masters: readonly Sha256[]): ReadonlyMap<ItemId, number>
  close(): void
}
