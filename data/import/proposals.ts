import type { Finding } from '../model/finding.js'
import { filesThatAre, type FoundFile, type FoundFolder, type TableRow } from './folder.js'
import { inNaturalOrder, isShelf } from './naming.js'
import { inOrder, pairing, type ShelvedText } from './pairing.js'
import type { CollectionProposal, ItemProposal } from './proposal.js'
import { mergedRecords, type ItemRecord } from './record.js'
import { withoutDerivatives } from './derivatives.js'
import { eachScanAlone, isCalled, itemsOfTable, lastPart } from './table-items.js'

/** What a folder proposes to publish. */
export interface Proposals {
  readonly items: readonly ItemProposal[]
  readonly collections: readonly CollectionProposal[]
  /** Item folders of an archive of ours, to be taken in with their ids: the paths of their `item.json`. */
  readonly copies: readonly string[]
  readonly findings: readonly Finding[]
}

/**
 * Understands a folder: a folder of scans is an item; a folder that holds items is a collection; a table tells of the
 * folders or scans beside it, row by row. Nothing is opened here: the files were looked at before.
 */
export function proposals(folder: FoundFolder): Proposals {
  const into: Gathered = { items: [], collections: [], copies: [], findings: [] }
  gather(folder, undefined, new Map(), into)
  return into
}

interface Gathered {
  items: ItemProposal[]
  collections: CollectionProposal[]
  copies: string[]
  findings: Finding[]
}

type Member = CollectionProposal['members'][number]

/** @returns what the folder itself became, to be a member of the folder above it */
function gather(
  given: FoundFolder,
  parent: string | undefined,
  rows: ReadonlyMap<string, TableRow>,
  into: Gathered,
): Member[] {
  const folder = unbagged(given)
  const [copy] = filesThatAre(folder, 'kept-item')
  if (copy) {
    into.copies.push(copy.path)
    return []
  }
  const plain = folder.folders.filter(isPlainShelf)
  const shelves = plain.flatMap((shelf) => [shelf, ...shelf.folders])
  const others = folder.folders.filter((inner) => !plain.includes(inner) && holdsAnything(inner))
  const row = rows.get(folder.name.toLowerCase())
  if (others.length === 0 && holdsItem(folder, shelves)) {
    const table = rowsOf(folder)
    if (!table.some(({ file, folder: named }) => file !== undefined || named === undefined)) {
      const item = itemOf(folder, shelves, parent, row, into.findings)
      into.items.push(item)
      return [{ kind: 'item', source: item.source, name: item.name }]
    }
  }
  return collectionOf(folder, shelves, others, parent, into)
}

/** What a bag holds, under the bag's name. https://www.rfc-editor.org/rfc/rfc8493#section-2 */
function unbagged(folder: FoundFolder): FoundFolder {
  const isBag = folder.files.some(({ name }) => name.toLowerCase() === 'bagit.txt')
  const payload = isBag ? folder.folders.find(({ name }) => name === 'data') : undefined
  return payload ? { ...payload, name: folder.name } : folder
}

/** A shelf may be divided once more, by language say, as long as no folder in it is an item of its own. */
function isPlainShelf({ name, folders }: FoundFolder): boolean {
  const isDivision = ({ files, folders: inner }: FoundFolder) =>
    !inner.some(holdsAnything) &&
    files.every(({ is }) => is.what === 'text' || is.what === 'nothing')
  return isShelf(name) && folders.every(isDivision)
}

function holdsAnything(folder: FoundFolder): boolean {
  return folder.files.some(({ is }) => is.what !== 'nothing') || folder.folders.some(holdsAnything)
}

/** Whether the folder's own files, or those on shelves inside it, are an item's. */
function holdsItem(folder: FoundFolder, shelves: readonly FoundFolder[]): boolean {
  return [folder, ...shelves].some(({ files }) =>
    files.some(({ is }) => ['scan', 'text', 'item-record', 'kept-item'].includes(is.what)),
  )
}

function rowsOf(folder: FoundFolder): readonly TableRow[] {
  return filesThatAre(folder, 'table').flatMap(({ is }) => is.rows)
}

/** A folder that holds items: its sub-folders, the rows of its table, and whatever scans lie loose in it. */
function collectionOf(
  folder: FoundFolder,
  shelves: readonly FoundFolder[],
  others: readonly FoundFolder[],
  parent: string | undefined,
  into: Gathered,
): Member[] {
  const byFolder = new Map(rowsOf(folder).map((row) => [lastPart(row.folder ?? ''), row]))
  const inner = others.toSorted((a, b) => inNaturalOrder(a.name, b.name))
  const members = inner.flatMap((one) => gather(one, folder.path, byFolder, into))
  for (const item of itemsBesideFolders(folder, shelves, others, into.findings)) {
    into.items.push({ ...item, parent: folder.path })
    members.push({ kind: 'item', source: item.source, name: item.name })
  }
  const record = filesThatAre(folder, 'collection-record')[0]?.is.record
  // A folder in which nothing was found is no collection, unless somebody says that it is.
  if (members.length === 0 && !record) return []
  into.collections.push({
    source: folder.path,
    name: folder.name,
    ...(record && { record }),
    ...(parent !== undefined && { parent }),
    members: inGivenOrder(members, record?.order ?? []),
  })
  return [{ kind: 'collection', source: folder.path, name: folder.name }]
}

