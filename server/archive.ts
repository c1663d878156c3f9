import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { LRUCache } from 'lru-cache'
import { parse } from 'yaml'
import { addressesFrom, type Addresses } from '../data/model/addresses.js'
import type { Standing } from '../data/model/citation.js'
import { Problem } from '../data/model/problem.js'
import type { Blobs } from '../data/store/blobs.js'
import { openFolderBlobs } from '../data/store/blobs-folder.js'
import type { Catalogue } from '../data/store/catalogue.js'
import { openLowdbCatalogue } from '../data/store/catalogue-lowdb.js'
import type { Citations } from '../data/store/citations.js'
import { openLowdbCitations } from '../data/store/citations-lowdb.js'
import type { Harvest } from '../data/store/harvest.js'
import { openSqliteHarvest } from '../data/store/harvest-sqlite.js'
import type { Listing } from '../data/store/listing.js'
import { openSqliteListing } from '../data/store/listing-sqlite.js'
import type { SearchIndex } from '../data/store/search.js'
import { openSqliteSearch } from '../data/store/search-sqlite.js'
import { citationsInAMinute, pace, type Pace } from './pace.js'
import { takeLock } from '../data/store/lock.js'
import { openPyramids, pyramidRecipe, type Pyramids } from './pyramids.js'
import { openRegistrations, type Registrations } from './registrations.js'
import { openRenditionCache } from './rendition-cache.js'
import { madeFrom, openRenditions, type Renditions } from './renditions.js'
import { atOnce, workQueue } from './work-queue.js'
import { openAllowances, type Allowances } from './allowance/allowances.js'
import { openAssets, type Assets } from './assets.js'
import { createLog, type Log } from './log.js'
import { openLook, type Look } from './look.js'
import type { Settings } from './settings.js'
import { textReading, type TextReading } from './texts.js'

/** Everything a handler or an action may reach, and nothing else. Opened once, at start. */
export interface Archive {
  /** Absolute path of the archive folder. */
  readonly folder: string
  readonly settings: Settings
  readonly addresses: Addresses
  readonly catalogue: Catalogue
  readonly blobs: Blobs
  readonly listing: Listing
  readonly search: SearchIndex
  readonly harvest: Harvest
  readonly pyramids: Pyramids
  readonly renditions: Renditions
  readonly texts: TextReading
  readonly assets: Assets
  readonly look: Look
  readonly log: Log
  readonly citations: Citations
  /** How many citations may still be minted. */
  readonly minting: Pace
  readonly registrations: Registrations
  /** How much work each client may still ask for. */
  readonly allowances: Allowances
  /** Where citations stand, by their id and the revision of their item: what was found out lately. */
  readonly standings: Pick<LRUCache<string, Standing>, 'get' | 'set'>
  readonly close: () => Promise<void>
}

/** Each takes some hundred bytes, and as many as the cited words. */
/** Where citations stand, as many as 32 MB hold: long words and their boxes take more. */
const openStandings = () =>
  new LRUCache<string, Standing>({
    max: 2000,
    maxSize: 32_000_000,
    sizeCalculation: (standing) => {
      if (standing.state === 'withdrawn' || standing.state === 'lost') return 500
      const words = standing.state === 'found' ? (standing.words ?? '').length : 0
      return 500 + 4 * words + 100 * (standing.boxes ?? []).length
    },
  })

/** What `fonds.yaml` holds; empty where there is none. Throws the `setting` problem when it cannot be read. */
export async function settingsFile(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const path = join(folder, 'fonds.yaml')
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return ''
    if (code === 'ENOTDIR')
      throw new Problem(
        'setting',
        `The archive folder ${folder} cannot be used: it is a file. Choose another with --archive.`,
      )
    throw new Problem('setting', `${path} cannot be read: ${(error as Error).message}`)
  })
  try {
    const read: unknown = parse(text)
    if (read === null || read === undefined) return {}
    if (typeof read === 'object' && !Array.isArray(read)) return read as Record<string, unknown>
  } catch (error) {
    throw new Problem('setting', `${path} is not well-formed YAML: ${(error as Error).message}`)
  }
  throw new Problem('setting', `${path} must hold settings, one on a line: title: My archive`)
}

