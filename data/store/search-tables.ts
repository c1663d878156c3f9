import type { ItemId } from '../model/ids.js'
import type { TextKind } from '../model/text.js'
import type { FoundIn } from './documents.js'
import type { Sqlite } from './sqlite.js'

/** Raised when the tables change, or words are folded otherwise; an older index is then made again. */
export const searchVersion = 3

const words = `content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"`

/**
 * The words lie in the index only, not once more as a text: the texts are where they are kept. Words come folded and divided, so what is left to the
 * tokenizer is to part them at spaces. The number of a passage tells its item and its kind, so that what is found is counted without looking at another table.
 */
export const searchTables = `
CREATE TABLE passage (id INTEGER PRIMARY KEY, item TEXT NOT NULL, page TEXT NOT NULL, text TEXT NOT NULL, place INT NOT NULL, print TEXT NOT NULL);
CREATE UNIQUE INDEX passage_of ON passage (item, page, text);
CREATE INDEX passage_order ON passage (item, place);
CREATE VIRTUAL TABLE word USING fts5(scope, words, ${words});
INSERT INTO word (word, rank) VALUES ('rank', 'bm25(0.0, 1.0)');
CREATE TABLE item (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sort TEXT NOT NULL DEFAULT '', code TEXT, first INT, last INT,
  first_year INT, last_year INT, print TEXT NOT NULL DEFAULT '');
CREATE INDEX item_code ON item (code);
CREATE TABLE facet (item INT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, note TEXT NOT NULL, sort TEXT NOT NULL,
  PRIMARY KEY (item, name, value, note)) WITHOUT ROWID;
CREATE INDEX facet_of ON facet (name, sort, value, item);
CREATE TABLE collection (id TEXT PRIMARY KEY, parent TEXT);
CREATE INDEX collection_parent ON collection (parent);
CREATE VIRTUAL TABLE record USING fts5(title, names, rest, ${words});
INSERT INTO record (record, rank) VALUES ('rank', 'bm25(10.0, 6.0, 1.0)');
CREATE TABLE state (cursor INT NOT NULL);
INSERT INTO state VALUES (0)`

/** What each connection has for itself: the documents of one search, and the words that there are. */
export const searchScratch = `
CREATE TEMP TABLE doc (item INTEGER PRIMARY KEY, rank REAL, passages INT NOT NULL, kinds INT NOT NULL, miss INT NOT NULL);
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, word, col);
CREATE VIRTUAL TABLE temp.record_vocabulary USING fts5vocab(main, record, row)`

/** Where words are, in the order of their bits in a passage's number. */
export const kindsInOrder: readonly FoundIn[] = [
  'transcription',
  'translation',
  'ocr',
  'commentary',
  'record',
]

/** Bits of a passage's number behind that of its item, and behind the place among its passages. */
export const [itemBits, kindBits] = [24, 3]

/** In SQL: of which item a passage of that number is, and its kind's place among {@link kindsInOrder}. */
export const itemOf = (id: string) => `${id} >> ${String(itemBits)}`
export const kindOf = (id: string) => `${id} & ${String(2 ** kindBits - 1)}`

/** Numbers that the passages of an item may have. */
export function passagesOf(item: number): readonly [from: number, to: number] {
  return [item * 2 ** itemBits, (item + 1) * 2 ** itemBits - 1]
}

/** The number of an item, which it is given where it has none. */
export function numberOf(db: Sqlite, item: ItemId): number {
  db.run('INSERT OR IGNORE INTO item (id) VALUES (?)', item)
  return (db.row('SELECT number FROM item WHERE id = ?', item) as { number: number }).number
}

/** A number for a passage of an item: that of its forerunner, except for the kind, else the next. */
export function passageNumber(db: Sqlite, item: number, kind: TextKind, former?: number): number {
  const [from, to] = passagesOf(item)
  const { last } = db.row('SELECT max(id) AS last FROM passage WHERE id BETWEEN ? AND ?', from, to) as { last: number | null } // prettier-ignore
  const nth = (id: number) => Math.floor((id - from) / 2 ** kindBits)
  const place = former === undefined ? (last === null ? 0 : nth(last) + 1) : nth(former)
  return from + place * 2 ** kindBits + kindsInOrder.indexOf(kind)
}
