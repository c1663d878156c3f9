import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { Problem } from '../data/model/problem.js'
import { greyPixels } from '../images/decode.js'
import { plan } from '../images/plan.js'
import { rasterLength, type Registration } from '../images/registration/registration.js'
import type { Extent } from '../images/sizes.js'
import type { Log } from './log.js'
import type { Pyramids, ScanKey } from './pyramids.js'
import { registering, type GreyPicture } from './registering.js'
import { openRenditionCache, type RenditionCache } from './rendition-cache.js'
import type { Renditions } from './renditions.js'
import { sharedWork } from './shared-work.js'

/** A scan and its size in pixels. */
export type SizedScan = ScanKey & Extent

/** How scans lie on those that replaced them; derived from the masters, each found once. */
export interface Registrations {
  /**
   * How the first lies on the second; `null` where they are not of one page, or cannot be told to be, and where the pyramid of one of them is
   * not there. Throws the `busy` problem where too many are sought already, and what making the pictures throws.
   */
  of(one: SizedScan, other: SizedScan): Promise<Registration | null>
  /** Lets go of the folder in which they are kept. */
  close(): Promise<void>
}

/** Raised whenever the same scans would be laid on each other otherwise. */
const registrationRecipe = 1
/** How many may wait for the one that is sought. Each takes some three seconds. */
const mostWaiting = 8
const retryAfter = 10
/** Registrations that are remembered; each takes up to 60 kB. */
const remembered = 200
/** Bytes of the disk for those that are kept, some 2,000; the ones that were not of use for longest go first. */
const bound = 120e6

/** What is needed to find them. */
export interface RegistrationWorks {
  /** The archive's. */
  readonly folder: string
  readonly pyramids: Pick<Pyramids, 'ready'>
  readonly renditions: Pick<Renditions, 'get'>
  readonly log: Pick<Log, 'warn'>
}

function nameOf(one: ScanKey, other: ScanKey): string {
  const both = [one, other].map(({ sha256, frame }) => [sha256, frame])
  const key = JSON.stringify([registrationRecipe, ...both])
  return `${createHash('sha256').update(key).digest('hex')}.json`
}

/** Opens what was found before; nothing is begun. */
export function openRegistrations(works: RegistrationWorks): Registrations {
  const folder = join(works.folder, 'derived', 'cache', 'registrations')
  const files = openRenditionCache({ folder, bound, log: works.log })
  const known = new LRUCache<string, { readonly found: Registration | null }>({ max: remembered })
  const shared = sharedWork<Registration | null>()
  const oneByOne = inTurn()

  async function find(one: SizedScan, other: SizedScan, name: string) {
    const kept = await readKept(files, name)
    const found = kept ?? { found: await oneByOne(() => sought(works, one, other)) }
    known.set(name, found)
    if (!kept) await files.put(name, new TextEncoder().encode(JSON.stringify(found)))
    return { result: found.found, after: Promise.resolve() }
  }

  return {
    of: async (one, other) => {
      const name = nameOf(one, other)
      const found = known.get(name)
      if (found) return found.found
      if (!(await works.pyramids.ready(one)) || !(await works.pyramids.ready(other))) return null
      return shared.join(name, () => find(one, other, name))
    },
    close: () => files.close(),
  }
}

async function readKept(
  files: Pick<RenditionCache, 'get'>,
  name: string,
): Promise<{ readonly found: Registration | null } | undefined> {
  const bytes = await files.get(name)
  if (!bytes) return undefined
  // What is sealed was written here, whole.
  return JSON.parse(new TextDecoder().decode(bytes)) as { found: Registration | null }
}

async function sought({ renditions }: RegistrationWorks, one: SizedScan, other: SizedScan) {
  return registering(await littleOf(renditions, one), await littleOf(renditions, other))
}

/** A scan in little, in grey. */
async function littleOf(
  renditions: Pick<Renditions, 'get'>,
  scan: SizedScan,
): Promise<GreyPicture> {
  const picture = plan(scan, {
    version: 3,
    region: { kind: 'full' },
    size: { kind: 'within', width: rasterLength, height: rasterLength, enlarge: true },
    rotation: { mirror: false, degrees: 0 },
    quality: 'gray',
    format: 'jpg',
  })
  return greyPixels(await renditions.get(scan, picture))
}

/** Runs one after the other, a bounded number of them. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting > mostWaiting)
      throw new Problem(
        'busy',
        `Too many citations are being found on new scans at the moment; ask again in ${String(retryAfter)} seconds.`,
        { retryAfter },
      )
    waiting++
    const result = last.then(work).finally(() => waiting--)
    last = result.catch(() => undefined)
    return result
  }
}
