import type { FacetName } from './search-records.js'
import type { Sqlite } from './sqlite.js'

/** A language, person, place or collection that lists are narrowed down by. */
export interface HeldValue {
  readonly number: number
  readonly name: FacetName
  readonly value: string
  readonly sort: string
  /** As `CountWithNote` of data/store/documents has it. */
  readonly note: string
  /** The bit of its name. */
  readonly bit: number
}

/** Bits: what lists are narrowed down by. */
export const facetBits = { collection: 4, language: 8, person: 16, place: 32 } as const

/** All values that lists are narrowed down by, in memory by their numbers. */
export class HeldValues {
  readonly #db: Sqlite
  /** By their numbers. */
  list: (HeldValue | undefined)[] = []
  /** Of each collection: itself and all that it is in. */
  #above = new Map<number, readonly number[]>()
  /** For each number the bit of its name; a figure to count with, noughts between two counts; and the last document that it was counted for. */
  bits = new Uint8Array(0)
  totals = new Uint32Array(0)
  lastFor = new Uint32Array(0)

  constructor(db: Sqlite) {
    this.#db = db
  }

  /** A collection and all that it is in, by their numbers. */
  above(collection: number): readonly number[] {
    return this.#above.get(collection) ?? [collection]
  }

  /** Numbers of values; of collections also of all that are in them. Those that no document has are left out. */
  numbers(name: FacetName, wanted: readonly string[]): ReadonlySet<number> {
    const sql = 'SELECT number FROM value WHERE name = ? AND value IN (SELECT value FROM json_each(?))' // prettier-ignore
    const rows = this.#db.rows(sql, name, JSON.stringify(wanted)) as { number: number }[]
    const found = new Set(rows.map(({ number }) => number))
    if (name !== 'collection') return found
    const below = [...this.#above].filter(([, above]) => above.some((one) => found.has(one)))
    return new Set([...found, ...below.map(([number]) => number)])
  }

  readAll(): void {
    this.list = []
    this.#take('SELECT number, name, value, sort, note FROM value')
    this.#readCollections()
  }

  /** Those of some documents, and those that documents had before, both given as JSON; and of collections where these changed. */
  readOf(items: string, former: string, withCollections: boolean): void {
    const sql = `SELECT number, name, value, sort, note FROM value WHERE number IN
      (SELECT value FROM facet WHERE item IN (SELECT value FROM json_each(?1)) UNION SELECT value FROM json_each(?2))`
    this.#take(sql, items, former)
    if (withCollections) this.#readCollections()
  }

  #take(sql: string, ...values: string[]): void {
    const rows = this.#db.rows(sql, ...values) as HeldValue[]
    const last = rows.reduce((most, { number }) => Math.max(most, number), 0)
    if (last >= this.totals.length) {
      const room = Math.ceil(last * 1.5) + 1
      const bits = new Uint8Array(room)
      bits.set(this.bits)
      this.bits = bits
      this.totals = new Uint32Array(room)
      this.lastFor = new Uint32Array(room)
    }
    for (const { number, name, value, sort, note } of rows) {
      this.list[number] = { number, name, value, sort, note, bit: facetBits[name] }
      this.bits[number] = facetBits[name]
    }
  }

  #readCollections(): void {
    this.#take("SELECT number, name, value, sort, note FROM value WHERE name = 'collection'")
    const sql = `SELECT own.number AS number, over.number AS parent FROM collection
      JOIN value AS own ON own.name = 'collection' AND own.value = collection.id
      JOIN value AS over ON over.name = 'collection' AND over.value = collection.parent`
    const rows = this.#db.rows(sql) as { number: number; parent: number }[]
    const parents = new Map(rows.map(({ number, parent }) => [number, parent]))
    this.#above = new Map([...parents.keys()].map((number) => [number, upwards(number, parents)]))
  }
}

/** From one upwards, each once: a collection may be in itself where an archive says so. */
function upwards(number: number, parents: ReadonlyMap<number, number>): readonly number[] {
  const found = new Set<number>()
  for (let at: number | undefined = number; at !== undefined && !found.has(at); at = parents.get(at))
    found.add(at)
  return [...found]
} // prettier-ignore
