import type { Box } from '../model/region.js'
import type { Place } from './place-words.js'
import type { LineLook } from './spots.js'
import type { Word } from './words.js'

/** Words between two words that have places. */
export interface Gap {
  readonly before: Place & { readonly box: Box }
  readonly after: Place & { readonly box: Box }
  readonly words: readonly Word[]
  readonly look: LineLook
}

/** A word of a gap, counted from its beginning, and where it stands. */
export interface Filled {
  readonly word: number
  readonly box: Box
  readonly line: number
  /** Which word of the reading it is, where it is one. */
  readonly spot?: number
}
