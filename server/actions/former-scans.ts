import type { FormerScan, Item, Page } from '../../data/model/item.js'
import type { PageImage } from '../../data/model/page-image.js'

/** Scans remembered of an item; each takes some 1,600 characters of its record. Those beyond, the oldest, stay on the shelf and are forgotten. */
const most = 500

const isSameScan = (one: PageImage, other: PageImage) =>
  one.master.sha256 === other.master.sha256 && one.frame === other.frame

/** Pages that an item had and has no more, with the last scan of each. */
export function leftOut(item: Item | undefined): readonly Page[] {
  const gone = new Map((item?.former ?? []).map(({ page, image }) => [page, { id: page, image }]))
  for (const { id } of item?.pages ?? []) gone.delete(id)
  return [...gone.values()]
}

/**
 * Scans that the pages of an item had, after a new delivery: those known before, and those that it replaces or leaves out.
 * @param now ISO 8601
 */
export function formerScans(
  before: Item | undefined,
  pages: readonly Page[],
  now: string,
): readonly FormerScan[] {
  const current = new Map(pages.map(({ id, image }) => [id, image]))
  const isPast = ({ page, image }: Pick<FormerScan, 'page' | 'image'>) => {
    const shown = current.get(page)
    return !shown || !isSameScan(shown, image)
  }
  const replaced = (before?.pages ?? []).map(({ id, image }) => ({ page: id, image, until: now }))
  const isReplaced = ({ page, image }: FormerScan) =>
    replaced.some((one) => one.page === page && isSameScan(one.image, image))
  // A scan that was put back for a while is past again since now.
  const known = (before?.former ?? []).filter((one) => !isReplaced(one))
  return [...known, ...replaced].filter(isPast).slice(-most)
}
