import { parseQuery } from '../data/search/query.js'
import { tokens, type Token } from '../data/search/tokens.js'
import type { Archive } from './archive.js'

/** Words of a query that are looked at, words that are tried for each, and queries that are tried in all. */
const [mostWords, mostNear, mostTries] = [8, 3, 9]

/** A query that nothing was found for, with words of the archive in place of those that it does not have; `undefined` where that finds nothing either. */
export function suggestion(archive: Archive, q: string): string | undefined {
  const { documents } = archive.search
  const unknown = tokens(q)
    .slice(0, mostWords)
    .filter(({ term }) => !documents.knows(term))
  const near = unknown.map(({ term }) => documents.nearly(term).slice(0, mostNear))
  if (unknown.length === 0 || near.some((words) => words.length === 0)) return undefined
  const tries = combinations(near.map((words) => words.map(({ term }) => term)))
  const found = tries.find((words) => isFound(archive, exchanged(q, unknown, words)))
  if (!found) return undefined
  // As the texts write it, with its accents; as the index has it, where only records have it.
  const written = found.map((term) => archive.search.vocabulary.written(term) ?? term)
  return exchanged(q, unknown, written)
}

/** One word of each list, in all ways, likely ones first. */
function combinations(lists: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let all: readonly (readonly string[])[] = [[]]
  for (const list of lists)
    all = all.flatMap((some) => list.map((one) => [...some, one])).slice(0, mostTries)
  return all
}

/** A text with other words at some places. */
function exchanged(text: string, places: readonly Token[], words: readonly string[]): string {
  const ends = [0, ...places.map(({ to }) => to)]
  const parts = places.map(({ from }, at) => text.slice(ends[at], from) + (words[at] ?? ''))
  return parts.join('') + text.slice(ends.at(-1))
}

function isFound({ search }: Archive, text: string): boolean {
  const query = parseQuery(text)
  const narrowing = { collections: [], languages: [], people: [], places: [], kinds: [] }
  const wish = { narrowing, order: 'title', from: 0, limit: 1 } as const
  return query !== undefined && search.documents.find({ ...wish, query }).documents > 0
}
