import type { CollectionId, ItemId } from './ids.js'

/** Counts the changes of an archive, from 1, without gaps. */
export type Cursor = number

/** One entry of the change log, which every harvest door reads. */
export type Change = {
  readonly cursor: Cursor
  /** When, ISO 8601 in UTC with milliseconds; never earlier than the entry before. */
  readonly at: string
  readonly verb: 'create' | 'update' | 'withdraw'
  /** Revision of the record after the change, from 1. */
  readonly revision: number
  /** Why, for a withdrawal. */
  readonly why?: string
} & (
  | {
      readonly of: 'item'
      readonly id: ItemId
      /** The collections it was in, after the change (before it, for a withdrawal): a harvester of one of them is told. */
      readonly collections: readonly CollectionId[]
      /** Whether it has pages, and so a manifest. */
      readonly manifest: boolean
    }
  | { readonly of: 'collection'; readonly id: CollectionId }
)
