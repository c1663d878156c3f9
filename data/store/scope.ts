import type { CollectionId, ItemId } from '../model/ids.js'
import type { TextKind } from '../model/text.js'

/** Where to look. */
export interface Scope {
  readonly item?: ItemId
  /** In the items that are directly in one of these. */
  readonly collections?: readonly CollectionId[]
  /** In texts of these kinds only. */
  readonly kinds?: readonly TextKind[]
}
