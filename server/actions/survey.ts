import { open, opendir, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { collectionRecord } from '../../data/import/collection-record.js'
import { tableRecords } from '../../data/import/csv.js'
import type { FileIs, FoundFile, FoundFolder } from '../../data/import/folder.js'
import { formatOf, headLength, isCalledScan, type Recognised } from '../../data/import/formats.js'
import { itemRecord } from '../../data/import/item-record.js'
import { proposals, type Proposals } from '../../data/import/proposals.js'
import type { Finding } from '../../data/model/finding.js'
import { Problem } from '../../data/model/problem.js'

/** Records and tables are read whole; a longer one is a mistake. */
const longestRecord = 32 * 1024 * 1024

/** Looks at what lies at the given paths, and understands it. Nothing is changed. */
export async function survey(paths: readonly string[]): Promise<Proposals> {
  const all = { items: [], collections: [], copies: [], findings: [] } as {
    -readonly [Key in keyof Proposals]: Proposals[Key][number][]
  }
  for (const path of paths) {
    const findings: Finding[] = []
    const proposed = proposals(await foundAt(path, findings))
    all.findings.push(...findings, ...proposed.findings)
    // A path inside another, or given twice, is looked at once.
    all.items.push(...proposed.items.filter(isNew(all.items)))
    all.collections.push(...proposed.collections.filter(isNew(all.collections)))
    all.copies.push(...proposed.copies)
    if (proposed.items.length + proposed.copies.length === 0) {
      all.findings.push({
        level: 'warning',
        where: path,
        what: 'There is nothing to publish here: no scans, no texts and no records were found.',
      })
    }
  }
  return all
}

function isNew(known: readonly { readonly source: string }[]) {
  const sources = new Set(known.map(({ source }) => source))
  return ({ source }: { readonly source: string }) => !sources.has(source)
}

async function foundAt(path: string, findings: Finding[]): Promise<FoundFolder> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Problem('setting', `There is no file or folder ${path}.`)
  const real = await realpath(path)
  if (found.isDirectory()) {
    if (await isArchive(real))
      throw new Problem(
        'setting',
        `${real} is an archive of Fonds itself. To take its items in, publish ${join(real, 'items')}.`,
      )
    return folder(real, basename(real), findings, [real])
  }
  // A file by itself is as if it lay alone in a folder of its name.
  const file = await foundFile(real, basename(real), findings)
  const name = basename(real).replace(/\.[^.]+$/, '')
  return { name, path: real, folders: [], files: file ? [file] : [] }
}

/** The last part of a path; of the root itself, a word. */
function basename(path: string): string {
  return path.slice(dirname(path).length).replace(/^[/\\]+/, '') || 'archive'
}

async function folder(
  path: string,
  name: string,
  findings: Finding[],
  above: readonly string[],
): Promise<FoundFolder> {
  const folders: FoundFolder[] = []
  const files: FoundFile[] = []
  for (const entry of await entries(path, findings)) {
    const inner = join(path, entry)
    const found = await stat(inner).catch(() => undefined)
    if (!found)
      findings.push({
        level: 'warning',
        where: inner,
        what: 'This link leads nowhere, or the file may not be read; it was left out.',
      })
    else if (found.isDirectory()) {
      const real = await realpath(inner)
      const why = await whyLeftOut(entry, real, above)
      if (why !== undefined) findings.push({ level: 'note', where: inner, what: why })
      else if (!entry.startsWith('.'))
        folders.push(await folder(inner, entry, findings, [...above, real]))
    } else if (found.isFile()) {
      const file = await foundFile(inner, entry, findings)
      if (file) files.push(file)
    }
  }
  return { name, path, folders, files }
}

/** Why a folder inside is not looked into; most are. */
async function whyLeftOut(
  name: string,
  real: string,
  above: readonly string[],
): Promise<string | undefined> {
  if (above.some((path) => path === real || path.startsWith(real + sep))) {
    return 'This link leads to a folder above, and was not followed.'
  }
  if (name.startsWith('.') || !(await isArchive(real))) return undefined
  return 'This folder is an archive of Fonds itself, and was left out.'
}

