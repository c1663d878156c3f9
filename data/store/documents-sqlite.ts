import { recordExpression, expression } from './search-expression.js'
import { chosenDocuments, filled } from './documents-filled.js'
import { counted, yearCounts } from './documents-counted.js'
import type { Documents, FoundDocument, FoundDocuments, Order, PersonCount, Wish } from './documents.js' // prettier-ignore
import type { Found } from './found.js'
import { kindOf, kindsInOrder, passagesOf } from './search-tables.js'
import { knows, nearly } from './spelling.js'
import type { Sqlite } from './sqlite.js'

/** Documents in an SQLite file; what one search finds is put into a table of its connection, and looked at from several sides. */
export class SqliteDocuments implements Documents {
  readonly #db: Sqlite

  constructor(db: Sqlite) {
    this.#db = db
  }

  find(wish: Wish): FoundDocuments {
    const { query, narrowing } = wish
    const asked = query && { words: expression(query, {}), record: recordExpression(query) }
    filled(this.#db, asked, wish)
    const totals = this.#db.row(
      'SELECT count(*) AS documents, coalesce(sum(passages), 0) AS passages FROM temp.doc WHERE miss = 0',
    ) as { documents: number; passages: number }
    const sql = `SELECT doc.item AS number, item.id AS item, doc.passages AS passages FROM temp.doc AS doc JOIN item ON item.number = doc.item
      WHERE miss = 0 ORDER BY ${orders[wish.order]}, doc.item LIMIT ? OFFSET ?`
    const rows = this.#db.rows(sql, wish.limit, wish.from) as Row[]
    const found = rows.map(({ number, item, passages }): FoundDocument => ({
      item,
      passages,
      first: asked && passages > 0 ? this.#first(asked.words, number, narrowing.kinds) : [],
    }))
    return { ...totals, found, counts: counted(this.#db, narrowing) }
  }

  /** Looked for page by page, not by rank: to weigh them, the index would count the words of the whole archive again for each document. */
  #first(words: string, number: number, kinds: readonly string[]): readonly Found[] {
    const sql = `SELECT passage.item, passage.page, passage.text, ${kindOf('word.rowid')} AS kind FROM word JOIN passage ON passage.id = word.rowid
      WHERE word MATCH ? AND word.rowid BETWEEN ? AND ? LIMIT ?`
    const rows = this.#db.rows(sql, words, ...passagesOf(number), looked) as (Found & {
      kind: number
    })[]
    const wanted = rows.filter(({ kind }) => kinds.length === 0 || kinds.includes(kindsInOrder[kind] ?? '')) // prettier-ignore
    const best = new Map<string, Found & { kind: number }>()
    for (const row of wanted)
      if (row.kind < (best.get(row.page)?.kind ?? 9)) best.set(row.page, row)
    return [...best.values()].slice(0, shown).map(({ item, page, text }) => ({ item, page, text }))
  }

  years() {
    const sql = 'SELECT count(*) AS undated FROM item WHERE first IS NULL'
    const { undated } = this.#db.row(sql) as { undated: number }
    return { years: yearCounts(this.#db, chosenDocuments.all), undated }
  }

  letters() {
    const sql = `SELECT upper(substr(sort, 1, 1)) AS letter, count(DISTINCT value) AS people FROM facet
      WHERE name = 'person' AND sort <> '' GROUP BY substr(sort, 1, 1) ORDER BY substr(sort, 1, 1)`
    const rows = this.#db.rows(sql) as { letter: string; people: number }[]
    // SQLite knows the capitals of English letters only.
    return rows.map(({ letter, people }) => ({ letter: letter.toUpperCase(), people }))
  }

  people({ letter, from, limit }: { letter?: string; from: number; limit: number }): PersonCount[] {
    const sql = `SELECT value, min(sort) AS sort, min(note) AS note, count(DISTINCT item) AS documents FROM facet
      WHERE name = 'person' AND (?1 = '' OR substr(sort, 1, 1) = ?1) GROUP BY value ORDER BY 2, value LIMIT ?2 OFFSET ?3`
    const rows = this.#db.rows(sql, letter?.toLowerCase() ?? '', limit, from) as PersonRow[]
    return rows.map(({ value, sort, note, documents }) => {
      const [name] = JSON.parse(note) as [object]
      return { key: value, name: JSON.stringify(name), documents, roles: this.#roles(sort, value) }
    })
  }

  #roles(sort: string, key: string): PersonCount['roles'] {
    const sql = `SELECT note, count(*) AS documents FROM facet WHERE name = 'person' AND sort = ? AND value = ?
      GROUP BY note ORDER BY 2 DESC, note`
    const roles = new Map<string, number>()
    for (const { note, documents } of this.#db.rows(sql, sort, key) as PersonRow[]) {
      const role = JSON.stringify((JSON.parse(note) as [object, object])[1])
      roles.set(role, (roles.get(role) ?? 0) + documents)
    }
    return [...roles].map(([role, documents]) => ({ role, documents }))
  }

  nearly(term: string) {
    return nearly(this.#db, term)
  }

  knows(term: string): boolean {
    return knows(this.#db, term)
  }
}

/** Texts of pages told of each document, and how many are looked at to choose them. */
const [shown, looked] = [3, 24]

/** Documents without a date come last, whichever way they are sorted. */
const orders: Readonly<Record<Order, string>> = {
  relevance: 'rank',
  earliest: 'item.first IS NULL, item.first, item.last',
  latest: 'item.first IS NULL, item.last DESC, item.first DESC',
  title: 'item.sort',
}

interface Row {
  readonly number: number
  readonly item: Found['item']
  readonly passages: number
}

interface PersonRow {
  readonly value: string
  readonly sort: string
  readonly note: string
  readonly documents: number
}
