import { setImmediate as turn } from 'node:timers/promises'
import { Spellings } from './spellings.js'
import type { Sqlite } from './sqlite.js'

/** Texts that are looked through at once, and those that are counted in one transaction. */
const [atOnce, together] = [100, 10_000]

/**
 * Counts the words of the texts that came and went since they were last counted. Counted together they take a fraction of what each would take by itself, as most
 * words stand in many texts. Texts are numbered as they come, and all up to `state.counted` are counted; what was counted and is no more waits in `gone`. So nothing
 * is lost or counted twice, whatever ends in between. Others are let in meanwhile.
 */
export async function countWords(db: Sqlite): Promise<void> {
  for (;;) {
    const part = await nextPart(db)
    if (part.texts === 0) return
    await db.transaction(() => {
      // Another process may have counted them, or one of the texts may have gone: then all are looked at again.
      if (isAsItWas(db, part)) takeIn(db, part)
    })
  }
}

interface Part {
  readonly spellings: Spellings
  readonly texts: number
  /** Up to where all were counted before, up to where in this part, and the same of those that are gone. */
  readonly before: number
  readonly last: number
  readonly lastGone: number
}

interface Row {
  readonly nth: number
  readonly words: string
}

async function nextPart(db: Sqlite): Promise<Part> {
  const spellings = new Spellings()
  const { counted: before } = db.row('SELECT counted FROM state') as { counted: number }
  let texts = 0
  const through = async (table: 'written' | 'gone', from: number, sign: 1 | -1) => {
    let last = from
    while (texts < together) {
      const sql = `SELECT nth, words FROM ${table} WHERE nth > ? ORDER BY nth LIMIT ${String(atOnce)}`
      const rows = db.rows(sql, last) as Row[]
      for (const { words } of rows) spellings.addAll(words, sign)
      texts += rows.length
      last = rows.at(-1)?.nth ?? last
      if (rows.length < atOnce) break
      await turn()
    }
    return last
  }
  const lastGone = await through('gone', 0, -1)
  const last = await through('written', before, 1)
  return { spellings, texts, before, last, lastGone }
}

function isAsItWas(db: Sqlite, { texts, before, last, lastGone }: Part): boolean {
  const sql = `SELECT counted, (SELECT count(*) FROM written WHERE nth > ?1 AND nth <= ?2)
    + (SELECT count(*) FROM gone WHERE nth <= ?3) AS texts FROM state`
  const now = db.row(sql, before, last, lastGone) as { counted: number; texts: number }
  return now.counted === before && now.texts === texts
}

/** Words that are written down with one statement; each by itself takes twice as long. */
const inOne = 2000

function takeIn(db: Sqlite, { spellings, last, lastGone }: Part): void {
  const all = [...spellings.all()].toSorted((a, b) => (a.term < b.term ? -1 : 1))
  for (let from = 0; from < all.length; from += inOne) {
    const some = all.slice(from, from + inOne).map(({ term, written, total }) => [term, written, total]) // prettier-ignore
    db.run(
      `INSERT INTO vocabulary SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true
      ON CONFLICT DO UPDATE SET total = total + excluded.total`,
      JSON.stringify(some),
    )
  }
  for (const { term, written, total } of all)
    if (total < 0) db.run('DELETE FROM vocabulary WHERE term = ? AND written = ? AND total <= 0', term, written) // prettier-ignore
  db.run('DELETE FROM gone WHERE nth <= ?', lastGone)
  db.run('UPDATE state SET counted = ?', last)
}

/** Keeps the words of a text, to be counted; gives its number. */
export function come(db: Sqlite, words: string): number {
  db.run('UPDATE state SET written = written + 1')
  const { written } = db.row('SELECT written FROM state') as { written: number }
  db.run('INSERT INTO written VALUES (?, ?)', written, words)
  return written
}

/** Forgets the words of a text, which count no more. */
export function gone(db: Sqlite, nth: number): void {
  db.run('INSERT INTO gone (words) SELECT words FROM written, state WHERE written.nth = ? AND written.nth <= counted', nth) // prettier-ignore
  db.run('DELETE FROM written WHERE nth = ?', nth)
}
