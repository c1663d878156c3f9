import type { ItemId } from '../model/ids.js'
import type { SearchedWord } from '../search/written.js'
import { tag } from './search-expression.js'
import { bitOf, kindIn, kindsInOrder, knownNumber, passageNumber, passagesOf, placeIn, touch } from './search-tables.js' // prettier-ignore
import type { Passage, SearchedItem } from './search.js'
import type { Sqlite } from './sqlite.js'
import { come, gone } from './vocabulary-counted.js'
import { indexedWords, keptWords } from './vocabulary-sqlite.js'

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
  /** Absent where the index has them. */
  readonly words?: readonly SearchedWord[]
}

/** Reads the passages of an item whose words are not those that the index has. */
export async function read(
  db: Sqlite,
  item: SearchedItem,
  words: (passage: Passage) => Promise<readonly SearchedWord[]>,
): Promise<readonly Step[]> {
  const known = keptOf(db, item.id)
  const steps: Step[] = []
  for (const passage of item.passages) {
    const isSame = known.tags === tagsOf(item) && isKept(known.rows.get(keyOf(passage)), passage)
    steps.push(isSame ? { passage } : { passage, words: await words(passage) })
  }
  return steps
}

/** Takes in what was read; another process may have done so meanwhile, so what is there is looked up again. */
export function putPassages(
  db: Sqlite,
  number: number,
  steps: readonly Step[],
  item: SearchedItem,
): void {
  const { rows, tags: before, kinds } = keptOf(db, item.id)
  const tags = tagsOf(item)
  const wanted = new Set(steps.map(({ passage }) => keyOf(passage)))
  for (const [key, { id }] of rows) if (!wanted.has(key)) forgetPassage(db, id)
  let last = [...rows.values()].reduce((most, { id }) => Math.max(most, placeIn(id)), -1)
  for (const [place, { passage, words }] of steps.entries()) {
    const row = rows.get(keyOf(passage))
    if (row && (!words || (before === tags && isKept(row, passage)))) move(db, row, place)
    else if (words) {
      if (row) forgetPassage(db, row.id)
      const id = passageNumber(number, row ? placeIn(row.id) : ++last, passage.kind)
      insert(db, { id, place, passage }, words, tags)
    }
  }
  const bits = item.passages.reduce((all, { kind }) => all | bitOf(kind), 0)
  // What was not read again has the collections that it had.
  const isTagged = tags !== before && steps.every(({ words }) => words)
  if (isTagged) db.run('UPDATE item SET tags = ? WHERE number = ?', tags, number)
  if (bits === kinds) return
  db.run('UPDATE item SET kinds = ? WHERE number = ?', bits, number)
  touch(db, number)
}

/** Forgets all passages of an item. */
export function forget(db: Sqlite, item: number): void {
  for (const { id } of passageRows(db, item)) forgetPassage(db, id)
}

function move(db: Sqlite, row: Row, place: number): void {
  if (row.place !== place) db.run('UPDATE passage SET place = ? WHERE id = ?', place, row.id)
}

function insert(
  db: Sqlite,
  { id, place, passage }: { id: number; place: number; passage: Passage },
  words: readonly SearchedWord[],
  tags: string,
): void {
  const { page, text, print } = passage
  db.run('INSERT INTO passage VALUES (?, ?, ?, ?, ?)', id, page, text, place, print)
  db.run('INSERT INTO word (rowid, words) VALUES (?, ?)', id, indexedWords(words, tags))
  db.run('INSERT INTO written VALUES (?, ?)', id, keptWords(words))
  come(db, id)
}

function forgetPassage(db: Sqlite, id: number): void {
  gone(db, id)
  for (const [table, key] of [
    ['word', 'rowid'],
    ['passage', 'id'],
    ['written', 'id'],
  ] as const)
    // prettier-ignore
    db.run(`DELETE FROM ${table} WHERE ${key} = ?`, id)
}

/** What the index has of an item. */
function keptOf(db: Sqlite, item: ItemId) {
  const number = knownNumber(db, item)
  if (number === undefined) return { rows: new Map<string, Row>(), tags: '', kinds: 0 }
  const sql = 'SELECT tags, kinds FROM item WHERE number = ?'
  const { tags, kinds } = db.row(sql, number) as { tags: string; kinds: number }
  const rows = new Map(passageRows(db, number).map((row) => [keyOf(row), row]))
  return { rows, tags, kinds }
}

function passageRows(db: Sqlite, item: number): readonly Row[] {
  const sql = 'SELECT id, page, text, place, print FROM passage WHERE id BETWEEN ? AND ?'
  return db.rows(sql, ...passagesOf(item)) as Row[]
}

const tagsOf = ({ collections }: SearchedItem) => collections.map(tag).join(' ')

const isKept = (row: Row | undefined, { print, kind }: Passage) =>
  row?.print === print && kindsInOrder[kindIn(row.id)] === kind

const keyOf = ({ page, text }: { readonly page: string; readonly text: string }) =>
  `${page} ${text}`
