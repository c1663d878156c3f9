import { basename, dirname } from 'node:path'
import type { ItemProposal } from '../../data/import/proposal.js'
import type { Proposals } from '../../data/import/proposals.js'
import { given } from '../../data/import/written.js'
import type { Finding } from '../../data/model/finding.js'
import type { ItemId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import { spoken } from '../../data/model/language.js'
import { Problem } from '../../data/model/problem.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { Archive } from '../archive.js'
import { openOcr, type Ocr } from '../ocr/ocr.js'
import { catchUp } from '../search-index.js'
import { assembled } from './assemble.js'
import { finishCollections, openCollections } from './collections.js'
import type { FileToKeep } from './file-to-keep.js'
import { gate } from './gate.js'
import { Identities, type Planned } from './identify.js'
import { pooled } from './pool.js'
import type { Watch } from './progress.js'
import { putChanged } from './put.js'
import { readyScans, type ReadyScan } from './scans.js'
import { takeIn } from './take-in.js'

/**
 * Publishes what folders propose. Each item is published by itself: one that is refused stops no other, and one that
 * is published stays so whatever comes after.
 */
export async function publish(archive: Archive, proposed: Proposals, watch: Watch): Promise<void> {
  const { 'max-memory': memory, 'ocr-data': folder } = archive.settings
  const ocr = openOcr({ archive: archive.folder, memory: memory * 1e6, ...given({ folder }) })
  try {
    await publishAll(archive, proposed, ocr, watch)
  } finally {
    await ocr.rest()
  }
}

async function publishAll(
  archive: Archive,
  proposed: Proposals,
  ocr: Ocr,
  watch: Watch,
): Promise<void> {
  await ocr.mustRead(wantedLanguages(archive, proposed))
  const identities = new Identities(archive)
  for (const finding of proposed.findings) watch.tell({ kind: 'finding', finding })
  watch.tell({
    kind: 'ahead',
    pages: proposed.items.reduce((sum, { scans }) => sum + scans.length, 0),
  })
  await archive.listing.catchUp()
  const collections = await openCollections(archive, proposed.collections, identities, watch)
  const planned: { proposal: ItemProposal; plan: Planned }[] = []
  for (const proposal of proposed.items) {
    const plan = await orRefused(proposal, watch, () => identities.item(proposal))
    if (plan) planned.push({ proposal, plan })
  }
  for (const { proposal, plan } of planned) {
    watch.signal.throwIfAborted()
    await orRefused(proposal, watch, () => {
      if (proposal.faulty === true) throw new Problem('refused', faultyRecord)
      return publishItem(archive, { proposal, plan, identities, ocr }, watch)
    })
  }
  for (const path of proposed.copies) {
    watch.signal.throwIfAborted()
    const copy = { source: path, name: basename(dirname(path)) }
    await orRefused(copy, watch, () => takeIn(archive, path, watch))
  }
  await finishCollections(archive, collections, identities)
  await archive.listing.catchUp()
  await archive.harvest.catchUp()
  await catchUp(archive, watch.signal)
}

/** Every language in which any page is to be read. */
function wantedLanguages({ settings }: Archive, { items }: Proposals): string[] {
  return [...new Set(items.flatMap(({ record }) => record?.ocr ?? settings.ocr ?? []))]
}

/** What is wrong with an item is told, and the next one goes on. */
async function orRefused<Result>(
  proposal: Pick<ItemProposal, 'source' | 'name'>,
  { tell }: Watch,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || !['refused', 'conflict', 'unreadable'].includes(error.code))
      throw error
    tell({
      kind: 'finding',
      finding: { level: 'error', where: proposal.source, what: error.message },
    })
    tell({ kind: 'item', id: proposal.name, title: proposal.name, pages: 0, outcome: 'refused' })
    return undefined
  }
}

interface ToPublish {
  readonly proposal: ItemProposal
  readonly plan: Planned
  readonly identities: Identities
  readonly ocr: Ocr
}

async function publishItem(
  archive: Archive,
  { proposal, plan, identities, ocr }: ToPublish,
  watch: Watch,
): Promise<void> {
  const known = (await archive.catalogue.item(plan.id))?.record.pages ?? []
  const scans = await readyScans(archive, proposal.scans, known, watch)
  const masters = scans.flatMap((scan) => ('kept' in scan ? scan.kept.sha256 : []))
  const { id } = await identities.moved(proposal, plan, masters)
  const before = await archive.catalogue.item(id)
  const told = findingsBefore(proposal, plan, id, before)
  for (const finding of told) watch.tell({ kind: 'finding', finding })
  if (before?.withdrawn && proposal.parent !== undefined) return
  const { item, texts } = await assembled(
    archive,
    { proposal, id, scans, before: before?.record, identities, ocr },
    watch,
  )
  if (proposal.scans.length > 0 && item.pages.length === 0) {
    throw new Problem('refused', 'None of its scans could be read, so it was not published.')
  }
  await gate(archive, item, watch.tell)
  await keepFiles(archive, id, scans, texts)
  const outcome = await putChanged(archive, item, before)
  watch.tell({
    kind: 'item',
    id,
    title: spoken(item.title, archive.settings.languages),
    pages: item.pages.length,
    outcome,
  })
}

function findingsBefore(
  { source, parent }: ItemProposal,
  { formerly }: Planned,
  id: ItemId,
  before: Kept<Item> | undefined,
): Finding[] {
  if (before?.withdrawn && parent !== undefined) return [stillWithdrawn(source, before.withdrawn)]
  return formerly === undefined ? [] : [formerId(source, formerly, id)]
}

const faultyRecord =
  'Its record holds errors, so it may not say what it was meant to. Nothing was changed; correct the record, and publish again.'

/** Whoever publishes a whole tree again does not mean to undo a withdrawal. */
function stillWithdrawn(
  where: string,
  { at, why }: { readonly at: string; readonly why: string },
): Finding {
  const what = `It was withdrawn on ${at.slice(0, 10)} (${why}) and stays so. To bring it back, publish its folder by itself.`
  return { level: 'warning', where, what }
}

function formerId(where: string, former: ItemId, id: ItemId): Finding {
  const what = `This folder was published as ${former} before, and its record now says ${id}: that is a new item, and ${former} stays as it is. Withdraw one of them.`
  return { level: 'warning', where, what }
}

/** Keeps the masters and texts that are not kept yet. */
async function keepFiles(
  { blobs }: Archive,
  id: ItemId,
  scans: readonly ReadyScan[],
  texts: readonly FileToKeep[],
): Promise<void> {
  const files = [
    ...scans.flatMap((scan) =>
      'kept' in scan
        ? [{ shelf: 'masters' as const, kept: scan.kept, source: scan.file.path }]
        : [],
    ),
    ...texts.map((text) => ({ shelf: 'texts' as const, ...text })),
  ]
  await pooled(files, { budget: 4, cost: () => 1 }, async ({ shelf, kept, source }) => {
    if (!(await blobs.has(id, shelf, kept))) await blobs.keep(id, shelf, kept, source)
  })
}
