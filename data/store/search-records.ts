import { yearOf } from '../model/date-span.js'
import { sortKey } from '../model/sort-key.js'
import type { SearchedRecord } from '../search/record.js'
import type { Sqlite } from './sqlite.js'

/** Takes in the words of a record and what lists are narrowed down by; does nothing where the index has them. */
export function putRecord(db: Sqlite, item: number, record: SearchedRecord): void {
  const print = JSON.stringify(record)
  const known = db.row('SELECT print FROM item WHERE number = ?', item) as { print: string }
  if (known.print === print) return
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
  if (date)
    db.run(
      'UPDATE item SET first = ?, last = ?, first_year = ?, last_year = ? WHERE number = ?',
      date.from,
      date.to,
      yearOf(date.from),
      yearOf(date.to),
      item,
    )
  for (const { name, value, note = '', sort: key = value } of facets(record))
    db.run('INSERT OR IGNORE INTO facet (item, name, value, note, sort) VALUES (?, ?, ?, ?, ?)', item, name, value, note, key) // prettier-ignore
}

/** Forgets a record, but not the item's number. */
export function forgetRecord(db: Sqlite, item: number): void {
  db.run('DELETE FROM record WHERE rowid = ?', item)
  db.run('DELETE FROM facet WHERE item = ?', item)
  db.run(
    "UPDATE item SET sort = '', code = NULL, first = NULL, last = NULL, first_year = NULL, last_year = NULL, print = '' WHERE number = ?",
    item,
  )
}

interface Facet {
  readonly name: 'collection' | 'language' | 'person' | 'place'
  readonly value: string
  readonly note?: string
  readonly sort?: string
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
