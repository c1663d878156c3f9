import type { Cursor } from '../model/change.js'
import type { CollectionId, ItemId } from '../model/ids.js'
import type { Query } from '../search/query.js'
import type { Documents } from './documents.js'
import { SqliteDocuments } from './documents-sqlite.js'
import { expression, tag } from './search-expression.js'
import { forgetRecord, putRecord } from './search-records.js'
import {
  kindOf,
  kindsInOrder,
  numberOf,
  passageNumber,
  passagesOf,
  searchScratch,
  searchTables,
  searchVersion,
} from './search-tables.js'
import type { Found } from './found.js'
import type { Passage, Scope, SearchedItem, SearchIndex } from './search.js'
import { openSqlite, type Sqlite } from './sqlite.js'

/** Opens the index of an archive's words in an SQLite file, which is made where it is missing. */
export function openSqliteSearch(file: string): SearchIndex {
  const db = openSqlite(file, searchTables, searchVersion)
  db.run('PRAGMA temp_store = MEMORY')
  for (const table of searchScratch.split(';')) db.run(table)
  return new SqliteSearch(db)
}

interface Row {
  readonly id: number
  readonly page: string
  readonly text: string
  readonly place: number
  readonly print: string
}

/** What is to be done about a passage. */
interface Step {
  readonly passage: Passage
  readonly place: number
  readonly print: string
  readonly known: Row | undefined
  /** Absent where the index has them. */
  readonly words?: readonly string[]
}

class SqliteSearch implements SearchIndex {
  readonly #db: Sqlite
  readonly documents: Documents

  constructor(db: Sqlite) {
    this.#db = db
    this.documents = new SqliteDocuments(db)
  }

  cursor(): Cursor {
    return (this.#db.row('SELECT cursor FROM state') as { cursor: number }).cursor
  }

  async put(
    item: SearchedItem,
    read: (passage: Passage) => Promise<readonly string[]>,
  ): Promise<void> {
    const known = new Map(this.#rows(item.id).map((row) => [keyOf(row), row]))
    const steps: Step[] = []
    for (const [place, passage] of item.passages.entries()) {
      const row = known.get(keyOf(passage))
      const print = JSON.stringify([passage.print, passage.kind, item.collections])
      const isSame = row?.print === print
      steps.push({ passage, place, print, known: row, ...(!isSame && { words: await read(passage) }) }) // prettier-ignore
      known.delete(keyOf(passage))
    }
    await this.#db.transaction(() => {
      for (const { id } of known.values()) this.#forget(id)
      const number = numberOf(this.#db, item.id)
      for (const step of steps) this.#take(item, number, step)
      if (item.record) putRecord(this.#db, number, item.record)
    })
  }

  /** Another process may have taken it in meanwhile, so what is there is looked up again. */
  #take(item: SearchedItem, number: number, { passage, place, print, words }: Step): void {
    const { page, text, kind } = passage
    const sql = 'SELECT id, page, text, place, print FROM passage WHERE item = ? AND page = ? AND text = ?' // prettier-ignore
    const row = this.#db.row(sql, item.id, page, text) as Row | undefined
    if (row && (!words || row.print === print)) {
      if (row.place !== place)
        this.#db.run('UPDATE passage SET place = ? WHERE id = ?', place, row.id)
      return
    }
    if (!words) return
    if (row) this.#forget(row.id)
    const id = passageNumber(this.#db, number, kind, row?.id)
    const into = 'INSERT INTO passage (id, item, page, text, place, print) VALUES (?, ?, ?, ?, ?, ?)' // prettier-ignore
    this.#db.run(into, id, item.id, page, text, place, print)
    const scope = item.collections.map(tag).join(' ')
    this.#db.run('INSERT INTO word (rowid, scope, words) VALUES (?, ?, ?)', id, scope, words.join(' ')) // prettier-ignore
  }

  async remove(item: ItemId): Promise<void> {
    await this.#db.transaction(() => {
      for (const { id } of this.#rows(item)) this.#forget(id)
      forgetRecord(this.#db, numberOf(this.#db, item))
      this.#db.run('DELETE FROM item WHERE id = ?', item)
    })
  }

  async putCollection(id: CollectionId, parent: CollectionId | undefined): Promise<void> {
    await this.#db.transaction(() => {
      // No collection has an empty id.
      this.#db.run("INSERT OR REPLACE INTO collection VALUES (?, nullif(?, ''))", id, parent ?? '')
    })
  }

  async reached(cursor: Cursor): Promise<void> {
    await this.#db.transaction(() => {
      if (cursor > 0) this.#db.run('UPDATE state SET cursor = max(cursor, ?)', cursor)
      else {
        this.#db.run('DELETE FROM passage')
        for (const table of ['item', 'facet', 'collection']) this.#db.run(`DELETE FROM ${table}`)
        this.#db.run("INSERT INTO word (word) VALUES ('delete-all')")
        this.#db.run("INSERT INTO record (record) VALUES ('delete-all')")
        this.#db.run('UPDATE state SET cursor = 0')
      }
    })
  }

  find(query: Query, scope: Scope, { from, limit }: { from: number; limit: number }): readonly Found[] {
    // In one item the order is that of its pages; in all, that in which items came, which needs no sorting.
    const order = scope.item === undefined ? 'word.rowid' : 'place'
    const numbers = this.#numbers(scope)
    const sql = `SELECT item, page, text FROM word JOIN passage ON passage.id = word.rowid WHERE word MATCH ?${numbers} ORDER BY ${order} LIMIT ? OFFSET ?`
    return this.#db.rows(sql, expression(query, scope), limit, from) as Found[]
  } // prettier-ignore

  count(query: Query, scope: Scope): number {
    const sql = `SELECT count(*) AS count FROM word WHERE word MATCH ?${this.#numbers(scope)}`
    return (this.#db.row(sql, expression(query, scope)) as { count: number }).count
  }

  /** Of which passages the numbers are in a scope, as SQL: they tell item and kind, so that the index of words is asked for nothing more. */
  #numbers({ item, kinds = [] }: Scope): string {
    const sql: string[] = []
    if (item !== undefined) {
      const known = this.#db.row('SELECT number FROM item WHERE id = ?', item) as { number: number } | undefined // prettier-ignore
      sql.push(` AND word.rowid BETWEEN ${passagesOf(known?.number ?? -1).join(' AND ')}`)
    }
    const bits = kinds.map((kind) => kindsInOrder.indexOf(kind))
    if (bits.length > 0) sql.push(` AND (${kindOf('word.rowid')}) IN (${bits.join(', ')})`)
    return sql.join('')
  }

  close(): void {
    this.#db.close()
  }

  #rows(item: ItemId): readonly Row[] {
    return this.#db.rows('SELECT id, page, text, place, print FROM passage WHERE item = ?', item) as Row[] // prettier-ignore
  }

  #forget(id: number): void {
    this.#db.run('DELETE FROM word WHERE rowid = ?', id)
    this.#db.run('DELETE FROM passage WHERE id = ?', id)
  }
}

const keyOf = ({ page, text }: { readonly page: string; readonly text: string }) =>
  `${page} ${text}`
