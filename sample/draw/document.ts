/** A document as it was typed, page by page, and everything that happened to its paper since. */
export interface Document {
  /** Where its files go, below `sample/`. */
  readonly folder: string
  readonly machine: Machine
  readonly pages: readonly Page[]
  /** How the texts are written: one file for the whole, a file a page, or ALTO a page. */
  readonly texts: 'whole' | 'by-page' | 'alto'
  /** File ending of the scans. */
  readonly form: 'jpg' | 'tif'
  readonly quality: number
}

/** A typewriter. Lengths in pixels of the page. */
export interface Machine {
  /** CSS font family, as `page-drawing` declares it. */
  readonly font: 'Cutive Mono' | 'Special Elite' | 'Courier Prime'
  readonly size: number
  /** Width of every letter. */
  readonly pitch: number
  /** From line to line. */
  readonly lead: number
  /** How black the ribbon is, 0 to 1. */
  readonly ribbon: number
  /** Pixels by which strokes are thickened. */
  readonly weight: number
  /** How unevenly the keys strike: 1 is a machine in fair order. */
  readonly wear: number
  /** How far the edge of a letter has run, in pixels: a carbon copy is softer than a top copy. */
  readonly blur: number
}

/** One side of a leaf. */
export interface Page {
  readonly name: string
  /**
   * The typed lines. Two signs are not typed: `_words_` are underlined; a line that begins with `#` is in the
   * transcript only (what a stamp or a pencil says, between brackets). `{ab}` is an `a` struck over by a `b`.
   */
  readonly typed: string
  /** Where the first line begins, in pixels of the page. */
  readonly left: number
  readonly top: number
  /** SVG that is not typed. */
  readonly marks: readonly Mark[]
  readonly paper: Paper
  readonly bed: Bed
  readonly seed: number
}

/** Something drawn on the page by another hand than the typist's. `ink` tells how the colour takes to the paper. */
export interface Mark {
  readonly ink: 'stamp' | 'hand' | 'print'
  readonly svg: string
}

/** The sheet. */
export interface Paper {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly colour: readonly [number, number, number]
  /** How brown the edges are, 0 to 1. */
  readonly toning: number
  /** Heights at which it was folded, as shares of the page. */
  readonly folds: readonly number[]
  /** Centres of punched holes, in pixels. */
  readonly holes: readonly (readonly [number, number])[]
  /** Where rust, tea or damp has left a mark, in pixels. */
  readonly stains: readonly Stain[]
  /** Whether the other side's typing shines through. */
  readonly showsThrough?: boolean
  /** Whether the scan is in greys. */
  readonly grey?: boolean
}

/** A blot, or a ring where `ring` is its width in pixels. */
export interface Stain {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly depth: number
  readonly ring?: number
}

/** How the sheet lay on the scanner. */
export interface Bed {
  /** Pixels of the scan. */
  readonly width: number
  readonly height: number
  /** Degrees, clockwise. */
  readonly turn: number
  /** Where the sheet's top left corner would be if it were not turned, in pixels. */
  readonly x: number
  readonly y: number
  readonly colour: readonly [number, number, number]
}
