import type { Sha256 } from './ids.js'

/** A file kept byte for byte. */
export interface KeptFile {
  readonly sha256: Sha256
  /** The name it came with, without folders: `'001.tif'`. */
  readonly name: string
  /** Length in bytes. */
  readonly bytes: number
  /** IANA media type: `'image/tiff'`. */
  readonly mediaType: string
}

/** The scan of a page: which kept file it is in, and what it measures. */
export interface PageImage {
  readonly master: KeptFile
  /** Which image of a multi-page master, from 0. */
  readonly frame: number
  /** Pixels of the upright image, after any EXIF or TIFF orientation; the Canvas and info.json measure the same. */
  readonly width: number
  readonly height: number
  /** What the page looks like, in little (see `images/likeness`): finds a page again after a rescan. */
  readonly likeness: string
}
