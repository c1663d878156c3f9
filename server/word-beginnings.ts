import { passage } from '../data/search/passage.js'
import { parseQuery } from '../data/search/query.js'
import { tokens } from '../data/search/tokens.js'
import type { Scope } from '../data/store/search.js'
import type { Term } from '../manifests/search/terms.js'
import type { Archive } from './archive.js'
import { readFound } from './found-texts.js'

/** Texts of pages that are read for words, so that an answer is there while somebody types. */
const mostRead = 50
const mostTerms = 20

/**
 * Words that begin with the last word of what is typed, as they are written in the texts, the most frequent first. Of words that are on many pages, as many pages are
 * read as can be at once.
 */
export async function wordsBeginning(
  archive: Archive,
  typed: string,
  scope: Scope,
): Promise<readonly Term[]> {
  const last = tokens(typed).at(-1)
  const query = last && parseQuery(`${last.term}*`)
  if (!query) return []
  const counts = new Map<string, Counted>()
  for (const found of archive.search.find(query, scope, { from: 0, limit: mostRead })) {
    const text = await readFound(archive, found)
    for (const { term, written } of text ? wordsOf(text.lines, last.term) : []) count(counts, term, written) // prettier-ignore
  }
  return [...counts.values()]
    .toSorted((a, b) => b.total - a.total || (a.written < b.written ? -1 : 1))
    .slice(0, mostTerms)
    .map(({ written, total }) => ({ value: written, total }))
}

interface Counted {
  readonly written: string
  total: number
}

/** Small letters are the word's own: a capital may only stand at the beginning of a sentence. */
function count(counts: Map<string, Counted>, term: string, written: string): void {
  const known = counts.get(term)
  const isSmaller = known && written === written.toLowerCase()
  counts.set(term, {
    written: known && !isSmaller ? known.written : written,
    total: (known?.total ?? 0) + 1,
  })
}

function wordsOf(lines: Parameters<typeof passage>[0], beginning: string) {
  return passage(lines).flatMap(({ term, places }) => {
    if (!term.startsWith(beginning)) return []
    const parts = places.map(({ line, from, to }) => (lines[line]?.text ?? '').slice(from, to))
    // Divided by the end of a line, it is told in one piece.
    return [{ term, written: parts.join('').replace(/[-\u00ad\u2010¬⸗]/gu, '') }]
  })
}
