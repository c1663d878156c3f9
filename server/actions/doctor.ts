import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../../data/model/finding.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import { shelfMark } from '../../data/store/blobs.js'
import type { Archive } from '../archive.js'
import { checkCitations } from './check-citations.js'
import { checkedLog, untoldFinding, type CheckedLog } from './check-log.js'
import { collectionFindings, manifestFindings, textFindings } from './gate.js'
import { fileSha256 } from './scans.js'
import { keptFiles } from './take-in.js'

/** What a check of the whole archive counted. */
export interface Checked {
  readonly items: number
  readonly files: number
  readonly citations: number
}

/**
 * Checks all of an archive: every record, every kept file's SHA-256, every pyramid, every manifest and annotation page
 * by the rules that publishing obeys, the change log, and the lists.
 */
export async function checked(
  archive: Archive,
  tell: (finding: Finding) => void,
  signal: AbortSignal,
): Promise<Checked> {
  const log = await checkedLog(archive, tell)
  let [items, files] = [0, 0]
  for await (const id of archive.catalogue.everyItem()) {
    signal.throwIfAborted()
    const at = (found: Finding) => {
      tell({ ...found, where: `${id}: ${found.where}` })
    }
    try {
      const kept = await archive.catalogue.item(id)
      if (!kept) {
        at({
          level: 'note',
          where: `items/${encodeURIComponent(id)}`,
          what: 'The folder holds files but no record: its publication was interrupted before it went live. Publishing it again uses them.',
        })
        continue
      }
      items += 1
      const untold = await untoldFinding(archive, kept, log)
      if (untold) at(untold)
      files += await checkFiles(archive, kept.record, at)
      if (!kept.withdrawn) await checkDocuments(archive, kept.record, at)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      at({ level: 'error', where: 'record', what: error.message })
    }
  }
  await checkCollections(archive, log.collections, tell)
  const citations = await checkCitations(archive, tell, signal)
  await checkIncoming(archive, tell)
  return { items, files, citations }
}

async function checkFiles(
  archive: Archive,
  item: Item,
  tell: (finding: Finding) => void,
): Promise<number> {
  const files = keptFiles(item)
  for (const { shelf, kept } of files) {
    const path = archive.blobs.path(item.id, shelf, kept)
    const digest = await fileSha256(path).catch(() => undefined)
    const where = `${shelf}/${shelfMark(kept)}`
    if (digest === undefined)
      tell({
        level: 'error',
        where,
        what: `The kept file ${kept.name} is missing; restore it from a back-up.`,
      })
    else if (digest !== kept.sha256)
      tell({
        level: 'error',
        where,
        what: `The kept file ${kept.name} has changed since it was given (its SHA-256 is ${digest}); restore it from a back-up.`,
      })
  }
  for (const shelf of ['masters', 'texts'] as const) {
    const named = new Set(
      files.filter((one) => one.shelf === shelf).map(({ kept }) => shelfMark(kept)),
    )
    const more = (await archive.blobs.list(item.id, shelf)).filter((name) => !named.has(name))
    if (more.length > 0)
      tell({
        level: 'note',
        where: shelf,
        what: `${more.length} kept files are of earlier versions, or of a publication that was interrupted; the record does not use them now.`,
      })
  }
  return files.length
}

async function checkDocuments(
  archive: Archive,
  item: Item,
  tell: (finding: Finding) => void,
): Promise<void> {
  for (const { id, image } of item.pages) {
    const ready = await archive.pyramids.ready({ sha256: image.master.sha256, frame: image.frame })
    if (!ready)
      tell({
        level: 'error',
        where: `page ${id}`,
        what: 'Its pyramid is missing, so its image cannot be shown; run fonds rebuild.',
      })
    else if (ready.width !== image.width || ready.height !== image.height)
      tell({
        level: 'error',
        where: `page ${id}`,
        what: 'Its pyramid measures otherwise than its record says; delete it from derived/ and run fonds rebuild.',
      })
  }
  for (const finding of [
    ...(await manifestFindings(archive, item)),
    ...(await textFindings(archive, item)),
  ])
    tell(finding)
}

async function checkCollections(
  archive: Archive,
  ids: CheckedLog['collections'],
  tell: (finding: Finding) => void,
): Promise<void> {
  for (const finding of collectionFindings(archive))
    tell({ ...finding, where: `root collection: ${finding.where}` })
  for (const id of ids) {
    try {
      const kept = await archive.catalogue.collection(id)
      const findings = kept ? collectionFindings(archive, kept.record) : [missingCollection]
      for (const finding of findings)
        tell({ ...finding, where: `collection ${id}: ${finding.where}` })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      tell({ level: 'error', where: `collection ${id}`, what: error.message })
    }
  }
}

const missingCollection: Finding = {
  level: 'error',
  where: 'record',
  what: 'The change log knows this collection, but its record is missing; restore it from a back-up.',
}

/** What a killed process left aside. It is no part of the archive, and the next publication clears it away. */
async function checkIncoming({ folder }: Archive, tell: (finding: Finding) => void): Promise<void> {
  const names = await readdir(join(folder, '.incoming')).catch(() => [])
  if (names.length === 0) return
  const isBusy = (await stat(join(folder, 'writer.lock')).catch(() => undefined)) !== undefined
  const what = isBusy
    ? 'Another process is publishing, or was interrupted: what it has not finished is no part of the archive yet.'
    : `${names.length} files were left over by an interrupted publication. They are no part of the archive; the next publication clears them away.`
  tell({ level: 'note', where: '.incoming', what })
}
