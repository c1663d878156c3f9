import type { Citation } from '../../data/model/citation.js'
import type { Item, Page } from '../../data/model/item.js'
import type { Box } from '../../data/model/region.js'
import { likeness, surelySame } from '../../images/likeness.js'
import { carried } from '../../images/registration/carried.js'
import { clearly } from '../../images/rescans.js'
import type { Archive } from '../archive.js'

/** Whether a page shows the very scan that was cited. */
export function showsCitedScan({ image }: Page, { scan }: Citation): boolean {
  return image.master.sha256 === scan.sha256 && image.frame === scan.frame
}

/** Where what was cited is on the scan of a page, as the pixels tell. */
export interface ScanNow {
  /** Absent where all of the page was cited. */
  readonly region?: Box
}

/** The cited region on a page's scan, which is another by now; nothing where it is not sure that it is there. */
export async function onScan(
  { registrations }: Pick<Archive, 'registrations'>,
  { image }: Page,
  { scan, region }: Citation,
): Promise<ScanNow | undefined> {
  const { width, height } = image
  const found = await registrations.of(scan, {
    sha256: image.master.sha256,
    frame: image.frame,
    width,
    height,
  })
  if (!found) return undefined
  if (!region) return {}
  const there = carried(found, region, [scan, { width, height }])
  return there?.isSure ? { region: there.region } : undefined
}

/** The page whose scan is the cited one, or looks like it as no other does. */
export function pageThatLooksLike({ pages }: Item, citation: Citation): Page | undefined {
  const same = pages.find((page) => showsCitedScan(page, citation))
  if (same) return same
  const [first, second] = pages
    .map((page) => ({ page, like: likeness(citation.scan.likeness, page.image.likeness) }))
    .sort((one, other) => other.like - one.like)
  if (!first || first.like < surelySame) return undefined
  return second && second.like > first.like - clearly ? undefined : first.page
}
