import type { FoundIn } from './documents.js'
import type { Sqlite } from './sqlite.js'

/** Raised when the tables change, or words are folded otherwise; an older index is then made again. */
export const searchVersion = 4

const words = `content='', contentless_delete=1, prefix='2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'"`

/**
 * What each table is for, and why they are so narrow, stands in docs/decisions/0016-passages-by-number.md. Words come folded and divided, so what is left to the
 * tokenizer is to part them at spaces. The number of a passage tells its item and its kind (data/store/item-numbers), so that what is found is counted without looking at another table.
 */
export const searchTables = `
CREATE VIRTUAL TABLE word USING fts5(words, ${words});
CREATE TABLE passage (id INTEGER PRIMARY KEY, item TEXT NOT NULL, page TEXT NOT NULL, text TEXT NOT NULL, place INT NOT NULL, print TEXT NOT NULL, written INT NOT NULL);
CREATE TABLE written (nth INTEGER PRIMARY KEY, words TEXT NOT NULL);
CREATE TABLE gone (nth INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL);
CREATE TABLE vocabulary (term TEXT NOT NULL, written TEXT NOT NULL, total INT NOT NULL, PRIMARY KEY (term, written)) WITHOUT ROWID;
CREATE TABLE item (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rooms INT NOT NULL, tags TEXT NOT NULL DEFAULT '', kinds INT NOT NULL DEFAULT 0,
  sort TEXT NOT NULL DEFAULT '', code TEXT, first INT, last INT, print TEXT NOT NULL DEFAULT '');
CREATE INDEX item_code ON item (code);
CREATE TABLE value (number INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, sort TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (name, value));
CREATE INDEX value_order ON value (name, sort, value);
CREATE TABLE facet (item INT NOT NULL, value INT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (item, value, note)) WITHOUT ROWID;
CREATE INDEX facet_of ON facet (value, item, note);
CREATE TABLE collection (id TEXT PRIMARY KEY, parent TEXT);
CREATE VIRTUAL TABLE record USING fts5(title, names, rest, ${words});
INSERT INTO record (record, rank) VALUES ('rank', 'bm25(10.0, 6.0, 1.0)');
CREATE TABLE touched (item INTEGER PRIMARY KEY, nth INT);
CREATE INDEX touched_order ON touched (nth);
CREATE TABLE state (cursor INT, life INT, nth INT, written INT, counted INT);
INSERT INTO state VALUES (0, 0, 0, 0, 0)`

/** What each connection has for itself: the words that there are, by the two full-text indexes. */
export const searchScratch = `
CREATE VIRTUAL TABLE temp.known USING fts5vocab(main, word, row);
CREATE VIRTUAL TABLE temp.known_of_records USING fts5vocab(main, record, row)`

/** Where words are, in the order of their bits in a passage's number. */
export const kindsInOrder: readonly FoundIn[] = [
  'transcription',
  'translation',
  'ocr',
  'commentary',
  'record',
]

/** Bits of a passage's number behind its place, that say its kind. */
export const kindBits = 3

/** In SQL: of a passage of that number its kind's place among {@link kindsInOrder}. */
export const kindOf = (id: string) => `(${id} & ${String(2 ** kindBits - 1)})`
/** The same of a number. */
export const kindIn = (passage: number) => passage % 2 ** kindBits

/** The bit of a kind in a set of kinds. */
export const bitOf = (kind: FoundIn) => 1 << kindsInOrder.indexOf(kind)

/**
 * Notes that what lists are narrowed down by has changed for an item; 0 stands for the collections. See data/store/held-documents.
 * Its tables are without constraints, and words are taken in after it: a statement that may fail half-way has FTS5 write down at once what it gathers in memory,
 * which makes taking pages in half as fast again. https://www.sqlite.org/vtab.html#the_xsavepoint_xrelease_and_xrollbackto_methods
 */
export function touch(db: Sqlite, item: number): void {
  db.run('UPDATE state SET nth = nth + 1')
  const { nth } = db.row('SELECT nth FROM state') as { nth: number }
  db.run('INSERT OR REPLACE INTO touched VALUES (?, ?)', item, nth)
}
