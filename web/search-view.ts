import type { LanguageMap } from '../data/model/language.js'
import type { Asked } from './search-asked.js'
import type { Facets } from './search-facets.js'
import type { FoundDocument } from './search-hit.js'

/** What a search page shows. */
export interface SearchView {
  readonly asked: Asked
  /** In all. */
  readonly documents: number
  readonly passages: number
  /** How many pages of answers there are; at least 1. */
  readonly pages: number
  readonly found: readonly FoundDocument[]
  readonly facets: Facets
  /** Of a search in one item: its title. */
  readonly within?: LanguageMap | undefined
  /** A query with other words that finds something, where this one finds nothing. */
  readonly suggestion?: string | undefined
}
