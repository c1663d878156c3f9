import { chosenDocuments, misses } from './documents-filled.js'
import type { Count, Counts, CountWithNote, Narrowing, YearCount } from './documents.js'
import { kindsInOrder } from './search-tables.js'
import type { Sqlite } from './sqlite.js'

/** Values that are told of each list; those that somebody chose are always among them. */
const most = 12

/** What the documents that were found can be narrowed down to. */
export function counted(db: Sqlite, { collections, languages, people, places }: Narrowing): Counts {
  return {
    collections: collectionCounts(db, collections),
    languages: valueCounts(db, 'language', languages),
    people: valueCounts(db, 'person', people),
    places: valueCounts(db, 'place', places),
    kinds: kindCounts(db),
    years: yearCounts(db, chosenDocuments.but(misses.date)),
  }
}

function valueCounts(
  db: Sqlite,
  name: 'language' | 'person' | 'place',
  chosen: readonly string[],
): readonly CountWithNote[] {
  const sql = `SELECT facet.value AS value, min(facet.note) AS note, count(DISTINCT facet.item) AS documents
    FROM (${chosenDocuments.but(misses[name])}) AS doc CROSS JOIN facet ON facet.item = doc.item AND facet.name = ?1
    GROUP BY facet.value ORDER BY facet.value IN (SELECT value FROM json_each(?2)) DESC, documents DESC, min(facet.sort), facet.value LIMIT ?3`
  return db.rows(sql, name, JSON.stringify(chosen), most + chosen.length) as CountWithNote[]
}

/** A document is counted for its collections and for all that these are in. */
function collectionCounts(db: Sqlite, chosen: readonly string[]): readonly Count[] {
  const sql = `WITH RECURSIVE up(id, above) AS (SELECT id, id FROM collection
      UNION SELECT up.id, collection.parent FROM up JOIN collection ON collection.id = up.above WHERE collection.parent IS NOT NULL)
    SELECT up.above AS value, count(DISTINCT facet.item) AS documents FROM (${chosenDocuments.but(misses.collection)}) AS doc
      CROSS JOIN facet ON facet.item = doc.item AND facet.name = 'collection' CROSS JOIN up ON up.id = facet.value
    GROUP BY up.above ORDER BY up.above IN (SELECT value FROM json_each(?1)) DESC, documents DESC, up.above LIMIT ?2`
  return db.rows(sql, JSON.stringify(chosen), most + chosen.length) as Count[]
}

function kindCounts(db: Sqlite): readonly Count[] {
  const sql = `SELECT kinds, count(*) AS documents FROM temp.doc WHERE miss & ~${String(misses.kind)} = 0 GROUP BY kinds`
  const rows = db.rows(sql) as { kinds: number; documents: number }[]
  return kindsInOrder.map((value, bit) => ({
    value,
    documents: rows.reduce((sum, { kinds, documents }) => sum + (kinds & (1 << bit) ? documents : 0), 0), // prettier-ignore
  }))
}

/** Years of some documents. */
export function yearCounts(db: Sqlite, documents: string): readonly YearCount[] {
  const sql = `SELECT item.first_year AS "from", item.last_year AS "to", count(*) AS documents FROM (${documents}) AS doc
    CROSS JOIN item ON item.number = doc.item WHERE item.first IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`
  return db.rows(sql) as YearCount[]
}
