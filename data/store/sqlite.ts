import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import Database from 'libsql'
import { Problem } from '../model/problem.js'

type Value = string | number

/** An SQLite file: statements are prepared once and kept. */
export interface Sqlite {
  /** The first row; the caller says what its statement selects. */
  row(sql: string, ...values: Value[]): unknown
  rows(sql: string, ...values: Value[]): unknown[]
  run(sql: string, ...values: Value[]): void
  /**
   * All of `work` or, when it throws, nothing. While another process writes, this one waits without standing still, so
   * what was read before may have changed by the time `work` is called. Throws the `busy` problem when it never ends.
   */
  transaction(work: () => void): Promise<void>
  close(): void
}

/** Milliseconds to wait for another process before giving up, and between two tries. */
const [patience, pace] = [10_000, 5]

/**
 * Opens a derived SQLite file, which any number of processes may do at once. Where it is missing, or its tables are of
 * another version, they are made anew, empty.
 * @param tables the statements that make the tables
 * @param version raised whenever `tables` change
 */
export function openSqlite(file: string, tables: string, version: number): Sqlite {
  mkdirSync(dirname(file), { recursive: true })
  const db = connected(file)
  if (userVersion(db) !== version) {
    db.exec('BEGIN IMMEDIATE')
    allOrNothing(db, () => {
      makeTables(db, tables, version)
    })
  }
  return wrapped(db)
}

function connected(file: string): Database.Database {
  const db = new Database(file)
  db.pragma(`busy_timeout = ${String(patience)}`)
  standingStill(() => db.pragma('journal_mode = WAL'))
  db.pragma('synchronous = NORMAL')
  return db
}

/** SQLite does not wait by itself when two processes turn a new file into one with a write-ahead log at once. */
function standingStill(work: () => void): void {
  const end = Date.now() + patience
  for (;;) {
    try {
      work()
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pace)
  }
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
}

function userVersion(db: Database.Database): number {
  return (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
}

/**
 * Of several processes that find no tables, or old ones, the first makes them. They are made in the file as it stands:
 * another process may have it open, and would go on with the log of a file that is no more.
 */
function makeTables(db: Database.Database, tables: string, version: number): void {
  if (userVersion(db) === version) return
  const named = db.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
     ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC`,
  )
  // A virtual table takes others with it, so they are asked for again after each.
  for (let old = named.all()[0]; old !== undefined; old = named.all()[0])
    db.exec(`DROP TABLE "${(old as { name: string }).name}"`)
  db.exec(`${tables}; PRAGMA user_version = ${String(version)}`)
}

/** Ends the transaction that was begun. */
function allOrNothing(db: Database.Database, work: () => void): void {
  try {
    work()
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

/** Whether there is a turn to write now: no other process is at it. */
function begun(db: Database.Database): boolean {
  db.pragma('busy_timeout = 0')
  try {
    db.exec('BEGIN IMMEDIATE')
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  } finally {
    db.pragma(`busy_timeout = ${String(patience)}`)
  }
}

function wrapped(db: Database.Database): Sqlite {
  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, statement)
    return statement
  }
  return {
    row: (sql, ...values) => prepared(sql).get(...values),
    rows: (sql, ...values) => prepared(sql).all(...values),
    run: (sql, ...values) => {
      prepared(sql).run(...values)
    },
    transaction: async (work) => {
      const end = Date.now() + patience
      while (!begun(db)) {
        if (Date.now() > end) throw new Problem('busy', 'Another process does not finish writing.')
        await after(pace)
      }
      allOrNothing(db, work)
    },
    close: () => {
      db.close()
    },
  }
}