/** Whether a folder is what `--archive` names, and not what is given to be published. */
async function isArchive(path: string): Promise<boolean> {
  const names = await readdir(path).catch((): string[] => [])
  return (
    names.includes('fonds.yaml') &&
    ['items', 'changes', 'derived'].some((name) => names.includes(name))
  )
}

async function entries(path: string, findings: Finding[]): Promise<string[]> {
  try {
    const names: string[] = []
    for await (const { name } of await opendir(path)) names.push(name)
    return names.sort()
  } catch (error) {
    findings.push({
      level: 'error',
      where: path,
      what: `The folder cannot be read: ${(error as Error).message}`,
    })
    return []
  }
}

async function foundFile(
  path: string,
  name: string,
  findings: Finding[],
): Promise<FoundFile | undefined> {
  try {
    const { bytes, head } = await beginning(path)
    if (name === 'item.json' && (await isKept(path, bytes)))
      return { name, path, bytes, is: { what: 'kept-item' } }
    const recognised = formatOf(name, head)
    if (recognised.is.kind === 'unknown' && isScanByName(name))
      return { name, path, bytes, is: unreadScan }
    findings.push(...recognised.findings.map((finding) => ({ ...finding, where: path })))
    return { name, path, bytes, is: await fileIs(path, bytes, recognised.is, findings) }
  } catch (error) {
    // It is refused when it is opened, and its page, where it is published, stays as it is.
    if (isScanByName(name)) return { name, path, bytes: 0, is: unreadScan }
    findings.push({
      level: 'error',
      where: path,
      what: `The file cannot be read: ${(error as Error).message}`,
    })
    return undefined
  }
}

/** A scan that is empty, damaged or may not be read is still the scan of its page. */
const unreadScan: FileIs = { what: 'scan', mediaType: 'application/octet-stream' }

function isScanByName(name: string): boolean {
  return isCalledScan(name) && !name.startsWith('.')
}

async function beginning(path: string): Promise<{ bytes: number; head: Uint8Array }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, headLength))
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return { bytes: size, head: head.subarray(0, bytesRead) }
  } finally {
    await file.close()
  }
}

/** An `item.json` may be what an archivist wrote, or what this program keeps. */
async function isKept(path: string, bytes: number): Promise<boolean> {
  if (bytes > longestRecord) return false
  return /^\s*\{\s*"fonds":\s*1\b/.test(await readFile(path, 'utf8'))
}

async function fileIs(
  path: string,
  bytes: number,
  is: Recognised,
  findings: Finding[],
): Promise<FileIs> {
  if (is.kind === 'scan') return { what: 'scan', mediaType: is.mediaType }
  if (is.kind === 'text') return { what: 'text', format: is.format }
  const kind = recordKind(is)
  if (!kind) return nothing
  if (bytes > longestRecord) {
    const what = 'A record or table of more than 32 MB is not read; divide it.'
    findings.push({ level: 'error', where: path, what })
    return nothing
  }
  const { found, findings: told } = recordReaders[kind](await readFile(path), path)
  findings.push(...told)
  return found
}

type RecordKind = 'item-record' | 'collection-record' | 'table'

/** What kind of record a file is, or `undefined` where it is none. */
function recordKind({ kind }: Recognised): RecordKind | undefined {
  const isRecord = kind === 'item-record' || kind === 'collection-record' || kind === 'table'
  return isRecord ? kind : undefined
}

interface ReadRecord {
  readonly found: FileIs
  readonly findings: readonly Finding[]
}

const nothing: FileIs = { what: 'nothing' }

const recordReaders: Readonly<Record<RecordKind, (bytes: Uint8Array, path: string) => ReadRecord>> =
  {
    'item-record': (bytes, path) => {
      const { record, findings } = itemRecord(bytes, path)
      const faulty = !record || findings.some(({ level }) => level === 'error')
      return { found: { what: 'item-record', faulty, ...(record && { record }) }, findings }
    },
    'collection-record': (bytes, path) => {
      const { record, findings } = collectionRecord(bytes, path)
      return { found: record ? { what: 'collection-record', record } : nothing, findings }
    },
    table: (bytes, path) => {
      const { rows, findings } = tableRecords(bytes, path)
      return { found: { what: 'table', rows }, findings }
    },
  }
