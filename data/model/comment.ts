/**
 * Why an annotation was made. https://www.w3.org/TR/annotation-model/#motivation-and-purpose
 * `supplementing` is IIIF's, of words that stand on the page. https://iiif.io/api/presentation/3.0/#values-for-motivation
 */
export type Motivation =
  | 'assessing' | 'bookmarking' | 'classifying' | 'commenting' | 'describing' | 'editing' | 'highlighting'
  | 'identifying' | 'linking' | 'moderating' | 'questioning' | 'replying' | 'tagging' | 'supplementing' // prettier-ignore

/** What a line of a commentary is, beside its words: an annotation that a reader or somebody of the archive made. */
export interface Comment {
  /** What its file calls it. It is known again by this when the file is delivered anew. */
  readonly id?: string
  /** Who wrote it. */
  readonly by?: string
  /** When it was written, ISO 8601 as it was given. */
  readonly made?: string
  /** When it was last changed, where that is told and is another time. */
  readonly changed?: string
  /** At least one. */
  readonly motivations: readonly Motivation[]
  /** What the words of the line consist of, in their order: a comment and its tags; line feeds stand between them. */
  readonly bodies: readonly CommentBody[]
}

/** A piece of an annotation's words that was said for itself. */
export interface CommentBody {
  /** Where it begins and ends in the line's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** Why it was said, where that is told of it by itself: a tag is `tagging`. */
  readonly purpose?: Motivation
  /** BCP 47. */
  readonly language?: string
  /** Whether it was given as HTML; its words are kept, and what was set apart in them. */
  readonly html?: true
  /** Who said it, where that is another than who made the annotation: of an answer. */
  readonly by?: string
  /** When, ISO 8601, where that is told of it by itself. */
  readonly made?: string
}

/** Whether a body is a tag: a word to find the page by, rather than something said of it. */
export function isTag({ purpose }: CommentBody): boolean {
  return purpose === 'tagging' || purpose === 'classifying'
}
