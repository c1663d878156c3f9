import { tokens } from '../data/search/tokens.js'
import type { Scope } from '../data/store/search.js'
import type { Term } from '../manifests/search/terms.js'
import type { Archive } from './archive.js'

const mostTerms = 20

/** Words that begin with the last word of what is typed, as they are written in the texts, the most frequent first. */
export function wordsBeginning({ search }: Archive, typed: string, scope: Scope): readonly Term[] {
  const last = tokens(typed).at(-1)
  if (!last) return []
  const words = search.vocabulary.beginning(last.term, scope, mostTerms)
  return words.map(({ written, total }) => ({ value: written, total }))
}
