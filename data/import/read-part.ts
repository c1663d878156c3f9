import type { Finding } from '../model/finding.js'
import type { Comment } from '../model/comment.js'
import type { Mark, Point } from '../model/text-line.js'

/** A rectangle in the measure of the file it was read from. */
export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A word as it was read, placed in the measure of its file. */
export interface ReadWord {
  /** Where it begins and ends in the line's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly edges?: Edges
  /** The whole word, where the line's end divides it; at both of its parts. */
  readonly whole?: string
  /** From 0 to 1. */
  readonly confidence?: number
}

/** A line as it was read, placed in the measure of its file. */
export interface ReadLine {
  /** What stands on the line, a hyphen at its end included. */
  readonly text: string
  readonly edges?: Edges
  /** At least three points. */
  readonly outline?: readonly Point[]
  /** At least two points. */
  readonly baseline?: readonly Point[]
  /** Whether a blank line or a new block comes before it; true of the first line. */
  readonly opensParagraph: boolean
  /** The region that begins with this line. */
  readonly block?: { readonly kind?: string; readonly edges?: Edges }
  /** Of a heading: its level, from 1. */
  readonly heading?: number
  readonly words?: readonly ReadWord[]
  readonly marks?: readonly Mark[]
  /** Of an annotation. */
  readonly comment?: Comment
}

/**
 * What coordinates count: pixels, tenths of a millimetre, or 1/1200 inch (https://www.loc.gov/standards/alto/, MeasurementUnit); or hundredths of
 * the page's width and height (https://www.w3.org/TR/media-frags/#naming-space).
 */
export type Unit = 'pixel' | 'mm10' | 'inch1200' | 'percent'

/** One page's share of a text file; a text that is not divided has one part. */
export interface ReadPart {
  /** The page's whole width and height in `unit`, where the file tells it. */
  readonly space?: { readonly width: number; readonly height: number }
  readonly unit: Unit
  /** Whether places are counted upwards, from the foot of the page. */
  readonly upwards?: true
  /** Name of the page's image as the file tells it, without folders. */
  readonly image?: string
  /** Software that read the page off its image, where the file names it. */
  readonly tool?: string
  /** The page's number or name where a mark in the text gives it: `'2'`, `'1r'`. */
  readonly mark?: string
  /** Of annotations: the address of what they are about, `''` where the file does not say. */
  readonly target?: string
  /** Whether they are about the document as a whole, rather than a page. */
  readonly ofWhole?: true
  readonly lines: readonly ReadLine[]
}

/** What a text file says of itself, rather than of a page. */
export interface TextHead {
  /** BCP 47, of the text. */
  readonly language?: string
  /** Who transcribed, translated or edited it. */
  readonly by?: string
  readonly date?: string
}

/** What a text file gave. */
export interface ReadParts {
  readonly parts: readonly ReadPart[]
  readonly findings: readonly Finding[]
  readonly head?: TextHead
}
