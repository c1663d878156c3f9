import type { Narrowing, Wish } from './documents.js'
import { itemOf, kindOf, kindsInOrder } from './search-tables.js'
import type { Sqlite } from './sqlite.js'

/** Bits of `doc.miss`: which of the wishes a document does not fulfil. One that fulfils all has none. */
export const misses = { kind: 1, date: 2, collection: 4, language: 8, person: 16, place: 32 } as const // prettier-ignore

/** Which documents count: those that fulfil all wishes, all but one of them, or all that there are. */
export const chosenDocuments = {
  all: 'SELECT number AS item FROM item',
  but: (miss: number) => `SELECT item FROM temp.doc WHERE miss & ~${String(miss)} = 0`,
} as const

/** What the two full-text indexes are asked. */
interface Asked {
  readonly words: string
  readonly record: string
}

/** A document that has the reference code comes before all others. */
const first = -1e6
/** What the record says of a document counts for more than one of its pages. */
const weight = 3
/** The place of records among the kinds. */
const record = String(kindsInOrder.indexOf('record'))

const found = (rank: 'rank' | '0') => `
  SELECT ${itemOf('rowid')} AS item, ${kindOf('rowid')} AS kind, min(${rank}) AS rank, count(*) AS passages FROM word WHERE word MATCH ?8 GROUP BY 1, 2
  UNION ALL SELECT rowid, ${record}, ${rank} * ${String(weight)}, 0 FROM record WHERE record MATCH ?9
  UNION ALL SELECT number, ${record}, ${String(first)}, 0 FROM item WHERE code = ?10`
const everything = `
  SELECT ${itemOf('id')} AS item, ${kindOf('id')} AS kind, 0 AS rank, 0 AS passages FROM passage GROUP BY 1, 2
  UNION ALL SELECT number, ${record}, 0, 0 FROM item`

const none = (name: string, list: string) =>
  `(${list} <> '[]' AND NOT EXISTS (SELECT 1 FROM facet WHERE facet.item = hit.item AND facet.name = '${name}' AND facet.value IN (SELECT value FROM json_each(${list}))))`

/** Parameters: 1 kinds as bits, 2 and 3 days, 4 to 7 lists of collections, languages, people and places as JSON. */
const into = (hits: string) => `
INSERT INTO temp.doc (item, rank, passages, kinds, miss)
WITH RECURSIVE below(id) AS (SELECT value FROM json_each(?4) UNION SELECT collection.id FROM collection JOIN below ON collection.parent = below.id)
SELECT hit.item, coalesce(min(CASE WHEN (?1 >> kind) & 1 THEN rank END), 0), sum(CASE WHEN (?1 >> kind) & 1 THEN passages ELSE 0 END),
  ${kindsInOrder.map((_, bit) => `${String(1 << bit)} * max(kind = ${String(bit)})`).join(' + ')},
  (max((?1 >> kind) & 1) = 0) * ${String(misses.kind)}
  + (NOT coalesce(item.last >= ?2 AND item.first <= ?3, ?2 < -99999999 AND ?3 > 99999999)) * ${String(misses.date)}
  + (?4 <> '[]' AND NOT EXISTS (SELECT 1 FROM facet WHERE facet.item = hit.item AND facet.name = 'collection' AND facet.value IN (SELECT id FROM below))) * ${String(misses.collection)}
  + ${none('language', '?5')} * ${String(misses.language)}
  + ${none('person', '?6')} * ${String(misses.person)}
  + ${none('place', '?7')} * ${String(misses.place)}
FROM (${hits}) AS hit JOIN item ON item.number = hit.item GROUP BY hit.item`

const statements = {
  ranked: into(found('rank')),
  unranked: into(found('0')),
  everything: into(everything),
} as const

/** Before and after all days that are counted. */
const [never, always] = [-1e9, 1e9]

/** Fills the table of found documents anew: all where nothing is asked for. */
export function filled(db: Sqlite, asked: Asked | undefined, wish: Wish): void {
  db.run('DELETE FROM temp.doc')
  const { narrowing, order, code = '' } = wish
  const given = parameters(narrowing)
  if (!asked) db.run(statements.everything, ...given)
  else {
    const sql = order === 'relevance' ? statements.ranked : statements.unranked
    db.run(sql, ...given, asked.words, asked.record, code)
  }
}

function parameters({ kinds, from, to, ...lists }: Narrowing) {
  const all = 2 ** kindsInOrder.length - 1
  const bits = kinds.reduce((sum, kind) => sum | (1 << kindsInOrder.indexOf(kind)), 0)
  const { collections, languages, people, places } = lists
  return [
    kinds.length === 0 ? all : bits,
    from ?? never,
    to ?? always,
    ...[collections, languages, people, places].map((list) => JSON.stringify(list)),
  ]
}
