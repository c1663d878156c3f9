import type { ReadPart } from '../../data/import/read-part.js'

/** A picture to read: a PNG or JPEG, and its pixels across and down. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** Reads pictures of pages. */
export interface PageReader {
  /** How many pictures it reads side by side; more wait. */
  readonly atOnce: number
  /**
   * The text of a picture, with places in its pixels. Throws the `unreadable` problem, with a sentence, where that cannot be had (the picture is none, it
   * took too long, or Tesseract broke down over it); the next may go well. Throws the signal's reason.
   */
  read(picture: Picture, signal: AbortSignal): Promise<ReadPart>
  /** Ends its threads. */
  close(): Promise<void>
}
