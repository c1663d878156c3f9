import { CsvError, parse } from 'csv-parse/sync'
import type { Tell } from './written.js'

/** A row of a table. */
export interface Row {
  readonly cells: readonly string[]
  /** Line it begins on, from 1; a quoted cell may go on over several. */
  readonly line: number
}

/** One row is one item, and each is held in memory. */
const mostRows = 100_000

/**
 * The rows of a CSV text (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180) that are not blank. Cells stand between commas, semicolons or tabs:
 * whichever the first row has most of. Where a quotation mark is not closed, the rows before it are given.
 * @param text with `\n` at the ends of lines
 */
export function csvRows(text: string, name: string, tell: Tell): readonly Row[] {
  const told = /^sep=(.)\n/i.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const before = told ? 1 : 0
  const rows: Row[] = []
  let line = before + 1
  try {
    parse(body, {
      delimiter: told?.[1] ?? delimiterOf(body),
      record_delimiter: '\n',
      to: mostRows + 1,
      relax_quotes: true,
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line })
        line = before + lines + 1
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    tell(
      'error',
      `${name}, line ${line}`,
      'A quotation mark opens on this row and is not closed as it should be. Write "" for a quotation mark within a quoted cell. The rows from here on were not read.',
    )
  }
  if (rows.length <= mostRows) return rows
  tell('error', name, `A table may have ${mostRows} rows; what follows was not read. Divide it.`)
  return rows.slice(0, mostRows)
}

function delimiterOf(text: string): string {
  const start = text.trimStart()
  const first = start.slice(0, start.search(/\n|$/)).replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best))
}
