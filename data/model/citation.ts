import type { CitationId, ItemId, PageId, Sha256, TextId } from './ids.js'
import type { Box } from './region.js'
import type { TextKind } from './text.js'

/** A passage or a region of a page that somebody cited, as it was at that moment; kept for ever. */
export interface Citation {
  readonly id: CitationId
  readonly item: ItemId
  readonly page: PageId
  /** Which page of the item it was, from 1. */
  readonly place?: number
  /** When it was minted, ISO 8601 in UTC. */
  readonly made: string
  /** The rectangle, in pixels of the scan as it was; absent where all of the page is cited. */
  readonly region?: Box
  /** The scan as it was. */
  readonly scan: {
    readonly sha256: Sha256
    readonly frame: number
    readonly width: number
    readonly height: number
    readonly likeness: string
  }
  /** The words, where words were cited. https://www.w3.org/TR/annotation-model/#text-quote-selector */
  readonly quote?: Quote
}

/** Words that were cited, with what stood around them, so that they are found again. */
export interface Quote {
  readonly text: TextId
  /** The version of the text: the kept file its words were read from. */
  readonly file: Sha256
  readonly kind: TextKind
  /** BCP 47, of the text. */
  readonly language?: string
  /** The words as they stand, line ends as line feeds. */
  readonly exact: string
  /** Up to 64 characters before and after, on the page. */
  readonly prefix: string
  readonly suffix: string
  /** Numbers of the first and last line (as TextLine annotations are numbered), from 1. */
  readonly lines: readonly [first: number, last: number]
}

/**
 * Where a citation is now, and what has changed since. `boxes` are the places of its words on the scan as it is now, one for each line that
 * has one; absent where none was cited, and where it is not known where they are on this scan.
 */
export type Standing =
  /** Neither scan nor text changed. */
  | { readonly state: 'same'; readonly boxes?: readonly Box[] }
  | {
      readonly state: 'found'
      readonly page: PageId
      readonly region?: Box
      readonly lines?: readonly [first: number, last: number]
      readonly words?: string
      readonly boxes?: readonly Box[]
      readonly changes: readonly CitedChange[]
    }
  /** Said honestly; the quote and the old crop are kept. */
  | {
      readonly state: 'lost'
      readonly page?: PageId
      readonly changes: readonly CitedChange[]
    }
  | { readonly state: 'withdrawn'; readonly at: string; readonly why: string }

/** What happened to a cited passage. `at` is when, ISO 8601. */
export type CitedChange =
  | {
      readonly what: 'scan-replaced'
      readonly at: string
      readonly words: 'same' | 'none' | 'changed'
      readonly by: 'text' | 'image'
    }
  /** `now`: the words as they are now. */
  | { readonly what: 'text-corrected'; readonly at: string; readonly now: string }
  | { readonly what: 'text-gone'; readonly at: string }
  /** Its place among the pages, from 1. */
  | { readonly what: 'page-moved'; readonly from: number; readonly to: number }
  | { readonly what: 'page-gone' }
