import { bitOf } from './search-tables.js'
import { HeldValues } from './held-values.js'
import type { Sqlite } from './sqlite.js'

/** Documents that are read at once. */
const part = 5000

/**
 * What documents are narrowed down, sorted and counted by, in memory by the number of the item: to look it up in the file for each of the thousands of documents
 * that have a word takes several times as long as finding the word. Some 50 bytes a document. Read when it is first
 * asked for; after that only what changed since, whichever process changed it.
 */
export class HeldDocuments {
  readonly #db: Sqlite
  /** Kinds of texts as bits; none at all where there is no such item. */
  kinds = new Uint8Array(part)
  /** Of each room in which passages are, the number of its item. */
  owners = new Uint32Array(part)
  /** The first and the last day of the date; NaN where there is none. */
  first = new Float64Array(part)
  last = new Float64Array(part)
  readonly values: HeldValues
  /** Numbers of values, and where in them those of a document begin and end. */
  pool = new Uint32Array(4 * part)
  from = new Uint32Array(part)
  to = new Uint32Array(part)
  #used = 0
  /** Of these, how many are left behind by documents that changed. */
  #left = 0
  #life = -1
  #nth = -1

  constructor(db: Sqlite) {
    this.#db = db
    this.values = new HeldValues(db)
  }

  /** One more than the highest number. */
  get size(): number {
    return this.kinds.length
  }

  /** Takes in what changed. */
  refresh(): void {
    const state = this.#db.row('SELECT life, nth FROM state') as { life: number; nth: number }
    if (state.life !== this.#life) this.#readAll()
    else if (state.nth !== this.#nth) this.#readTouched()
    this.#life = state.life
    this.#nth = state.nth
  }

  #readAll(): void {
    this.kinds.fill(0)
    this.from.fill(0)
    this.to.fill(0)
    this.#used = 0
    this.#left = 0
    this.values.readAll()
    const { last } = this.#db.row('SELECT coalesce(max(number), 0) AS last FROM item') as { last: number } // prettier-ignore
    this.#grow(last)
    for (let from = 0; from <= last; from += part)
      this.#read((number) => `${number} BETWEEN ? AND ?`, from, from + part - 1)
  }

  #readTouched(): void {
    const sql = 'SELECT item FROM touched WHERE nth > ?'
    const touched = (this.#db.rows(sql, this.#nth) as { item: number }[]).map(({ item }) => item)
    this.#grow(Math.max(0, ...touched.slice(0, part)))
    // What is left behind in the pool is thrown away from time to time, and after a great change.
    if (touched.length >= part || 2 * this.#left > this.#used + part) {
      this.#readAll()
      return
    }
    const former = new Set<number>()
    for (const item of touched) {
      for (const value of this.pool.subarray(this.from[item], this.to[item])) former.add(value)
      this.#left += (this.to[item] ?? 0) - (this.from[item] ?? 0)
      this.kinds[item] = 0
      this.to[item] = this.from[item] ?? 0
    }
    const list = JSON.stringify(touched)
    this.values.readOf(list, JSON.stringify([...former]), touched.includes(0))
    this.#read((number) => `${number} IN (SELECT value FROM json_each(?))`, list)
  }

  #read(which: (number: string) => string, ...values: (string | number)[]): void {
    const items = `SELECT group_concat(number || ' ' || rooms || ' ' || kinds || ' ' || coalesce(first, '') || ' ' || coalesce(last, '')) AS found
      FROM item WHERE ${which('number')}`
    for (const [number = 0, rooms = 0, kinds = 0, first = NaN, last = NaN] of this.#rows(
      items,
      values,
    )) {
      this.#grow(number + rooms)
      this.owners.fill(number, number, number + rooms)
      this.kinds[number] = kinds | bitOf('record')
      this.first[number] = first
      this.last[number] = last
    }
    const facets = `SELECT group_concat(item || ' ' || value) AS found FROM (SELECT DISTINCT item, value FROM facet
      WHERE ${which('item')} ORDER BY item, value)`
    this.#take(this.#rows(facets, values))
  }

  /** Numbers of documents, those of one together, each with that of a value. */
  #take(facets: readonly (readonly number[])[]): void {
    const room = this.#used + facets.length
    if (room > this.pool.length) this.pool = grown(this.pool, room)
    let before = -1
    for (const [item = 0, value = 0] of facets) {
      if (item !== before) this.from[item] = this.#used
      before = item
      this.pool[this.#used++] = value
      this.to[item] = this.#used
    }
  }

  /** Numbers, row by row; NaN for one that is not there. */
  #rows(sql: string, values: readonly (string | number)[]): readonly (readonly number[])[] {
    const { found } = this.#db.row(sql, ...values) as { found: string | null }
    if (found === null) return []
    return found.split(',').map((row) => row.split(' ').map((one) => (one === '' ? NaN : Number(one)))) // prettier-ignore
  }

  #grow(last: number): void {
    if (last < this.size) return
    this.kinds = grown(this.kinds, last + 1)
    this.owners = grown(this.owners, last + 1)
    this.first = grown(this.first, last + 1)
    this.last = grown(this.last, last + 1)
    this.from = grown(this.from, last + 1)
    this.to = grown(this.to, last + 1)
  }
}

/** The same numbers with room for at least so many, and for more to come. */
function grown<Numbers extends Uint8Array | Uint32Array | Float64Array>(
  numbers: Numbers,
  least: number,
): Numbers {
  const Kind = numbers.constructor as new (length: number) => Numbers
  const larger = new Kind(Math.max(least, Math.ceil(numbers.length * 1.5)))
  larger.set(numbers)
  return larger
}
