import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { Problem } from '../data/model/problem.js'
import { durableFiles } from '../data/store/durable.js'
import { greyPixels } from '../images/decode.js'
import { plan } from '../images/plan.js'
import { rasterLength, type Registration } from '../images/registration/registration.js'
import type { Extent } from '../images/sizes.js'
import type { Pyramids, ScanKey } from './pyramids.js'
import { registering, type GreyPicture } from './registering.js'
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
}

/** Raised whenever the same scans would be laid on each other otherwise. */
const registrationRecipe = 1
/** How many may wait for the one that is sought. Each takes some three seconds. */
const mostWaiting = 8
const retryAfter = 10
/** Registrations that are remembered; each takes up to 60 kB. */
const remembered = 200

/** What is needed to find them. */
export interface RegistrationWorks {
  /** The archive's. */
  readonly folder: string
  readonly pyramids: Pick<Pyramids, 'ready'>
  readonly renditions: Pick<Renditions, 'get'>
}

const nameOf = (one: ScanKey, other: ScanKey) =>
  `${[one, other].map(({ sha256, frame }) => `${sha256}-${String(frame)}`).join('-')}-${String(registrationRecipe)}.json`

/** Opens what was found before; nothing is begun. */
export function openRegistrations(works: RegistrationWorks): Registrations {
  const files = durableFiles(join(works.folder, '.incoming'))
  const known = new LRUCache<string, { readonly found: Registration | null }>({ max: remembered })
  const shared = sharedWork<Registration | null>()
  const oneByOne = inTurn()
  const path = (name: string) =>
    join(works.folder, 'derived', 'registrations', name.slice(0, 2), name)

  async function find(one: SizedScan, other: SizedScan, name: string) {
    const kept = await readKept(path(name))
    const found = kept ?? { found: await oneByOne(() => sought(works, one, other)) }
    known.set(name, found)
    // An archive that may only be read is served too: then it is found again after a restart.
    if (!kept) await files.write(path(name), JSON.stringify(found)).catch(() => undefined)
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
  }
}

async function readKept(path: string): Promise<{ found: Registration | null } | undefined> {
  try {
    const kept = JSON.parse(await readFile(path, 'utf8')) as { found?: Registration | null }
    return kept.found === undefined ? undefined : { found: kept.found }
  } catch {
    return undefined
  }
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
