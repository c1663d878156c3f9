import { createHash } from 'node:crypto'
import { cost, type Cost } from '../images/cost.js'
import type { Plan } from '../images/plan.js'
import { render } from '../images/render.js'
import type { Pyramids, ScanKey } from './pyramids.js'
import type { RenditionCache } from './rendition-cache.js'
import { sharedWork } from './shared-work.js'
import type { WorkQueue } from './work-queue.js'

/** Raised whenever the same plan gives other bytes than before, so that no older ones are served: with the renderer, or with sharp. */
const renderRecipe = 1

/** All pictures that are not tiles kept ready. */
export interface Renditions {
  /** Says what the picture of a plan is, and changes with it: `<64 hexadecimal digits>.jpg`. */
  name(scan: ScanKey, plan: Plan): string
  /**
   * The picture of a plan: from the disk, or made now. All who ask for the same at the same time share the work, which stops
   * when the last of them has gone. `begun` hears what it is expected to take where it is begun for this asker. Throws the `busy` problem, the signal's reason where the asker goes, and what making it throws.
   */
  get(
    scan: ScanKey,
    plan: Plan,
    signal?: AbortSignal,
    begun?: (expected: Cost) => void,
  ): Promise<Uint8Array>
  close(): Promise<void>
}

/** What renditions are made with. */
export interface RenditionWorks {
  readonly cache: RenditionCache
  readonly queue: WorkQueue
  /** Of the pyramids that the pictures are cut from. */
  readonly pyramidRecipe: number
  /** Makes the bytes; stops between its steps where it can when the signal is aborted. */
  readonly make: (scan: ScanKey, plan: Plan, signal: AbortSignal) => Promise<Uint8Array>
}

/** Makes pictures from pyramids: the one place where that is done. */
export function madeFrom(pyramids: Pyramids): RenditionWorks['make'] {
  return async (scan, plan, signal) => {
    const cutout = await pyramids.cutout(scan, plan)
    try {
      signal.throwIfAborted()
      return await render(cutout, plan)
    } finally {
      cutout.done?.()
    }
  }
}

/**
 * What a picture is called: everything that its bytes depend on, so that it can never be stale. Version and spelling of
 * the request are no part of it. Pixels an inch are not either: they follow from the scan and the region.
 */
export function renditionName(
  { sha256, frame }: ScanKey,
  { region, level, crop, size, mirror, degrees, quality, format }: Plan,
  pyramidRecipe: number,
): string {
  const box = ({ x, y, width, height }: Plan['region']) => [x, y, width, height]
  const parts = [
    [renderRecipe, pyramidRecipe, sha256, frame],
    [box(region), level, box(crop), size.width, size.height],
    // Colour is what is given by default, grey where that is all there is.
    [mirror, degrees, quality === 'color' ? 'default' : quality, format],
  ]
  const key = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return `${key}.${format}`
}

/** Joins the cache on disk, the queue, and what makes the bytes. */
export function openRenditions({ cache, queue, pyramidRecipe, make }: RenditionWorks): Renditions {
  const shared = sharedWork<Uint8Array>()
  return {
    name: (scan, plan) => renditionName(scan, plan, pyramidRecipe),
    get: async (scan, plan, signal, begun) => {
      const name = renditionName(scan, plan, pyramidRecipe)
      const begin = async (stop: AbortSignal) => {
        const kept = await cache.get(name)
        if (kept) return { result: kept, after: Promise.resolve() }
        const expected = cost(plan)
        const work = () => {
          begun?.(expected)
          return make(scan, plan, stop)
        }
        const bytes = await queue.run(expected, work, stop)
        // Answered first, then written; also where all askers have gone meanwhile, for the work was done.
        return { result: bytes, after: cache.put(name, bytes) }
      }
      return shared.join(name, begin, signal)
    },
    close: () => cache.close(),
  }
}
