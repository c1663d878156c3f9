import type { Cursor } from '../model/change.js'
import type { CollectionId, ItemId, PageId, TextId } from '../model/ids.js'
import type { TextKind } from '../model/text.js'
import type { Query } from '../search/query.js'
import type { SearchedRecord } from '../search/record.js'
import type { SearchedWord } from '../search/written.js'
import type { Documents } from './documents.js'
import type { Found } from './found.js'
import type { Scope } from './scope.js'
import type { Vocabulary } from './vocabulary.js'

export type { Scope } from './scope.js'

/** One text of one page, to be found by its words. */
export interface Passage {
  readonly page: PageId
  readonly text: TextId
  readonly kind: TextKind
  /** BCP 47. */
  readonly language?: string
  /** Anything that is another when the words are. */
  readonly print: string
}

/** An item to be searched; its passages in the order of reading. */
export interface SearchedItem {
  readonly id: ItemId
  /** The collections that it is directly in. */
  readonly collections: readonly CollectionId[]
  readonly passages: readonly Passage[]
  /** Absent where only its texts are searched. */
  readonly record?: SearchedRecord
}

/** The words of all published texts, derived from them: delete it and it is made again. */
export interface SearchIndex {
  /** The newest change of the log that is in it. */
  cursor(): Cursor
  /**
   * Takes an item's texts in, in place of those it had; only those whose print is another are read.
   * @param read the words of a passage in their order
   */
  put(item: SearchedItem, read: (passage: Passage) => Promise<readonly SearchedWord[]>): Promise<void> // prettier-ignore
  remove(item: ItemId): Promise<void>
  /** Takes in what a collection is part of. */
  putCollection(id: CollectionId, parent: CollectionId | undefined): Promise<void>
  /** Notes that all changes up to this one are in it, unless it knows of later ones, and counts the words that came with them. With 0 it begins anew, empty. */
  reached(cursor: Cursor): Promise<void>
  /** Passages in the order of their pages, those of an item together; the same as long as nothing changes. `from` counts from 0. */
  find(
    query: Query,
    scope: Scope,
    part: { readonly from: number; readonly limit: number },
  ): readonly Found[]
  /** How many there are. */
  count(query: Query, scope: Scope): number
  /** Documents by the words of their texts and records together. */
  readonly documents: Documents
  /** Words as the texts write them. */
  readonly vocabulary: Vocabulary
  close(): void
}
