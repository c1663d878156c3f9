import type { Comment } from './comment.js'
import type { Box } from './region.js'

/** A point on a page, in pixels of its image. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A line of a text as it was read: its words, and its place on the page where one is known. */
export interface TextLine {
  /** What its annotation is known by, through corrections; its place among the lines, from 1, where absent. */
  readonly number?: number
  /** What stands on the line, a hyphen at its end included; without markup. Only a comment may hold line feeds. */
  readonly text: string
  /** Pixels of the page's image. */
  readonly box?: Box
  /** The line's outline where the file knows it closer than a box: at least three points. */
  readonly outline?: readonly Point[]
  /** What the letters stand on: at least two points, in the direction of reading. */
  readonly baseline?: readonly Point[]
  /** Whether a blank line or a new block comes before it. */
  readonly opensParagraph: boolean
  /** The region of the page that begins with this line, where the file knows regions. */
  readonly block?: Block
  /** Of a heading: its level, from 1. */
  readonly heading?: number
  /** The words that are known apart, in order; they do not overlap. */
  readonly words?: readonly TextWord[]
  /** What an editor marked in the line, outermost first; marks may lie within marks. */
  readonly marks?: readonly Mark[]
  /** Whether it goes on from the line before, in a text whose own lines are longer than the scan's. */
  readonly continues?: true
  /** Whether it was looked for on the page and is not there: an editor's note, a translator's line. */
  readonly notOnPage?: true
  /** Of an annotation: who made it, when, and why. */
  readonly comment?: Comment
}

/** A word of a line. */
export interface TextWord {
  /** Where it begins and ends in the line's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** Pixels of the page's image; absent where the word has no place of its own. */
  readonly box?: Box
  /** Of a word that is divided on the scan, and not in the text: where its end stands, on the next line. */
  readonly rest?: Box
  /** The whole word, where the line's end divides it: `'communism'` of `'commu-'`; at both of its parts. */
  readonly whole?: string
  /** How sure the machine that read it was, from 0 to 1. */
  readonly confidence?: number
}

/** A region of the page: a paragraph, a heading, a stamp. */
export interface Block {
  /** What the file calls its kind, in its own word: `'heading'`, `'marginalia'`, `'page-number'`. */
  readonly kind?: string
  readonly box?: Box
}

/** What an editor tells about a piece of a line. */
export interface Mark {
  readonly kind: MarkKind
  /** Where the piece begins and ends in the line's text, in UTF-16 units. Equal for what is not in the text (a gap, a note). */
  readonly from: number
  readonly to: number
  /** In words: of a gap how much is missing and why, of a note its text, of an abbreviation or an error what it stands for. */
  readonly says?: string
  /** An authority's URI of a person, a place or a work; the date of a date, in EDTF. */
  readonly names?: string
}

/** https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html, and names and dates: ND */
export type MarkKind =
  | 'deletion' | 'addition' | 'unclear' | 'gap' | 'supplied' | 'abbreviation' | 'error' | 'note'
  | 'person' | 'place' | 'organisation' | 'work' | 'date' | 'emphasis' | 'underlined' | 'handwritten' | 'foreign' // prettier-ignore
