import type { FacetName } from './search-records.js'
import type { Sqlite } from './sqlite.js'

/** A language, person, place or collection that lists are narrowed down by. */
export interface HeldValue {
  readonly number: number
  readonly name: FacetName
  readonly value: string
  readonly sort: string
}

/** All values that lists are narrowed down by, in memory by their numbers. */
export class HeldValues {
  readonly #db: Sqlite
  #values = new Map<number, HeldValue>()
  /** Of each collection: itself and all that it is in. */
  #above = new Map<number, readonly number[]>()
  /** For each number a figure to count with; noughts between two counts. */
  totals = new Uint32Array(0)

  constructor(db: Sqlite) {
    this.#db = db
  }

  get(number: number): HeldValue | undefined {
    return this.#values.get(number)
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
    this.#values = new Map()
    this.#take('SELECT number, name, value, sort FROM value')
    this.#readCollections()
  }

  /** Those of some documents, given as JSON, and of collections where these changed. */
  readOf(items: string, withCollections: boolean): void {
    this.#take(`SELECT DISTINCT number, name, value.value AS value, sort FROM facet JOIN value ON value.number = facet.value
      WHERE item IN (SELECT value FROM json_each(?))`, items) // prettier-ignore
    if (withCollections) this.#readCollections()
  }

  #take(sql: string, ...values: string[]): void {
    let last = this.totals.length - 1
    for (const row of this.#db.rows(sql, ...values) as HeldValue[]) {
      const { number, name, value, sort } = row
      this.#values.set(number, { number, name, value, sort })
      last = Math.max(last, number)
    }
    if (last >= this.totals.length) this.totals = new Uint32Array(Math.ceil(last * 1.5) + 1)
  }

  #readCollections(): void {
    this.#take("SELECT number, name, value, sort FROM value WHERE name = 'collection'")
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
