import { setImmediate as turn } from 'node:timers/promises'
import { Spellings } from './spellings.js'
import type { Sqlite } from './sqlite.js'

/** Texts that are looked through at once, and those that are counted in one transaction. */
const [atOnce, together] = [100, 10_000]

/**
 * Counts the words of the texts that came and went since they were last counted. Counted together they take a fraction of what each would take by itself, as most
 * words stand in many texts. Until then they wait in `uncounted`, so that nothing is lost or counted twice, whatever ends in between. Others are let in meanwhile.
 */
export async function countWords(db: Sqlite): Promise<void> {
  for (;;) {
    const part = await nextPart(db)
    if (part.texts === 0) return
    await db.transaction(() => {
      // Another process may have counted them, or one of the texts may have gone: then all are looked at again.
      const sql = 'SELECT count(*) AS texts FROM uncounted WHERE nth <= ?'
      const { texts } = db.row(sql, part.last) as { texts: number }
      if (texts === part.texts) takeIn(db, part)
    })
  }
}

interface Part {
  readonly spellings: Spellings
  readonly texts: number
  /** The last that is in it. */
  readonly last: number
}

interface Row {
  readonly nth: number
  readonly come: string | null
  readonly gone: string | null
}

async function nextPart(db: Sqlite): Promise<Part> {
  const spellings = new Spellings()
  let [texts, last] = [0, 0]
  while (texts < together) {
    const sql = `SELECT uncounted.nth AS nth, written.words AS come, uncounted.gone AS gone FROM uncounted
      LEFT JOIN written ON written.id = uncounted.passage WHERE uncounted.nth > ? ORDER BY uncounted.nth LIMIT ${String(atOnce)}`
    const rows = db.rows(sql, last) as Row[]
    for (const { come, gone } of rows) {
      for (const word of come?.split(' ') ?? []) if (word !== '') spellings.add(word, 1)
      for (const word of gone?.split(' ') ?? []) if (word !== '') spellings.add(word, -1)
    }
    texts += rows.length
    last = rows.at(-1)?.nth ?? last
    if (rows.length < atOnce) break
    await turn()
  }
  return { spellings, texts, last }
}

function takeIn(db: Sqlite, { spellings, last }: Part): void {
  for (const { term, written, total } of spellings.all()) {
    db.run(
      'INSERT INTO vocabulary VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET total = total + excluded.total',
      term,
      written,
      total,
    )
    if (total < 0)
      db.run('DELETE FROM vocabulary WHERE term = ? AND written = ? AND total <= 0', term, written)
  }
  db.run('DELETE FROM uncounted WHERE nth <= ?', last)
}

/** Notes that the words of a text are to be counted. */
export function come(db: Sqlite, passage: number): void {
  db.run('INSERT INTO uncounted (passage) VALUES (?)', passage)
}

/** Notes that the words of a text, which is forgotten next, count no more. */
export function gone(db: Sqlite, passage: number): void {
  const isUncounted = db.row('SELECT 1 AS is_so FROM uncounted WHERE passage = ?', passage)
  if (isUncounted) db.run('DELETE FROM uncounted WHERE passage = ?', passage)
  else db.run('INSERT INTO uncounted (gone) SELECT words FROM written WHERE id = ?', passage)
}
