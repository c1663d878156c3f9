import type { ItemId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { Archive } from '../archive.js'
import { onScan, showsCitedScan } from '../citing/scan-now.js'
import type { Watch } from './progress.js'

/** So many scans are looked at in one go, at some three seconds each; what is cited on others is found when somebody asks for it. */
const most = 100

/** Whether a page that an item had has another scan now. */
export function isRescanned(before: Kept<Item> | undefined, { pages }: Item): boolean {
  const scans = new Map(pages.map(({ id, image }) => [id, image]))
  return (before?.record.pages ?? []).some(({ id, image }) => {
    const now = scans.get(id)
    return now && (now.master.sha256 !== image.master.sha256 || now.frame !== image.frame)
  })
}

/**
 * Finds what is cited of items on the scans that replaced the cited ones, so that the first reader who looks a citation up need not wait.
 * @param rescanned items some of whose pages have new scans
 */
export async function findCitations(
  archive: Pick<Archive, 'catalogue' | 'citations' | 'registrations'>,
  rescanned: ReadonlySet<ItemId>,
  { tell, signal }: Watch,
): Promise<void> {
  if (rescanned.size === 0) return
  const scans = new Set<string>()
  for await (const one of archive.citations.every()) {
    signal.throwIfAborted()
    if (scans.size >= most) return
    const found = 'id' in one ? await citedScan(archive, one.id, rescanned) : undefined
    if (!found) continue
    if (scans.size === 0) tell({ kind: 'say', what: 'Finding what was cited on the new scans.' })
    scans.add(`${found.citation.scan.sha256} ${found.page.id}`)
    await orLater(onScan(archive, found.page, found.citation))
  }
}

/** A citation of one of the items whose page has another scan now; nothing for any other. */
async function citedScan(
  { catalogue, citations }: Pick<Archive, 'catalogue' | 'citations'>,
  id: Parameters<Archive['citations']['get']>[0],
  rescanned: ReadonlySet<ItemId>,
) {
  const citation = await orLater(citations.get(id))
  if (!citation || !rescanned.has(citation.item)) return undefined
  const kept = await catalogue.item(citation.item)
  const page = kept?.record.pages.find((one) => one.id === citation.page)
  return page && !showsCitedScan(page, citation) ? { citation, page } : undefined
}

/** What cannot be read now is told to who asks for it, and by `fonds doctor`; it is no reason not to publish. */
async function orLater<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}
