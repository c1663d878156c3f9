import type { PersonCount } from './documents.js'
import type { Sqlite } from './sqlite.js'

/** First letters of names, with how many people there are for each. */
export function letters(db: Sqlite): readonly { letter: string; people: number }[] {
  const sql = `SELECT substr(sort, 1, 1) AS letter, count(*) AS people FROM value
    WHERE name = 'person' AND sort <> '' GROUP BY 1 ORDER BY 1`
  const rows = db.rows(sql) as { letter: string; people: number }[]
  // SQLite knows the capitals of English letters only.
  return rows.map(({ letter, people }) => ({ letter: letter.toUpperCase(), people }))
}

interface Row {
  readonly number: number
  readonly value: string
  readonly note: string
}

/** People in the order of their names, of one letter or of all. `from` counts from 0. */
export function people(
  db: Sqlite,
  { letter, from, limit }: { letter?: string; from: number; limit: number },
): PersonCount[] {
  const sql = `SELECT number, value, note FROM value
    WHERE name = 'person' AND (?1 = '' OR substr(sort, 1, 1) = ?1) ORDER BY sort, value LIMIT ?2 OFFSET ?3`
  const rows = db.rows(sql, letter?.toLowerCase() ?? '', limit, from) as Row[]
  return rows.map(({ number, value, note }) => {
    const [name] = JSON.parse(note) as [object]
    const documents = 'SELECT count(DISTINCT item) AS documents FROM facet WHERE value = ?'
    const count = db.row(documents, number) as { documents: number }
    return { key: value, name: JSON.stringify(name), ...count, roles: roles(db, number) }
  })
}

function roles(db: Sqlite, person: number): PersonCount['roles'] {
  const sql = `SELECT note, count(*) AS documents FROM facet WHERE value = ? GROUP BY note ORDER BY 2 DESC, note`
  const totals = new Map<string, number>()
  for (const { note, documents } of db.rows(sql, person) as { note: string; documents: number }[]) {
    const role = JSON.stringify((JSON.parse(note) as [object, object])[1])
    totals.set(role, (totals.get(role) ?? 0) + documents)
  }
  return [...totals].map(([role, documents]) => ({ role, documents }))
}
