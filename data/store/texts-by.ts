import type { Sqlite } from './sqlite.js'

/**
 * What the file has for some numbers, in one row: handing over many takes longer than finding them.
 * @param text what is selected for each number, without line feeds
 * @param table its rows have the numbers as their `rowid`
 */
export function textsBy(
  db: Sqlite,
  text: string,
  table: 'item' | 'passage',
  numbers: readonly number[],
): ReadonlyMap<number, string> {
  if (numbers.length === 0) return new Map()
  const sql = `SELECT group_concat(${table}.rowid || '|' || ${text}, char(10)) AS found FROM json_each(?) AS one CROSS JOIN ${table} ON ${table}.rowid = one.value`
  const { found } = db.row(sql, JSON.stringify(numbers)) as { found: string | null }
  const lines = found?.split('\n') ?? []
  return new Map(
    lines.map((line) => {
      const end = line.indexOf('|')
      return [Number(line.slice(0, end)), line.slice(end + 1)]
    }),
  )
}
