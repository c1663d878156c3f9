import type { PageId, TextId } from './ids.js'
import type { LanguageMap } from './language.js'
import type { KeptFile } from './page-image.js'
import type { TextLine } from './text-line.js'

/**
 * What a text is to the scan: written off it by a person, put into another language, or read by a machine. A `commentary` is not what stands on
 * the page but what is said of it: each of its lines is an annotation.
 */
export type TextKind = 'transcription' | 'translation' | 'ocr' | 'commentary'

/** Forms of text files that can be read. */
export type TextFormat = 'plain' | 'markdown' | 'alto' | 'page-xml' | 'hocr' | 'tei' | 'annotations'

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
  /** How sure the machine that read it was of its words, on average, from 0 to 1, where the file tells it. */
  readonly confidence?: number
  /** The finest that has places on the scan: words, or only lines; absent where nothing has. */
  readonly places?: 'words' | 'lines'
}

/**
 * The text of one page: all of a file, one of its parts, or so many of its characters.
 */
export interface PageText {
  readonly page: PageId
  readonly text: TextFile
  /** Which part of a file that holds several pages' texts, from 0; several where a file of annotations names the page in several ways. */
  readonly part?: number | readonly number[]
  /** Where the page begins and ends in a text that was cut by alignment. */
  readonly cut?: Cut
  /** Its lines and words with their places on the scan, where these were found by alignment. */
  readonly placed?: Placement
  /**
   * Numbers of its lines, which their annotations are known by: a line keeps its number when the text is corrected.
   * Absent, lines are counted from 1.
   */
  readonly numbers?: readonly number[]
  /** The highest number that was ever given to a line, where a line that had it is gone. */
  readonly lastNumber?: number
}

/** A piece of a text file that was cut into pages; it is counted in characters of its lines, joined by line feeds. */
export interface Cut {
  readonly from: number
  readonly to: number
  /** How the place was found: by the words that stand on the scan, or only by what comes before and after. */
  readonly by: 'words' | 'order'
  /** Whether the place where the page begins is not sure; nothing where it is. */
  readonly unsure?: true
}

/** Places that alignment found: a kept file of JSON, a {@link PlacedText}. */
export interface Placement {
  readonly file: KeptFile
  /** Which file's words, with their places, the text was held against: OCR, as a rule. */
  readonly against: KeptFile['sha256']
  /** Which version of the alignment found them. */
  readonly recipe: number
}

/** A text file that was replaced by a corrected one; it is kept. */
export interface EarlierText {
  /** Absent where it was of the whole document. */
  readonly page?: PageId
  readonly text: TextFile
  /** When it was replaced, ISO 8601. */
  readonly until: string
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
  /** Whether it was made here, by OCR or from a PDF's own text layer, so that it is no file of anybody's delivery. */
  readonly madeHere?: true
  /** What was corrected since, oldest first. */
  readonly earlier?: readonly EarlierText[]
} & (
  | { readonly extent: 'by-page'; readonly pages: readonly PageText[] }
  | { readonly extent: 'whole'; readonly text: TextFile }
)

/** A text as read from its file, for one page or for the whole document. */
export interface ReadText {
  readonly lines: readonly TextLine[]
}

/** A page's text with its places, as alignment keeps it. */
export interface PlacedText extends ReadText {
  /** Pixels of the image that the places were found on; on another they are stretched. */
  readonly width: number
  readonly height: number
}
