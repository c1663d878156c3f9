import type { KeptFile } from '../../data/model/page-image.js'

/** A text file of an item that may not be kept yet. */
export interface FileToKeep {
  readonly kept: KeptFile
  /** Where it lies, or what is in it. */
  readonly source: string | Uint8Array
}
