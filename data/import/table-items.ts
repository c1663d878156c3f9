import type { Finding } from '../model/finding.js'
import { filesThatAre, type FoundFile, type FoundFolder, type TableRow } from './folder.js'
import { stem } from './naming.js'
import { inOrder, pairing } from './pairing.js'
import type { ItemProposal } from './proposal.js'

/** Items that rows of a table make: of the scans they name, or without any. Rows that tell of sub-folders are used there. */
export function itemsOfTable(
  folder: FoundFolder,
  shelves: readonly FoundFolder[],
  folders: ReadonlySet<string>,
  findings: Finding[],
): ItemProposal[] {
  const files = [folder, ...shelves].flatMap((one) => one.files)
  const sources = new Set<string>()
  const items: ItemProposal[] = []
  for (const table of filesThatAre(folder, 'table')) {
    for (const [first, ...more] of byItem(table.is.rows)) {
      if (!first || (first.folder !== undefined && folders.has(lastPart(first.folder)))) continue
      const scans = scansOfRows([first, ...more], files)
      const what = whyNoItem(first, scans, files, sources)
      if (what === undefined) {
        const item = tabledItem(table, first, scans.found, files)
        const source = unusedSource(item.source, sources)
        sources.add(source)
        items.push({ ...item, source })
      } else
        findings.push({ level: 'error', where: `${table.path}, line ${String(first.line)}`, what })
    }
  }
  return items
}

interface RowScans {
  readonly found: readonly FoundFile[]
  readonly missing: readonly string[]
}

function scansOfRows(rows: readonly TableRow[], files: readonly FoundFile[]): RowScans {
  const wanted = rows.flatMap(({ file }) => (file === undefined ? [] : [lastPart(file)]))
  const scans = files.filter((file) => file.is.what === 'scan')
  return {
    found: wanted.flatMap((name) => scans.filter((file) => isCalled(file, name))),
    missing: wanted.filter((name) => !scans.some((file) => isCalled(file, name))),
  }
}

/** Why a row makes no item; `undefined` where it does. */
function whyNoItem(
  row: TableRow,
  { found, missing }: RowScans,
  files: readonly FoundFile[],
  taken: ReadonlySet<string>,
): string | undefined {
  const absent = row.folder ?? missing[0]
  if (absent !== undefined) return whyMissing(absent, files)
  const [scan] = found
  if (!scan) return isNameless(row) ? namelessRow : undefined
  if (!taken.has(scan.path)) return undefined
  return `Another row names ${scan.name} already. Give each item scans of its own.`
}

const namelessRow =
  'The row has no title, no id and no reference code, and names no file or folder, so nobody could find it again. Is the first line of the table its heading, with names like title, date, file?'

function isNameless({ record }: TableRow): boolean {
  return record.id === undefined && record.referenceCode === undefined && record.title === undefined
}

/** Rows of one title are told apart by their order. */
function unusedSource(source: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const text = n === 1 ? source : `${source} (${String(n)})`
    if (!taken.has(text)) return text
  }
}

function whyMissing(name: string, files: readonly FoundFile[]): string {
  if (files.some((file) => isCalled(file, name)))
    return `The row names ${name}, which is no scan that can be read.`
  return `The row names ${name}, which is not here. Correct the name, add what is missing, or leave the cell empty for an item without scans.`
}

function tabledItem(
  table: FoundFile,
  row: TableRow,
  scans: readonly FoundFile[],
  files: readonly FoundFile[],
): ItemProposal {
  const { record, line } = row
  const stems = scans.map(({ name }) => stem(name))
  const isTheirs = ({ name }: FoundFile) =>
    stems.some((own) => stem(name) === own || name.startsWith(`${own}.`))
  const texts = files.filter((file) => file.is.what === 'text' && isTheirs(file))
  const paired = pairing(inOrder(texts.map((file) => ({ file, shelf: '' }))), scans, record)
  const told =
    scans.length > 0
      ? `names ${scans.map((scan) => scan.name).join(', ')}`
      : 'is a record without scans'
  const [only, ...more] = scans
  return {
    source: only && more.length === 0 ? only.path : `${table.path}#${nameOfRow(row)}`,
    name: only && record.id === undefined ? stem(only.name) : nameOfRow(row),
    record,
    scans,
    texts: paired.texts,
    why: [`line ${String(line)} of ${table.name} ${told}`, ...paired.why],
  }
}

/** What a row is found again by: its id, else its reference code, else its title. */
function nameOfRow({ record, line }: TableRow): string {
  const title = Object.values(record.title ?? {})[0]?.[0]
  return record.id ?? record.referenceCode ?? title ?? String(line)
}

/** Rows that name one id (or, without ids, stand alone) are one item: a row a page. */
function byItem(rows: readonly TableRow[]): TableRow[][] {
  const items = new Map<string, TableRow[]>()
  for (const row of rows) {
    const key =
      row.record.id !== undefined && row.file !== undefined
        ? row.record.id
        : `line ${String(row.line)}`
    items.set(key, [...(items.get(key) ?? []), row])
  }
  return [...items.values()]
}

/** The last part of a path, in lower case: what names are compared by. */
export function lastPart(path: string): string {
  return (
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? path
  ).toLowerCase()
}

/** Whether a file has this name (in lower case), with or without its ending. */
export function isCalled({ name }: FoundFile, wanted: string): boolean {
  return name.toLowerCase() === wanted || stem(name).toLowerCase() === wanted
}

/** Where a table gives each scan a row of its own, a scan without a row is an item too, and that is said. */
export function eachScanAlone(folder: FoundFolder, findings: Finding[]): ItemProposal[] {
  return filesThatAre(folder, 'scan').map((scan) => {
    findings.push({
      level: 'warning',
      where: scan.path,
      what: `No row of the table names ${scan.name}; it is published as an item of its own, titled from its name.`,
    })
    return {
      source: scan.path,
      name: stem(scan.name),
      scans: [scan],
      texts: [],
      why: [`${scan.name} stands alone: the table has no row for it`],
    }
  })
}
