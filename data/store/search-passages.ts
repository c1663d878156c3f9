import type { ItemId } from '../model/ids.js'
import type { SearchedWord } from '../search/written.js'
import { tag } from './search-expression.js'
import { hasPlaces, knownRooms, passageNumber, passagesOf, placeIn, type Rooms } from './item-numbers.js' // prettier-ignore
import { bitOf, kindIn, kindsInOrder } from './search-tables.js'
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
  readonly written: number
}

/** What the index has of an item: the collections that its texts were taken in with, and their kinds as bits. */
interface Kept extends Rooms {
  readonly rows: ReadonlyMap<string, Row>
  readonly tags: string
  readonly kinds: number
}

/** What is to be done about a passage. */
export interface Step {
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
  const stays = known.tags === tagsOf(item) && hasPlaces(known, item.passages.length)
  const steps: Step[] = []
  for (const passage of item.passages) {
    const isSame = stays && isKept(known.rows.get(keyOf(passage)), passage)
    steps.push(isSame ? { passage } : { passage, words: await words(passage) })
  }
  return steps
}

/** Takes in what was read; another process may have done so meanwhile, so what is there is looked up again. */
export function putPassages(
  db: Sqlite,
  known: Kept,
  steps: readonly Step[],
  item: SearchedItem,
): void {
  const { rows, tags: before } = known
  const tags = tagsOf(item)
  forgetOthers(db, rows, steps)
  const free = freePlaces(known, steps)
  for (const [place, { passage, words }] of steps.entries()) {
    const row = rows.get(keyOf(passage))
    const isSame = !words || (before === tags && isKept(row, passage))
    if (row && isSame) move(db, row, place)
    if (isSame) continue
    if (row) forgetPassage(db, row)
    const id = passageNumber(known, row ? placeIn(known, row.id) : free(), passage.kind)
    insert(db, { id, item: item.id, place, passage }, words, tags)
  }
}

/** Places that no passage of an item has, one after the other. */
function freePlaces(known: Kept, steps: readonly Step[]): () => number {
  const kept = steps.flatMap(({ passage }) => known.rows.get(keyOf(passage)) ?? [])
  const taken = new Set(kept.map(({ id }) => placeIn(known, id)))
  let last = -1
  return () => {
    do last++
    while (taken.has(last))
    return last
  }
}

/** Forgets the passages that an item has no more. */
function forgetOthers(db: Sqlite, rows: Kept['rows'], steps: readonly Step[]): void {
  const wanted = new Set(steps.map(({ passage }) => keyOf(passage)))
  for (const [key, row] of rows) if (!wanted.has(key)) forgetPassage(db, row)
}

/** Takes in which collections an item is in and of which kinds its texts are; whether these kinds are others than before. */
export function putItem(
  db: Sqlite,
  { number, tags: before, kinds }: Kept,
  steps: readonly Step[],
  item: SearchedItem,
): boolean {
  const tags = tagsOf(item)
  // What was not read again has the collections that it had.
  const isTagged = tags !== before && steps.every(({ words }) => words)
  if (isTagged) db.run('UPDATE item SET tags = ? WHERE number = ?', tags, number)
  const bits = item.passages.reduce((all, { kind }) => all | bitOf(kind), 0)
  if (bits !== kinds) db.run('UPDATE item SET kinds = ? WHERE number = ?', bits, number)
  return bits !== kinds
}

/** Forgets all passages of an item. */
export function forget(db: Sqlite, rooms: Rooms): void {
  for (const row of passageRows(db, rooms)) forgetPassage(db, row)
}

function move(db: Sqlite, row: Row, place: number): void {
  if (row.place !== place) db.run('UPDATE passage SET place = ? WHERE id = ?', place, row.id)
}

function insert(
  db: Sqlite,
  { id, item, place, passage }: { id: number; item: ItemId; place: number; passage: Passage },
  words: readonly SearchedWord[],
  tags: string,
): void {
  const { page, text, print } = passage
  const written = come(db, keptWords(words))
  db.run(
    'INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?)',
    id,
    item,
    page,
    text,
    place,
    print,
    written,
  )
  db.run('INSERT INTO word (rowid, words) VALUES (?, ?)', id, indexedWords(words, tags))
}

function forgetPassage(db: Sqlite, { id, written }: Row): void {
  gone(db, written)
  db.run('DELETE FROM word WHERE rowid = ?', id)
  db.run('DELETE FROM passage WHERE id = ?', id)
}

/** What the index has of an item. */
export function keptOf(db: Sqlite, item: ItemId): Kept {
  const rooms = knownRooms(db, item)
  if (!rooms) return { number: 0, rooms: 0, rows: new Map(), tags: '', kinds: 0 }
  const sql = 'SELECT tags, kinds FROM item WHERE number = ?'
  const { tags, kinds } = db.row(sql, rooms.number) as { tags: string; kinds: number }
  const rows = new Map(passageRows(db, rooms).map((row) => [keyOf(row), row]))
  return { ...rooms, rows, tags, kinds }
}

function passageRows(db: Sqlite, rooms: Rooms): readonly Row[] {
  const sql = 'SELECT id, page, text, place, print, written FROM passage WHERE id BETWEEN ? AND ?'
  return db.rows(sql, ...passagesOf(rooms)) as Row[]
}

const tagsOf = ({ collections }: SearchedItem) => collections.map(tag).join(' ')

const isKept = (row: Row | undefined, { print, kind }: Passage) =>
  row?.print === print && kindsInOrder[kindIn(row.id)] === kind

const keyOf = ({ page, text }: { readonly page: string; readonly text: string }) =>
  `${page} ${text}`
