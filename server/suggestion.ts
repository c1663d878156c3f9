import { parseQuery } from '../data/search/query.js'
import { tokens } from '../data/search/tokens.js'
import type { Archive } from './archive.js'
import { wordsBeginning } from './word-beginnings.js'

/** Words of a query that are looked at. */
const most = 8

/** A query that nothing was found for, with words of the archive in place of those that it does not have; `undefined` where that finds nothing either. */
export async function suggestion(archive: Archive, q: string): Promise<string | undefined> {
  const { documents } = archive.search
  let text = q
  const unknown = tokens(q)
    .slice(0, most)
    .filter(({ term }) => !documents.knows(term))
  // From the last to the first, so that places before stay as they are.
  for (const { term, from, to } of unknown.toReversed()) {
    const near = documents.nearly(term)[0]
    if (!near) return undefined
    text = text.slice(0, from) + (await writtenAs(archive, near.term)) + text.slice(to)
  }
  const query = parseQuery(text)
  return unknown.length > 0 && query && isFound(archive, query) ? text : undefined
}

/** A word as the texts write it, with its accents; as the index has it, where only records have it. */
async function writtenAs(archive: Archive, term: string): Promise<string> {
  const written = await wordsBeginning(archive, term, {})
  const own = written.find(({ value }) => tokens(value).map((one) => one.term).join('') === term) // prettier-ignore
  return own?.value ?? term
}

function isFound({ search }: Archive, query: NonNullable<ReturnType<typeof parseQuery>>): boolean {
  const narrowing = { collections: [], languages: [], people: [], places: [], kinds: [] }
  const wish = { query, narrowing, order: 'title', from: 0, limit: 1 } as const
  return search.documents.find(wish).documents > 0
}
