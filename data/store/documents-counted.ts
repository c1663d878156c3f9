import { yearOf } from '../model/date-span.js'
import type { Judged } from './documents-narrowed.js'
import { misses } from './documents-narrowed.js'
import type { Counts, CountWithNote, Narrowing, YearCount } from './documents.js'
import { firstOf } from './first-of.js'
import type { HeldDocuments } from './held-documents.js'
import type { HeldValue } from './held-values.js'
import type { FacetName } from './search-records.js'
import { bitOf, kindsInOrder } from './search-tables.js'
import type { Sqlite } from './sqlite.js'
import { textsBy } from './texts-by.js'

/** Values that are told of each list; those that somebody chose are always among them. */
const most = 12

/** What the documents that were found can be narrowed down to. */
export function counted(
  db: Sqlite,
  held: HeldDocuments,
  documents: readonly Judged[],
  { collections, languages, people, places }: Narrowing,
): Counts {
  const totals = valueTotals(held, documents)
  const told = (name: FacetName, chosen: readonly string[]) => commonest(totals, name, chosen)
  return {
    collections: told('collection', collections).map(plain),
    languages: told('language', languages).map(plain),
    people: withNotes(db, told('person', people)),
    places: told('place', places).map(plain),
    kinds: kindCounts(documents),
    years: yearCounts(held, documents.filter(({ miss }) => (miss & ~misses.date) === 0).map(({ hit }) => hit.item)),
  }
} // prettier-ignore

interface Total {
  readonly value: HeldValue
  readonly documents: number
}

/** How many documents have each value, but for those that do not fulfil another wish. */
function valueTotals(held: HeldDocuments, documents: readonly Judged[]): readonly Total[] {
  const { values } = held
  const { totals } = values
  const seen: HeldValue[] = []
  const count = (value: HeldValue) => {
    const before = totals[value.number] ?? 0
    if (before === 0) seen.push(value)
    totals[value.number] = before + 1
  }
  for (const { hit, miss } of documents) {
    const collections: number[] = []
    for (const number of held.valuesOf(hit.item)) {
      const value = values.get(number)
      if (!value || (miss & ~misses[value.name]) !== 0) continue
      if (value.name === 'collection') collections.push(number)
      else count(value)
    }
    // A document counts for its collections and for all that these are in, once for each.
    for (const number of upwards(held, collections)) {
      const value = values.get(number)
      if (value) count(value)
    }
  }
  const found = seen.map((value) => ({ value, documents: totals[value.number] ?? 0 }))
  for (const { number } of seen) totals[number] = 0
  return found
}

function upwards({ values }: HeldDocuments, collections: readonly number[]): Iterable<number> {
  const [only = 0] = collections
  if (collections.length < 2) return collections.length === 0 ? [] : values.above(only)
  return new Set(collections.flatMap((one) => values.above(one)))
}

/** What somebody chose, then the most frequent ones, then in the order of the alphabet. */
function commonest(
  totals: readonly Total[],
  name: FacetName,
  chosen: readonly string[],
): readonly Total[] {
  const own = totals.filter(({ value }) => value.name === name)
  const isChosen = ({ value }: Total) => Number(chosen.includes(value.value))
  return firstOf(own, most + chosen.length, (a, b) => {
    const before = isChosen(b) - isChosen(a) || b.documents - a.documents
    return before || ascending(a.value.sort, b.value.sort) || ascending(a.value.value, b.value.value)
  })
} // prettier-ignore

const ascending = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const plain = ({ value: { value }, documents }: Total) => ({ value, documents })

function withNotes(db: Sqlite, totals: readonly Total[]): readonly CountWithNote[] {
  const numbers = totals.map(({ value }) => value.number)
  const notes = textsBy(
    db,
    'SELECT number AS key, note AS text FROM value WHERE number IN',
    numbers,
  )
  return totals.flatMap(({ value: { number, value }, documents }) => {
    const note = notes.get(number)
    return note === undefined ? [] : [{ value, documents, note }]
  })
}

function kindCounts(documents: readonly Judged[]) {
  const sets = new Uint32Array(2 ** kindsInOrder.length)
  for (const { hit, miss } of documents)
    if ((miss & ~misses.kind) === 0) sets[hit.kinds] = (sets[hit.kinds] ?? 0) + 1
  return kindsInOrder.map((value) => ({
    value,
    documents: sets.reduce((sum, total, bits) => sum + (bits & bitOf(value) ? total : 0), 0),
  }))
}

/** Years of some documents, by their numbers. */
export function yearCounts(held: HeldDocuments, documents: readonly number[]): readonly YearCount[] {
  const spans = new Map<number, YearCount & { documents: number }>()
  for (const item of documents) {
    const [first = NaN, last = NaN] = [held.first[item], held.last[item]]
    if (Number.isNaN(first)) continue
    const [from, to] = [yearOf(first), yearOf(last)]
    const known = spans.get(from * 100_000 + to)
    if (known) known.documents++
    else spans.set(from * 100_000 + to, { from, to, documents: 1 })
  }
  return [...spans.values()].toSorted((a, b) => a.from - b.from || a.to - b.to)
} // prettier-ignore
