import type { CollectionId, ItemId } from './ids.js'

/** Counts the changes of an archive, from 1, without gaps. */
export type Cursor = number

/** One entry of the change log, which every harvest door reads. */
export type Change = {
  readonly cursor: Cursor
  /** When, ISO 8601 in UTC with milliseconds; never earlier than the entry before. */
  readonly at: string
} & (ItemChange | CollectionChange | ArchiveChange)

export interface ItemChange {
  readonly of: 'item'
  readonly id: ItemId
  readonly verb: 'create' | 'update' | 'withdraw'
  /** Revision of the record after the change, from 1. */
  readonly revision: number
  /** Why, for a withdrawal. */
  readonly why?: string
  /** The collections it was in, after the change (before it, for a withdrawal): a harvester of one of them is told. */
  readonly collections: readonly CollectionId[]
  /** Whether it has pages, and so a manifest. */
  readonly manifest: boolean
}

export interface CollectionChange {
  readonly of: 'collection'
  readonly id: CollectionId
  readonly verb: 'create' | 'update'
  readonly revision: number
  /** What it is part of after the change, `null` at the top; absent in logs that were begun before it was told. */
  readonly parent?: CollectionId | null
}

/** A change of all that the archive hands out, though no record changed. */
export type ArchiveChange =
  /** Everything is to be harvested again: it is written otherwise than before. */
  | { readonly of: 'archive'; readonly verb: 'refresh'; readonly why?: string }
  /** All addresses begin with something else now. Both are roots, with a slash at the end. */
  | { readonly of: 'archive'; readonly verb: 'move'; readonly from: string; readonly to: string }
