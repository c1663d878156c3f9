import { yearOf } from '../model/date-span.js'
import type { Hit } from './documents-gathered.js'
import { misses } from './documents-narrowed.js'
import type { Counts, Narrowing, YearCount } from './documents.js'
import { firstOf } from './first-of.js'
import type { HeldDocuments } from './held-documents.js'
import { facetBits, type HeldValue, type HeldValues } from './held-values.js'
import type { FacetName } from './search-records.js'
import { bitOf, kindsInOrder } from './search-tables.js'

/** Values that are told of each list; those that somebody chose are always among them. */
const most = 12

/** What the documents that were found can be narrowed down to. */
export function counted(
  held: HeldDocuments,
  documents: readonly Hit[],
  { collections, languages, people, places }: Narrowing,
): Counts {
  const totals = valueTotals(held, documents)
  const told = (name: FacetName, chosen: readonly string[]) => commonest(totals, name, chosen)
  return {
    collections: told('collection', collections).map(plain),
    languages: told('language', languages).map(plain),
    people: told('person', people).map(withNote),
    places: told('place', places).map(plain),
    kinds: kindCounts(documents),
    years: yearCounts(held, documents, misses.date),
  }
} // prettier-ignore

interface Total {
  readonly value: HeldValue
  readonly documents: number
}

const at = (numbers: Uint8Array | Uint32Array, place: number) => numbers[place] ?? 0

/** How many documents have each value, but for those that do not fulfil another wish. */
function valueTotals(held: HeldDocuments, documents: readonly Hit[]): readonly Total[] {
  const { from, to, pool, values } = held
  const seen: number[] = []
  for (const { item, miss } of documents) {
    const end = at(to, item)
    for (let place = at(from, item); place < end; place++) {
      const number = at(pool, place)
      const bit = at(values.bits, number)
      if ((miss & ~bit) !== 0) continue
      if (bit === facetBits.collection) countCollection(values, number, item, seen)
      else count(values, number, seen)
    }
  }
  const found = totalsOf(values, seen)
  for (const number of seen) values.totals[number] = values.lastFor[number] = 0
  return found
}

/** Counts one more document for a value. */
function count({ totals }: HeldValues, number: number, seen: number[]): void {
  const before = at(totals, number)
  if (before === 0) seen.push(number)
  totals[number] = before + 1
}

/** A document counts for its collections and for all that these are in, once for each. */
function countCollection(values: HeldValues, number: number, item: number, seen: number[]): void {
  for (const above of values.above(number)) {
    if (values.lastFor[above] === item) continue
    values.lastFor[above] = item
    count(values, above, seen)
  }
}

function totalsOf({ list, totals }: HeldValues, numbers: readonly number[]): readonly Total[] {
  const found: Total[] = []
  for (const number of numbers) {
    const value = list[number]
    if (value) found.push({ value, documents: at(totals, number) })
  }
  return found
}

/** What somebody chose, then the most frequent ones, then in the order of the alphabet. */
function commonest(
  totals: readonly Total[],
  name: FacetName,
  chosen: readonly string[],
): readonly Total[] {
  const bit = facetBits[name]
  const own = totals.filter(({ value }) => value.bit === bit)
  const isChosen = ({ value }: Total) => (chosen.length > 0 && chosen.includes(value.value) ? 1 : 0)
  return firstOf(own, most + chosen.length, (a, b) => {
    const before = isChosen(b) - isChosen(a) || b.documents - a.documents
    return before || ascending(a.value.sort, b.value.sort) || ascending(a.value.value, b.value.value)
  })
} // prettier-ignore

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const plain = ({ value: { value }, documents }: Total) => ({ value, documents })
const withNote = ({ value: { value, note }, documents }: Total) => ({ value, documents, note })

function kindCounts(documents: readonly Hit[]) {
  const sets = new Uint32Array(2 ** kindsInOrder.length)
  for (const { kinds, miss } of documents)
    if ((miss & ~misses.kind) === 0) sets[kinds] = (sets[kinds] ?? 0) + 1
  return kindsInOrder.map((value) => ({
    value,
    documents: sets.reduce((sum, total, bits) => sum + (bits & bitOf(value) ? total : 0), 0),
  }))
}

/**
 * Years of some documents.
 * @param but bits of the wishes that need not be fulfilled
 */
export function yearCounts(held: HeldDocuments, documents: readonly Pick<Hit, 'item' | 'miss'>[], but: number): readonly YearCount[] {
  const spans = new Map<number, YearCount & { documents: number }>()
  for (const { item, miss } of documents) {
    const [first, last] = [held.first[item] ?? NaN, held.last[item] ?? NaN]
    if ((miss & ~but) !== 0 || Number.isNaN(first)) continue
    const [from, to] = [yearOf(first), yearOf(last)]
    const known = spans.get(from * 100_000 + to)
    if (known) known.documents++
    else spans.set(from * 100_000 + to, { from, to, documents: 1 })
  }
  return [...spans.values()].toSorted((a, b) => a.from - b.from || a.to - b.to)
} // prettier-ignore
