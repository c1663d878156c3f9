import type { Cursor } from '../model/change.js'
import type { ItemId } from '../model/ids.js'
import type { Query } from '../search/query.js'
import { expression, tag } from './search-expression.js'
import type { Found, Passage, Scope, SearchedItem, SearchIndex } from './search.js'
import { openSqlite, type Sqlite } from './sqlite.js'

/** Raised when the tables change, or words are folded otherwise; an older index is then made again. */
const version = 1

/**
 * The words lie in the index only, not once more as a text: the texts are where they are kept. Words come folded and divided, so what is
 * left to the tokenizer is to part them at spaces.
 */
const tables = `
CREATE TABLE passage (id INTEGER PRIMARY KEY, item TEXT NOT NULL, page TEXT NOT NULL, text TEXT NOT NULL, place INT NOT NULL, print TEXT NOT NULL);
CREATE UNIQUE INDEX passage_of ON passage (item, page, text);
CREATE INDEX passage_order ON passage (item, place);
CREATE VIRTUAL TABLE word USING fts5(scope, words, content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
CREATE TABLE state (cursor INT NOT NULL);
INSERT INTO state VALUES (0)`

/** Opens the index of an archive's words in an SQLite file, which is made where it is missing. */
export function openSqliteSearch(file: string): SearchIndex {
  return new SqliteSearch(openSqlite(file, tables, version))
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

  constructor(db: Sqlite) {
    this.#db = db
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
      for (const step of steps) this.#take(item, step)
    })
  }

  /** Another process may have taken it in meanwhile, so what is there is looked up again. */
  #take(item: SearchedItem, { passage, place, print, words }: Step): void {
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
    const into = 'INSERT INTO passage (item, page, text, place, print) VALUES (?, ?, ?, ?, ?) RETURNING id' // prettier-ignore
    const { id } = this.#db.row(into, item.id, page, text, place, print) as { id: number }
    const scope = [
      tag('item', item.id),
      ...item.collections.map((one) => tag('collection', one)),
      tag('kind', kind),
    ]
    this.#db.run('INSERT INTO word (rowid, scope, words) VALUES (?, ?, ?)', id, scope.join(' '), words.join(' ')) // prettier-ignore
  }

  async remove(item: ItemId): Promise<void> {
    await this.#db.transaction(() => {
      for (const { id } of this.#rows(item)) this.#forget(id)
    })
  }

  async reached(cursor: Cursor): Promise<void> {
    await this.#db.transaction(() => {
      if (cursor > 0) this.#db.run('UPDATE state SET cursor = max(cursor, ?)', cursor)
      else {
        this.#db.run('DELETE FROM passage')
        this.#db.run("INSERT INTO word (word) VALUES ('delete-all')")
        this.#db.run('UPDATE state SET cursor = 0')
      }
    })
  }

  find(query: Query, scope: Scope, { from, limit }: { from: number; limit: number }): readonly Found[] {
    // In one item the order is that of its pages; in all, that in which items came, which needs no sorting.
    const order = scope.item === undefined ? 'word.rowid' : 'place'
    const sql = `SELECT item, page, text FROM word JOIN passage ON passage.id = word.rowid WHERE word MATCH ? ORDER BY ${order} LIMIT ? OFFSET ?`
    return this.#db.rows(sql, expression(query, scope), limit, from) as Found[]
  } // prettier-ignore

  count(query: Query, scope: Scope): number {
    const sql = 'SELECT count(*) AS count FROM word WHERE word MATCH ?'
    return (this.#db.row(sql, expression(query, scope)) as { count: number }).count
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
