import type { ItemId } from '../model/ids.js'
import type { KeptFile } from '../model/page-image.js'

/** Which of an item's kept files. */
export type Shelf = 'masters' | 'texts'

/** Where masters and texts are kept, byte for byte, under the SHA-256 of their content. */
export interface Blobs {
  has(item: ItemId, shelf: Shelf, file: KeptFile): Promise<boolean>
  /** Keeps bytes, or a file of the disk; throws the `refused` problem when that file's bytes are not those that `file` names. */
  keep(item: ItemId, shelf: Shelf, file: KeptFile, source: string | Uint8Array): Promise<void>
  /** All bytes of a kept text; throws the `unreadable` problem when it is not there. */
  read(item: ItemId, shelf: Shelf, file: KeptFile): Promise<Uint8Array>
  /** Where a kept file lies on this machine's disk. */
  path(item: ItemId, shelf: Shelf, file: KeptFile): string
  /** Names of everything on an item's shelf: for checking. */
  list(item: ItemId, shelf: Shelf): Promise<readonly string[]>
}

/** The name of a kept file on its shelf: its SHA-256, with the ending it came with. */
export function shelfMark({ sha256, name }: KeptFile): string {
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  return ending === undefined ? sha256 : `${sha256}.${ending}`
}
