import type { Box } from '../../data/model/region.js'
import { carried } from '../../images/registration/carried.js'
import { registered } from '../../images/registration/registration.js'
import { randomNumbers } from '../../test/scans.js'
import { little, type Otherwise, type Scan } from './rescan.js'

/** What became of the regions that were sought. */
export interface Tally {
  sought: number
  /** Found, and where they are: intersection over union of more than a half. */
  found: number
  /** Not found, and said so. */
  refused: number
  /** Found elsewhere. */
  wrong: number
  /** Sums and least of intersection over union of what was found. */
  overlap: number
  readonly milliseconds: number[]
}

export const noTally = (): Tally => ({ sought: 0, found: 0, refused: 0, wrong: 0, overlap: 0, milliseconds: [] }) // prettier-ignore

/** Sizes of words, lines and paragraphs, in parts of the page: least and most. */
const kinds = [
  { width: [0.03, 0.1], height: [0.012, 0.02] },
  { width: [0.35, 0.75], height: [0.014, 0.024] },
  { width: [0.4, 0.75], height: [0.06, 0.25] },
] as const

/** Whether something is written there: the regions that people cite. */
function isWritten({ data, width, channels }: Scan, box: Box): boolean {
  let [count, sum, squares] = [0, 0, 0]
  for (let y = box.y; y < box.y + box.height; y += 2)
    for (let x = box.x; x < box.x + box.width; x += 2) {
      const value = data[(y * width + x) * channels] ?? 0
      count++
      sum += value
      squares += value * value
    }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2)) > 14
}

/** Regions on a page where something is written, the same every time. */
export function someRegions(scan: Scan, count: number, seed: number): readonly Box[] {
  const random = randomNumbers(seed)
  const between = ([least, most]: readonly [number, number]) => least + random() * (most - least)
  const found: Box[] = []
  for (let tries = 0; found.length < count && tries < 40 * count; tries++) {
    const kind = kinds[tries % 3] ?? kinds[0]
    const width = Math.round(between(kind.width) * scan.width)
    const height = Math.round(between(kind.height) * scan.height)
    const x = Math.round((0.05 + random() * 0.9) * scan.width - width / 2)
    const y = Math.round((0.05 + random() * 0.9) * scan.height - height / 2)
    const box = { x, y, width, height }
    if (x >= 0 && y >= 0 && x + width <= scan.width && y + height <= scan.height && isWritten(scan, box)) found.push(box) // prettier-ignore
  }
  return found
}

interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Where a region is truly; nothing where a part of it was cut off. */
function truth({ place, width, height }: Scan, box: Box): Edges | undefined {
  const corners = [0, 1, 2, 3].map((nth) => place(box.x + (nth % 2) * box.width, box.y + Math.floor(nth / 2) * box.height)) // prettier-ignore
  const [across, down] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const edges = {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  }
  const isWhole = edges.left >= -1 && edges.top >= -1 && edges.right <= width + 1 && edges.bottom <= height + 1 // prettier-ignore
  return isWhole ? edges : undefined
}

/** Intersection over union. */
export function overlap(true_: Edges, found: Box): number {
  const across = Math.min(true_.right, found.x + found.width) - Math.max(true_.left, found.x)
  const down = Math.min(true_.bottom, found.y + found.height) - Math.max(true_.top, found.y)
  const shared = Math.max(0, across) * Math.max(0, down)
  const own = (true_.right - true_.left) * (true_.bottom - true_.top)
  return shared / (own + found.width * found.height - shared)
}

/** Seeks regions of a page on a second scan of it. */
export async function sought(
  scan: Scan,
  regions: readonly Box[],
  otherwise: Otherwise,
  tally: Tally,
): Promise<void> {
  // prettier-ignore
  const second = await otherwise(scan)
  const [one, other] = [await little(scan), await little(second)]
  const start = performance.now()
  const registration = registered(one, other)
  tally.milliseconds.push(performance.now() - start)
  for (const region of regions) {
    const edges = truth(second, region)
    if (!edges) continue
    tally.sought++
    const found = registration && carried(registration, region, [scan, second])
    if (!found?.isSure) tally.refused++
    else {
      const shared = overlap(edges, found.region)
      if (shared > 0.5) tally.found++
      else tally.wrong++
      tally.overlap += shared
    }
  }
}
