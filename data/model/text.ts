import type { PageId, TextId } from './ids.js'
import type { LanguageMap } from './language.js'
import type { KeptFile } from './page-image.js'
import type { Box } from './region.js'

/** What a text is to the scan: written off it by a person, put into another language, or read by a machine. */
export type TextKind = 'transcription' | 'translation' | 'ocr'

/** Forms of text files that can be read. */
export type TextFormat = 'plain' | 'alto'

/** Who made a text, with what, and when; as much of it as is known. */
export interface Provenance {
  readonly by?: string
  /** Software: `'ABBYY FineReader 12'`. */
  readonly tool?: string
  /** EDTF, or whatever was given. */
  readonly date?: string
  readonly note?: string
}

/** One kept text file and what was found in it, so that a manifest is built without opening it. */
export interface TextFile {
  readonly file: KeptFile
  readonly format: TextFormat
  /** How many lines with words the file holds (of its part that belongs to the page, where it is divided). */
  readonly lines: number
  /** Characters of text, without markup. */
  readonly characters: number
}

/** The text of one page. `part`: which part of a file that holds several pages' texts, from 0; absent, all of the file. */
export interface PageText {
  readonly page: PageId
  readonly text: TextFile
  readonly part?: number
}

/**
 * One text layer of an item: its transcription, its French translation, its OCR.
 * `by-page`: every page that has text has its own. `whole`: one text for the whole document that is not divided
 * by pages; it is shown with the document, and never pretended to belong to a page.
 */
export type TextLayer = {
  readonly id: TextId
  readonly kind: TextKind
  /** BCP 47, of the text (a translation's own, not the scan's). */
  readonly language?: string
  readonly label?: LanguageMap
  readonly provenance: Provenance
} & (
  | { readonly extent: 'by-page'; readonly pages: readonly PageText[] }
  | { readonly extent: 'whole'; readonly text: TextFile }
)

/** A line of a text as it was read: its words, and its place on the page where one is known. */
export interface TextLine {
  readonly text: string
  /** Pixels of the page's image. */
  readonly box?: Box
  /** Whether a blank line or a new block comes before it. */
  readonly opensParagraph: boolean
}

/** A text as read from its file, for one page or for the whole document. */
export interface ReadText {
  readonly lines: readonly TextLine[]
}
