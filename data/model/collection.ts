import type { CollectionId, ItemId } from './ids.js'
import type { LanguageMap } from './language.js'

/** A group of items and of further collections, in an order: a fonds, a series, a file. */
export interface Collection {
  readonly id: CollectionId
  readonly title: LanguageMap
  readonly abstract?: LanguageMap
  readonly referenceCode?: string
  /** The collection that this one is part of; none for one at the top. */
  readonly parent?: CollectionId
  /** In the order to show. What is not named here but names this as its parent comes after, by title. */
  readonly order: readonly Member[]
  /** Where it was taken from; never published. */
  readonly source: string
}

/** Something in a collection. */
export type Member =
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'collection'; readonly id: CollectionId }
