/** A rectangle in the measure of the file it was read from. */
export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A line as it was read, placed in the measure of its file. */
export interface ReadLine {
  /** What stands on the line, a hyphen at its end included. */
  readonly text: string
  readonly edges?: Edges
  /** Whether a blank line or a new block comes before it; true of the first line. */
  readonly opensParagraph: boolean
}

/** What coordinates count: pixels, tenths of a millimetre, or 1/1200 inch. https://www.loc.gov/standards/alto/ (MeasurementUnit) */
export type Unit = 'pixel' | 'mm10' | 'inch1200'

/** One page's share of a text file; a text that is not divided has one part. */
export interface ReadPart {
  /** The page's whole width and height in `unit`, where the file tells it. */
  readonly space?: { readonly width: number; readonly height: number }
  readonly unit: Unit
  /** Name of the page's image as the file tells it, without folders. */
  readonly image?: string
  /** Software that read the page off its image, where the file names it. */
  readonly tool?: string
  /** The page's number or name where a mark in the text gives it: `'2'`, `'1r'`. */
  readonly mark?: string
  readonly lines: readonly ReadLine[]
}