/** The items of the folder's table, and what its own scans make that no row names. */
function itemsBesideFolders(
  folder: FoundFolder,
  shelves: readonly FoundFolder[],
  others: readonly FoundFolder[],
  findings: Finding[],
): ItemProposal[] {
  const folders = new Set(others.map(({ name }) => name.toLowerCase()))
  const tabled = itemsOfTable(folder, shelves, folders, findings)
  const taken = new Set(
    tabled.flatMap(({ scans, texts }) => [...scans, ...texts.map(({ file }) => file)]),
  )
  const loose = withoutTaken(folder, taken)
  const left = shelves.map((shelf) => withoutTaken(shelf, taken))
  if (!holdsItem(loose, left)) return tabled
  if (tabled.some(({ scans }) => scans.length > 0))
    return [...tabled, ...eachScanAlone(loose, findings)]
  const item = itemOf(loose, left, undefined, undefined, findings)
  // Beside its folder, which is a collection, it needs a place of its own to be found again by.
  return [...tabled, { ...item, source: `${folder.path}#files` }]
}

function withoutTaken(folder: FoundFolder, taken: ReadonlySet<FoundFile>): FoundFolder {
  return { ...folder, files: folder.files.filter((file) => !taken.has(file)) }
}

/** Members that the order names come first, as it names them; the others after, as they are. */
function inGivenOrder(members: readonly Member[], order: readonly string[]): Member[] {
  const place = ({ name }: Member) => {
    const at = order.findIndex((wanted) => lastPart(wanted) === name.toLowerCase())
    return at < 0 ? order.length : at
  }
  return members.toSorted((a, b) => place(a) - place(b))
}

function itemOf(
  folder: FoundFolder,
  shelves: readonly FoundFolder[],
  parent: string | undefined,
  row: TableRow | undefined,
  findings: Finding[],
): ItemProposal {
  const [own, ...more] = filesThatAre(folder, 'item-record')
  for (const other of more)
    findings.push({
      level: 'warning',
      where: other.path,
      what: `There are two records here; ${own?.name ?? ''} counts, and ${other.name} was left out.`,
    })
  const record = mergedRecords(own?.is.record, row?.record)
  const all = [folder, ...shelves]
  const scans = inPageOrder(
    withoutDerivatives(
      all.flatMap((one) => filesThatAre(one, 'scan')),
      folder.path,
      findings,
    ),
    record,
    folder.path,
    findings,
  )
  const texts: ShelvedText[] = all.flatMap((one) =>
    filesThatAre(one, 'text').map((file) => ({ file, shelf: one === folder ? '' : one.name })),
  )
  const paired = pairing(inOrder(texts), scans, record)
  findings.push(
    ...paired.findings.map((finding) => ({ ...finding, where: `${folder.path}/${finding.where}` })),
  )
  return {
    source: folder.path,
    name: folder.name,
    ...(record && { record }),
    ...(own?.is.faulty === true && { faulty: true }),
    scans,
    texts: paired.texts,
    ...(parent !== undefined && { parent }),
    why: [...whyTitled(folder, own, row), ...paired.why],
  }
}

function whyTitled(
  folder: FoundFolder,
  own: FoundFile | undefined,
  row: TableRow | undefined,
): string[] {
  if (own)
    return [
      `${own.name} is its record${row ? `, before line ${String(row.line)} of the table` : ''}`,
    ]
  return [
    row
      ? `line ${String(row.line)} of the table is its record`
      : `no record: titled from the folder's name, ${folder.name}`,
  ]
}

/** As the record lists the files, else in natural order of their names. */
function inPageOrder(
  scans: readonly FoundFile[],
  record: ItemRecord | undefined,
  where: string,
  findings: Finding[],
): FoundFile[] {
  const natural = scans.toSorted((a, b) => inNaturalOrder(a.name, b.name))
  if (!record?.pageOrder) return natural
  const listed = record.pageOrder.flatMap((name) => {
    const scan = natural.find((one) => isCalled(one, lastPart(name)))
    if (!scan)
      findings.push({
        level: 'warning',
        where,
        what: `The record lists the page ${name}, but there is no such scan. Check the spelling, or add the file.`,
      })
    return scan ?? []
  })
  const rest = natural.filter((scan) => !listed.includes(scan))
  if (rest.length > 0) {
    findings.push({
      level: 'warning',
      where,
      what: `The record's pages leave out ${rest.map(({ name }) => name).join(', ')}; they follow after the listed ones.`,
    })
  }
  return [...new Set(listed), ...rest]
}
