/** Reads bytes of a file: so many from an offset, fewer where the file ends. */
export type ReadBytes = (offset: number, length: number) => Promise<Buffer>

/** A file of which any part can be read, on a disk or in a store that offers only ranges. */
export interface Ranges {
  /** Length of all of it, in bytes. */
  readonly size: number
  readonly read: ReadBytes
  readonly close: () => Promise<void>
}
