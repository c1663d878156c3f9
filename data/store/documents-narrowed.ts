import type { Narrowing } from './documents.js'
import type { Hit } from './documents-gathered.js'
import type { HeldDocuments } from './held-documents.js'
import { facetBits } from './held-values.js'
import type { FacetName } from './search-records.js'
import { bitOf, kindsInOrder } from './search-tables.js'

/** Bits: which of the wishes a document does not fulfil. One that fulfils all has none. */
export const misses = { kind: 1, date: 2, ...facetBits } as const

/** The kinds of texts that count, as bits: all where none is wished for. */
export function wantedKinds({ kinds }: Narrowing): number {
  if (kinds.length === 0) return 2 ** kindsInOrder.length - 1
  return kinds.reduce((bits, kind) => bits | bitOf(kind), 0)
}

/** Notes with each document the wishes that it does not fulfil. */
export function judge(hits: readonly Hit[], held: HeldDocuments, narrowing: Narrowing): void {
  const wanted = wantedKinds(narrowing)
  const missesDate = dateMissed(held, narrowing)
  const { names, bits } = wantedValues(held, narrowing)
  const { pool, from, to } = held
  for (const hit of hits) {
    let miss = hit.kinds & wanted ? 0 : misses.kind
    if (missesDate(hit.item)) miss |= misses.date
    miss |= names
    const end = names === 0 ? 0 : (to[hit.item] ?? 0)
    for (let at = from[hit.item] ?? 0; at < end; at++) miss &= ~(bits.get(pool[at] ?? 0) ?? 0)
    hit.miss = miss
  }
}

/** Dated documents count for all days that their date can mean; others only where no date is wished for. */
function dateMissed({ first, last }: HeldDocuments, { from, to }: Narrowing) {
  if (from === undefined && to === undefined) return () => false
  const [begin, end] = [from ?? -Infinity, to ?? Infinity]
  return (item: number) => !((last[item] ?? NaN) >= begin && (first[item] ?? NaN) <= end)
}

/** For which names something is wished for, as bits, and of each value that is wished for its name's bit. */
function wantedValues({ values }: HeldDocuments, narrowing: Narrowing) {
  const { collections, languages, people, places } = narrowing
  const lists: readonly (readonly [FacetName, readonly string[]])[] = [['collection', collections], ['language', languages], ['person', people], ['place', places]] // prettier-ignore
  const bits = new Map<number, number>()
  let names = 0
  for (const [name, wanted] of lists) {
    if (wanted.length === 0) continue
    names |= misses[name]
    for (const number of values.numbers(name, wanted)) bits.set(number, misses[name])
  }
  return { names, bits }
}
