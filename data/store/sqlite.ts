import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'

type Value = string | number

/** An SQLite file: statements are prepared once and kept. */
export interface Sqlite {
  /** The first row; the caller says what its statement selects. */
  row(sql: string, ...values: Value[]): unknown
  rows(sql: string, ...values: Value[]): unknown[]
  run(sql: string, ...values: Value[]): void
  /** All of `work` or, when it throws, nothing; other processes wait. */
  transaction(work: () => void): void
  close(): void
}

/**
 * Opens a derived SQLite file. Where it is missing, or its tables are of another version, it is made anew, empty.
 * @param tables the statements that make the tables
 * @param version raised whenever `tables` change
 */
export function openSqlite(file: string, tables: string, version: number): Sqlite {
  mkdirSync(dirname(file), { recursive: true })
  let db = connected(file)
  if (userVersion(db) !== version && userVersion(db) !== 0) {
    db.close()
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
    db = connected(file)
  }
  const opened = wrapped(db)
  // Two processes may open a new file at once; only the first finds it without tables.
  opened.transaction(() => {
    if (userVersion(db) === 0) db.exec(`${tables}; PRAGMA user_version = ${String(version)}`)
  })
  return opened
}

function connected(file: string): Database.Database {
  const db = new Database(file)
  db.pragma('busy_timeout = 10000')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  return db
}

function userVersion(db: Database.Database): number {
  return (db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
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
    transaction: (work) => {
      db.exec('BEGIN IMMEDIATE')
      try {
        work()
        db.exec('COMMIT')
      } catch (error) {
        db.exec('ROLLBACK')
        throw error
      }
    },
    close: () => {
      db.close()
    },
  }
}
