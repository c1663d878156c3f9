import type { ItemId, PageId, TextId } from '../model/ids.js'

/** A passage in which all that was looked for stands. */
export interface Found {
  readonly item: ItemId
  readonly page: PageId
  readonly text: TextId
}
