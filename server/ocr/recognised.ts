/** What Tesseract found on a page, as tesseract.js hands it over: blocks of paragraphs of lines of words. */
export interface Recognised {
  readonly version: string
  /** Null where nothing was found. */
  readonly blocks: readonly RecognisedBlock[] | null
}

/** An area of text; `blocktype` is a number of Tesseract's table of block types. */
export interface RecognisedBlock {
  readonly bbox: Corners
  readonly blocktype: number
  readonly paragraphs: readonly { readonly lines: readonly RecognisedLine[] }[]
}

/** A line; its `text` is left aside for that of its words. */
export interface RecognisedLine {
  readonly baseline: Corners
  readonly words: readonly RecognisedWord[]
}

/** A word with how sure Tesseract was, from 0 to 100. */
export interface RecognisedWord {
  readonly text: string
  readonly confidence: number
  readonly bbox: Corners
}

/** Two points in pixels of the picture: of a rectangle the top left and bottom right, of a baseline its ends. */
export interface Corners {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}