/** Opens an archive to read it; throws the `setting` problem when there is none. */
export async function openArchive(
  settings: Settings,
  port = settings.port,
  log = createLog(settings['log-level']),
): Promise<Archive> {
  const folder = resolve(settings.archive)
  await mustBeThere(folder)
  const look = await openLook(folder, settings, log)
  const catalogue = openLowdbCatalogue(folder)
  const blobs = openFolderBlobs(folder)
  const listing = openedListing(folder, catalogue)
  const search = openSqliteSearch(join(folder, 'derived', 'search.sqlite'))
  const harvest = openSqliteHarvest(join(folder, 'derived', 'harvest.sqlite'), catalogue)
  const { pyramids, renditions } = openPictures(folder, settings, log)
  const registrations = openRegistrations({ folder, pyramids, renditions, log })
  return {
    folder,
    settings,
    addresses: addressesFrom(settings['base-url'] ?? `http://localhost:${String(port)}/`),
    catalogue,
    blobs,
    listing,
    search,
    harvest,
    pyramids,
    renditions,
    texts: textReading(blobs),
    assets: await openAssets(),
    look,
    log,
    citations: openLowdbCitations(folder),
    // Workers share what one process would take on.
    minting: pace(Math.max(1, Math.floor(citationsInAMinute / (settings.workers ?? 1)))),
    registrations,
    standings: openStandings(),
    allowances: openAllowances(settings['client-work']),
    close: async () => {
      await registrations.close()
      await renditions.close()
      pyramids.close()
      listing.close()
      search.close()
      harvest.close()
      await catalogue.close()
    },
  }
}

/** What pictures are made from, and with. */
function openPictures(folder: string, settings: Settings, log: Log) {
  const workers = settings.workers ?? 1
  const pyramids = openPyramids(
    join(folder, 'derived', 'pyramids'),
    join(folder, '.incoming'),
    (settings['decoded-cache'] * 1e6) / workers,
  )
  const renditions = openRenditions({
    cache: openRenditionCache({
      folder: join(folder, 'derived', 'cache', 'images'),
      bound: settings['image-cache'] * 1e6,
      log,
    }),
    // Workers share what one process would take on.
    queue: workQueue({ ...atOnce, bytes: atOnce.bytes / workers }),
    pyramidRecipe,
    make: madeFrom(pyramids),
  })
  return { pyramids, renditions }
}

/** A folder of something else must not become an archive because somebody looked at it; an empty one may. */
async function mustBeThere(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => [])
  if (names.length === 0) await prepare(folder)
  else if (!['fonds.yaml', 'items', 'changes', 'writer.lock'].some((name) => names.includes(name)))
    throw new Problem(
      'setting',
      `${folder} is no archive of Fonds: it holds other things. Correct --archive.`,
    )
}

function openedListing(folder: string, catalogue: Catalogue): Listing {
  try {
    return openSqliteListing(join(folder, 'derived', 'listing.sqlite'), catalogue)
  } catch (error) {
    throw new Problem(
      'setting',
      `The lists in ${join(folder, 'derived')} cannot be opened (${(error as Error).message}). That folder must be writable, even to read the archive.`,
      { cause: error },
    )
  }
}

/** Makes an archive where there is none yet. */
export async function makeArchive({ archive }: Settings): Promise<void> {
  await prepare(resolve(archive))
}

/** Opens an archive to write to it: takes its lock, and finishes what a crash interrupted. */
export async function openArchiveToWrite(
  settings: Settings,
): Promise<Archive & { readonly takenOverFrom?: string }> {
  const folder = resolve(settings.archive)
  await prepare(folder)
  const lock = await takeLock(join(folder, 'writer.lock'))
  try {
    await openLowdbCatalogue(folder).recover()
    const archive = await openArchive(settings)
    const close = async () => {
      await archive.close()
      await lock.release()
    }
    return {
      ...archive,
      close,
      ...(lock.takenOverFrom !== undefined && { takenOverFrom: lock.takenOverFrom }),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const firstSettings = `# Settings of this archive; fonds settings lists them all.
# title: Archive of the Harbour and Rivers Board
# base-url: https://archive.example.org/
# languages: [en, fr]
# provider-name: Harbour and Rivers Board
`

async function prepare(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'fonds.yaml'), firstSettings, { flag: 'wx' })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    // A folder that may only be read can still be served, if it is an archive already.
    throw new Problem(
      'setting',
      `The archive folder ${folder} cannot be written to: ${message}. Choose another with --archive.`,
    )
  }
}
