import type { Scope } from './scope.js'

/** A word as texts write it most often, and how many times it stands in them, however it is written. */
export interface Spelled {
  readonly term: string
  readonly written: string
  readonly total: number
}

/** The words that there are in the texts, as they are written. No text is read for them. */
export interface Vocabulary {
  /**
   * Words that begin so, the most frequent first, and of equally frequent ones by the alphabet.
   * In an item and in all of the archive all texts are counted; in collections and texts of one kind, as many as can be looked through while somebody types.
   * @param beginning folded, not empty
   */
  beginning(beginning: string, scope: Scope, limit: number): readonly Spelled[]
  /** As a word (which is folded) is written most often; `undefined` where no text has it. */
  written(term: string): string | undefined
}
