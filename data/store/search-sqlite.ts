import type { Cursor } from '../model/change.js'
import type { CollectionId, ItemId } from '../model/ids.js'
import type { Query } from '../search/query.js'
import type { SearchedWord } from '../search/written.js'
import type { Documents } from './documents.js'
import { SqliteDocuments } from './documents-sqlite.js'
import type { Found } from './found.js'
import { foundRow, parseFound } from './found-rows.js'
import { within } from './passages-within.js'
import { hasPlaces, knownRooms, newRooms, type Rooms } from './item-numbers.js'
import { forget, keptOf, putItem, putPassages, read, type Step } from './search-passages.js'
import { forgetRecord, putRecord, valueNumber } from './search-records.js'
import { searchScratch, searchTables, searchVersion, touch } from './search-tables.js' // prettier-ignore
import type { Passage, Scope, SearchedItem, SearchIndex } from './search.js'
import { openSqlite, type Sqlite } from './sqlite.js'
import { countWords } from './vocabulary-counted.js'
import type { Vocabulary } from './vocabulary.js'
import { SqliteVocabulary } from './vocabulary-sqlite.js'

/** Opens the index of an archive's words in an SQLite file, which is made where it is missing. */
export function openSqliteSearch(file: string): SearchIndex {
  const db = openSqlite(file, searchTables, searchVersion)
  db.run('PRAGMA temp_store = MEMORY')
  // What is written while pages are taken in is written over soon after: it is put in its place every 32 MB, not every 4.
  db.row('PRAGMA wal_autocheckpoint = 8000')
  // 16 MB, not 2: to weigh a page, how long it is is looked up, and these figures lie far apart.
  db.run('PRAGMA cache_size = -16000')
  for (const table of searchScratch.split(';')) db.run(table)
  return new SqliteSearch(db)
}

class SqliteSearch implements SearchIndex {
  readonly #db: Sqlite
  readonly documents: Documents
  readonly vocabulary: Vocabulary

  constructor(db: Sqlite) {
    this.#db = db
    this.documents = new SqliteDocuments(db)
    this.vocabulary = new SqliteVocabulary(db)
  }

  cursor(): Cursor {
    return (this.#db.row('SELECT cursor FROM state') as { cursor: number }).cursor
  }

  async put(
    item: SearchedItem,
    words: (passage: Passage) => Promise<readonly SearchedWord[]>,
  ): Promise<void> {
    while (!(await this.#tried(item, words))) continue
  }

  /** Whether it could be taken in: not where another process removed meanwhile what was not read, which is to be read again. */
  async #tried(item: SearchedItem, words: (passage: Passage) => Promise<readonly SearchedWord[]>): Promise<boolean> {
    const steps = await read(this.#db, item, words)
    let isDone = false
    await this.#db.transaction(() => {
      const rooms = this.#rooms(item, steps)
      if (rooms) this.#take(item, steps, rooms)
      isDone = rooms !== undefined
    })
    return isDone
  } // prettier-ignore

  /** The rooms of an item: those that it has, or new ones where it has too few; `undefined` where it cannot move, as not all was read. */
  #rooms(item: SearchedItem, steps: readonly Step[]): Rooms | undefined {
    const known = knownRooms(this.#db, item.id)
    if (known && hasPlaces(known, steps.length)) return known
    if (steps.some(({ words }) => !words)) return undefined
    if (known) this.#forget(known)
    const rooms = newRooms(this.#db, item.id, steps.length)
    touch(this.#db, rooms.number)
    return rooms
  }

  #take(item: SearchedItem, steps: readonly Step[], { number }: Rooms): void {
    const known = keptOf(this.#db, item.id)
    const isOther = item.record !== undefined && putRecord(this.#db, number, item.record)
    const isOfOther = putItem(this.#db, known, steps, item)
    if (isOther || isOfOther) touch(this.#db, number)
    putPassages(this.#db, known, steps, item)
  }

  async remove(item: ItemId): Promise<void> {
    await this.#db.transaction(() => {
      const known = knownRooms(this.#db, item)
      if (known) this.#forget(known)
    })
  }

  #forget(item: Rooms): void {
    forget(this.#db, item)
    forgetRecord(this.#db, item.number)
    this.#db.run('DELETE FROM item WHERE number = ?', item.number)
    touch(this.#db, item.number)
  }

  async putCollection(id: CollectionId, parent: CollectionId | undefined): Promise<void> {
    await this.#db.transaction(() => {
      // No collection has an empty id.
      this.#db.run("INSERT OR REPLACE INTO collection VALUES (?, nullif(?, ''))", id, parent ?? '')
      for (const value of [id, parent ?? id]) valueNumber(this.#db, { name: 'collection', value })
      touch(this.#db, 0)
    })
  }

  async reached(cursor: Cursor): Promise<void> {
    await this.#db.transaction(() => {
      if (cursor > 0) this.#db.run('UPDATE state SET cursor = max(cursor, ?)', cursor)
      else beginAnew(this.#db)
    })
    await countWords(this.#db)
  }

  find(query: Query, scope: Scope, { from, limit }: { from: number; limit: number }): readonly Found[] {
    const { where, values } = within(this.#db, query, scope)
    // In one item the order is that of its pages; in all of them that in which items came, which needs no sorting.
    const passages =
      scope.item === undefined
        ? `(SELECT rowid AS number FROM word WHERE ${where} ORDER BY rowid LIMIT ? OFFSET ?) AS found CROSS JOIN passage ON passage.id = found.number`
        : `(SELECT passage.* FROM word CROSS JOIN passage ON passage.id = word.rowid WHERE ${where} ORDER BY place LIMIT ? OFFSET ?)`
    const sql = `SELECT group_concat(${foundRow}, char(10)) AS found FROM ${passages}`
    return parseFound(this.#db.row(sql, ...values, limit, from))
  } // prettier-ignore

  count(query: Query, scope: Scope): number {
    const { where, values } = within(this.#db, query, scope)
    const sql = `SELECT count(*) AS count FROM word WHERE ${where}`
    return (this.#db.row(sql, ...values) as { count: number }).count
  }

  close(): void {
    this.#db.close()
  }
}

/** Forgets all. What another process holds in memory is of another life, and is read anew. */
function beginAnew(db: Sqlite): void {
  const tables = ['passage', 'written', 'vocabulary', 'gone', 'item', 'value', 'facet', 'collection', 'touched'] // prettier-ignore
  for (const table of tables) db.run(`DELETE FROM ${table}`)
  for (const index of ['word', 'record'])
    db.run(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
  db.run('UPDATE state SET cursor = 0, life = life + 1, counted = written')
}
