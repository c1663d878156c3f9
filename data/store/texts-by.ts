import type { Sqlite } from './sqlite.js'

/**
 * What the file has for some numbers, in one row: handing over many takes longer than finding them.
 * @param sql selects `key` and `text` (without line feeds), and ends with `WHERE … IN`
 */
export function textsBy(
  db: Sqlite,
  sql: string,
  numbers: readonly number[],
): ReadonlyMap<number, string> {
  if (numbers.length === 0) return new Map()
  const all = `SELECT group_concat(key || '|' || text, char(10)) AS found FROM (${sql} (SELECT value FROM json_each(?)))`
  const { found } = db.row(all, JSON.stringify(numbers)) as { found: string | null }
  const lines = found?.split('\n') ?? []
  return new Map(
    lines.map((line) => {
      const end = line.indexOf('|')
      return [Number(line.slice(0, end)), line.slice(end + 1)]
    }),
  )
}
