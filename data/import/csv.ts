import type { Finding } from '../model/finding.js'
import { csvRows, type Row } from './csv-rows.js'
import { decoded } from './decode.js'
import type { TableRow } from './folder.js'
import { recordOf } from './item-record.js'
import { knownKey, type Element } from './keys.js'
import { slashes } from './page-declarations.js'
import {
  findingList,
  given,
  keyOf,
  textAt,
  type Entry,
  type Tell,
  type Written,
} from './written.js'

const longest = 32 * 1024 * 1024

/** Columns that say which file or folder a row is about. */
const links: Readonly<Record<string, 'file' | 'folder' | 'path'>> = {
  file: 'file', filename: 'file', 'file name': 'file', image: 'file', 'image file': 'file', scan: 'file',
  folder: 'folder', 'folder name': 'folder', foldername: 'folder', directory: 'folder', dir: 'folder', path: 'path',
} // prettier-ignore

/** Elements with one value, or prose, in which a bar is only a bar. */
const undivided: ReadonlySet<Element | undefined> = new Set<Element>([
  'id', 'title', 'abstract', 'start', 'direction', 'behavior', 'reference',
]) // prettier-ignore

interface Column {
  readonly header: string
  readonly link?: 'file' | 'folder' | 'path'
  readonly isDivided: boolean
}

/**
 * Reads a table, one row an item, whose first row names the columns: in plain English or by Dublin Core (`title`,
 * `dc:title`, `title@fr`), with `file` or `folder` for what the row is about. Several values of a cell stand between
 * bars (`A|B`); a column may also be there twice.
 * @param name what to call the file in findings
 */
export function tableRecords(
  bytes: Uint8Array,
  name: string,
): { readonly rows: readonly TableRow[]; readonly findings: readonly Finding[] } {
  const { findings, tell } = findingList()
  if (bytes.length > longest) {
    tell('error', name, 'A table may have 32 MB at most; this file was not read.')
    return { rows: [], findings }
  }
  const { text, findings: found } = decoded(bytes, name)
  findings.push(...found)
  if (text === undefined) return { rows: [], findings }
  const [first, ...rest] = csvRows(text, name, tell)
  const columns = first ? columnsOf(first, name, tell) : undefined
  if (!first && findings.length === 0) tell('error', name, 'The table is empty.')
  if (columns && rest.length === 0)
    tell('warning', name, 'The table has names of columns and no rows.')
  const rows = columns ? rest.map((row) => rowOf(row, columns, name, tell)) : []
  return { rows, findings: gathered(findings) }
}

function columnsOf({ cells, line }: Row, name: string, tell: Tell): readonly Column[] | undefined {
  const columns = cells.map((cell): Column => {
    const header = textAt('', cell)
    const text = header.kind === 'text' ? header.text : ''
    const key = keyOf(text)
    const link = Object.hasOwn(links, key) ? links[key] : undefined
    return { header: text, ...given({ link }), isDivided: !undivided.has(knownKey(text).element) }
  })
  const where = `${name}, line ${line}`
  if (!columns.some(({ header, link }) => link ?? knownKey(header).element)) {
    tell(
      'error',
      where,
      'The first row of a table names its columns, such as title, date and file. None of these is a name that is known; the table was not read.',
    )
    return undefined
  }
  const headers = columns.map(({ header }) => header).filter((header) => header !== '')
  for (const twice of new Set(headers.filter((header, at) => headers.indexOf(header) < at))) {
    const how = Object.hasOwn(links, keyOf(twice))
      ? 'the first that is filled is used'
      : 'their values are taken together'
    tell('note', where, `More than one column is called “${twice}”; ${how}.`)
  }
  return columns
}

function rowOf(
  { cells, line }: Row,
  columns: readonly Column[],
  name: string,
  tell: Tell,
): TableRow {
  const where = `${name}, line ${line}`
  const surplus = cells.slice(columns.length).filter((cell) => cell.trim() !== '').length
  if (surplus > 0) {
    tell(
      'warning',
      where,
      `The row has ${cells.length} cells and the table ${columns.length} columns; what is beyond was left out. Is a separator inside a text? Put the text in quotation marks.`,
    )
  } else if (cells.length < columns.length) {
    tell(
      'warning',
      where,
      `The row has ${cells.length} cells and the table ${columns.length} columns; the last were taken as empty.`,
    )
  }
  const link: { file?: string; folder?: string } = {}
  const entries: Entry[] = []
  columns.forEach((column, index) => {
    const place = column.header === '' ? where : `${where}, column “${column.header}”`
    const value = textAt(place, cells[index] ?? '')
    if (value.kind !== 'text') return
    if (column.link) linked(link, column.link, slashes(value.text))
    else if (column.header !== '')
      entries.push({ key: column.header, where: place, value: divided(value, column) })
    else
      tell('warning', where, 'A column has no name in the first row; what is in it was left out.')
  })
  return { ...link, line, record: recordOf(entries, tell) }
}

function linked(
  link: { file?: string; folder?: string },
  column: 'file' | 'folder' | 'path',
  path: string,
): void {
  const isFile = column === 'file' || (column === 'path' && /\.[A-Za-z]{3,4}$/.test(path))
  if (isFile) link.file ??= path
  else link.folder ??= path.replace(/\/+$/, '')
}

function divided(value: Written & { kind: 'text' }, { isDivided }: Column): Written {
  if (!isDivided || !value.text.includes('|')) return value
  const items = value.text.split('|').map((text) => textAt(value.where, text))
  return { kind: 'list', where: value.where, items }
}

/** What is the same in many rows is told once, with the first row's place. */
function gathered(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, { readonly finding: Finding; count: number }>()
  for (const finding of findings) {
    const key = `${finding.level} ${finding.what}`
    const known = first.get(key)
    if (known) known.count++
    else first.set(key, { finding, count: 1 })
  }
  return [...first.values()].map(({ finding, count }) =>
    count === 1
      ? finding
      : { ...finding, what: `${finding.what} (So in ${count} places of the table.)` },
  )
}
