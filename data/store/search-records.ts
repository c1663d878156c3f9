import { sortKey } from '../model/sort-key.js'
import type { SearchedRecord } from '../search/record.js'
import type { Sqlite } from './sqlite.js'

/** Takes in the words of a record and what lists are narrowed down by; whether the index did not have them. */
export function putRecord(db: Sqlite, item: number, record: SearchedRecord): boolean {
  const print = JSON.stringify(record)
  const known = db.row('SELECT print FROM item WHERE number = ?', item) as { print: string }
  if (known.print === print) return false
  if (known.print !== '') forgetRecord(db, item)
  const { title, names, rest, sort, code, date } = record
  db.run(
    'INSERT INTO record (rowid, title, names, rest) VALUES (?, ?, ?, ?)',
    item,
    ...[title, names, rest].map((words) => words.join(' ')),
  )
  db.run('UPDATE item SET sort = ?, print = ? WHERE number = ?', sort, print, item)
  if (code !== undefined && code !== '')
    db.run('UPDATE item SET code = ? WHERE number = ?', code, item)
  if (date) db.run('UPDATE item SET first = ?, last = ? WHERE number = ?', date.from, date.to, item)
  for (const facet of facets(record)) putFacet(db, item, facet)
  return true
}

/** Forgets a record, but not the item's number. */
export function forgetRecord(db: Sqlite, item: number): void {
  const values = db.rows('SELECT DISTINCT value FROM facet WHERE item = ?', item) as {
    value: number
  }[]
  db.run('DELETE FROM record WHERE rowid = ?', item)
  db.run('DELETE FROM facet WHERE item = ?', item)
  for (const { value } of values) forgetValue(db, value)
  db.run(
    "UPDATE item SET sort = '', code = NULL, first = NULL, last = NULL, print = '' WHERE number = ?",
    item,
  )
}

/** Forgets a value that no document has any more; else what is told of it is what one that has it says. Collections stay, for what they are part of. */
function forgetValue(db: Sqlite, value: number): void {
  const left = db.row('SELECT note FROM facet WHERE value = ? LIMIT 1', value) as { note: string } | undefined // prettier-ignore
  if (left) db.run('UPDATE value SET note = ? WHERE number = ?', left.note, value)
  else db.run("DELETE FROM value WHERE number = ? AND name <> 'collection'", value)
}

/** What lists are narrowed down by. */
export type FacetName = 'collection' | 'language' | 'person' | 'place'

interface Facet {
  readonly name: FacetName
  readonly value: string
  readonly note?: string
  readonly sort?: string
}

function putFacet(db: Sqlite, item: number, facet: Facet): void {
  const value = valueNumber(db, facet)
  db.run('INSERT OR IGNORE INTO facet VALUES (?, ?, ?)', item, value, facet.note ?? '')
}

/** The number of a value, which it is given where it has none; the latest record says how it is written. */
export function valueNumber(db: Sqlite, { name, value, note = '', sort = value }: Facet): number {
  db.run(
    `INSERT INTO value (name, value, sort, note) VALUES (?, ?, ?, ?)
    ON CONFLICT (name, value) DO UPDATE SET note = excluded.note WHERE note <> excluded.note`,
    name,
    value,
    sort,
    note,
  )
  const sql = 'SELECT number FROM value WHERE name = ? AND value = ?'
  return (db.row(sql, name, value) as { number: number }).number
}

function facets({ collections, languages, people, places }: SearchedRecord): readonly Facet[] {
  return [
    ...collections.map((value) => ({ name: 'collection' as const, value })),
    ...languages.map((value) => ({ name: 'language' as const, value })),
    ...people.map(({ key, sort, name, role }) => ({
      name: 'person' as const,
      value: key,
      note: JSON.stringify([name, role]),
      sort,
    })),
    ...places.map((value) => ({ name: 'place' as const, value, sort: sortKey(value) })),
  ]
}
