import type { ItemId } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'
import { catchUp } from '../search-index.js'
import type { Watch } from './progress.js'
import { sourceLimits } from './scans.js'

/** Makes again what is derived from the records and the masters: the pyramids that are missing, the lists, and the index of words. */
export async function rebuild(
  archive: Archive,
  items: readonly ItemId[],
  watch: Watch,
): Promise<void> {
  await archive.listing.catchUp()
  await archive.harvest.catchUp()
  await catchUp(archive, watch.signal)
  const wanted = items.length > 0 ? items : await all(archive)
  for (const id of wanted) {
    const kept = await archive.catalogue.item(id)
    if (!kept) throw new Problem('not-found', `There is no item ${id} in this archive.`)
    watch.tell({ kind: 'ahead', pages: kept.record.pages.length })
    for (const page of kept.record.pages) {
      watch.signal.throwIfAborted()
      watch.tell({ kind: 'page', made: await remade(archive, id, page, watch) })
    }
    // What was cited on them is sought on the new ones.
    for (const scan of kept.record.former ?? []) await remade(archive, id, scan, watch)
  }
}

/** Makes a page's pyramid where it is missing; whether it was. */
async function remade(
  archive: Archive,
  id: ItemId,
  { image }: Pick<Page, 'image'>,
  { tell, signal }: Watch,
): Promise<boolean> {
  const { master, frame } = image
  const key = { sha256: master.sha256, frame }
  if (await archive.pyramids.ready(key)) return false
  const source = { path: archive.blobs.path(id, 'masters', master), name: master.name }
  try {
    await archive.pyramids.make(key, source, sourceLimits(archive.settings), signal)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    tell({
      kind: 'finding',
      finding: { level: 'error', where: `${id}, ${master.name}`, what: error.message },
    })
  }
  return true
}

async function all({ catalogue }: Archive): Promise<ItemId[]> {
  const ids: ItemId[] = []
  for await (const id of catalogue.everyItem()) if (await catalogue.item(id)) ids.push(id)
  return ids.sort()
}
