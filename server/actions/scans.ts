import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { FoundFile } from '../../data/import/folder.js'
import { sha256, type Sha256 } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import type { KeptFile, PageImage } from '../../data/model/page-image.js'
import { Problem } from '../../data/model/problem.js'
import { inspect, type Frame } from '../../images/inspect.js'
import type { SourceLimits } from '../../images/source-limits.js'
import type { Archive } from '../archive.js'
import type { Settings } from '../settings.js'
import { pooled } from './pool.js'
import type { Watch } from './progress.js'

/** A scan made ready: its images, one for each page in the file, or why it was refused. */
export type ReadyScan =
  | { readonly file: FoundFile; readonly kept: KeptFile; readonly images: readonly PageImage[] }
  | Refused

interface Refused {
  readonly file: FoundFile
  readonly refused: string
}

/** Pixels that are made into pyramids side by side; a larger image is made alone. */
const pixelsAtOnce = 40_000_000

/** How large a scan may be, by the settings. */
export function sourceLimits(settings: Pick<Settings, 'max-pixels' | 'max-memory'>): SourceLimits {
  return { maxPixels: settings['max-pixels'], maxHeldBytes: settings['max-memory'] * 1e6 }
}

/** The SHA-256 of a file on disk, read as a stream. */
export async function fileSha256(path: string): Promise<Sha256> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  const digest = sha256(hash.digest('hex'))
  if (digest === undefined) throw new Error('SHA-256 gave no digest')
  return digest
}

/**
 * Makes the pyramids of scans, where they are not made already, and tells of each page done.
 * @param before pages of the item as they were published: what is known of the same bytes is not found out again
 */
export async function readyScans(
  archive: Archive,
  files: readonly FoundFile[],
  before: readonly Page[],
  watch: Watch,
): Promise<ReadyScan[]> {
  const looked = await pooled(files, { budget: 4, cost: () => 1 }, (file) =>
    lookedAt(archive, file, before, watch),
  )
  return pooled(
    looked,
    { budget: 1, cost: share(sourceLimits(archive.settings)) },
    async (scan): Promise<ReadyScan> => {
      if ('refused' in scan) return scan
      const images: PageImage[] = []
      try {
        for (const frame of scan.frames) images.push(await madeReady(archive, scan, frame, watch))
        return { file: scan.file, kept: scan.kept, images }
      } catch (error) {
        return refusal(scan.file, error, watch)
      }
    },
  )
}

interface Looked {
  readonly file: FoundFile
  readonly kept: KeptFile
  readonly frames: readonly (Pick<Frame, 'frame' | 'width' | 'height'> & {
    readonly held?: number
  })[]
}

/** What a scan takes of all that is worked on side by side: of the pixels, or of the memory, whichever is the larger share. */
function share({ maxHeldBytes }: SourceLimits): (scan: Looked | Refused) => number {
  return (scan) => {
    if ('refused' in scan) return 0
    const of = ({ width, height, held = 0 }: (typeof scan.frames)[number]) =>
      Math.max((width * height) / pixelsAtOnce, held / maxHeldBytes)
    return scan.frames.reduce((most, frame) => Math.max(most, of(frame)), 0)
  }
}

async function lookedAt(
  { settings }: Archive,
  file: FoundFile,
  before: readonly Page[],
  watch: Watch,
): Promise<Looked | Refused> {
  watch.signal.throwIfAborted()
  try {
    const digest = await fileSha256(file.path)
    const mediaType = file.is.what === 'scan' ? file.is.mediaType : 'application/octet-stream'
    const kept = { sha256: digest, name: file.name, bytes: file.bytes, mediaType }
    const known = before
      .filter(({ image }) => image.master.sha256 === digest)
      .map(({ image }) => image)
    const frames =
      known.length > 0
        ? known
        : await inspect(file.path, {
            name: file.name,
            limits: sourceLimits(settings),
            signal: watch.signal,
          })
    // Pages that are one file were counted as one so far.
    if (frames.length > 1) watch.tell({ kind: 'ahead', pages: frames.length - 1 })
    return { file, kept, frames }
  } catch (error) {
    return refusal(file, error, watch)
  }
}

async function madeReady(
  { pyramids, settings }: Archive,
  { file, kept }: Looked,
  { frame }: Pick<Frame, 'frame'>,
  { signal, tell }: Watch,
): Promise<PageImage> {
  signal.throwIfAborted()
  const key = { sha256: kept.sha256, frame }
  const ready = await pyramids.ready(key)
  const made = ready
    ? undefined
    : await pyramids.make(key, { path: file.path, name: file.name }, sourceLimits(settings), signal)
  for (const what of made?.warnings ?? [])
    tell({ kind: 'finding', finding: { level: 'warning', where: file.path, what } })
  const { width, height, likeness } = made ?? ready ?? unmade()
  tell({ kind: 'page', made: !ready })
  return { master: kept, frame, width, height, likeness }
}

function unmade(): never {
  throw new Error('A pyramid was neither ready nor made.')
}

/** What is wrong with a scan is told and kept from nothing else; what is wrong with us or the disk ends the action. */
function refusal(file: FoundFile, error: unknown, { tell }: Watch): Refused {
  const what = whyRefused(file, error)
  if (what === undefined) throw error
  tell({ kind: 'finding', finding: { level: 'error', where: file.path, what } })
  tell({ kind: 'page', made: false })
  return { file, refused: what }
}

function whyRefused({ name, path }: FoundFile, error: unknown): string | undefined {
  if (error instanceof Problem) return error.code === 'refused' ? error.message : undefined
  const { code, path: failed } = error as NodeJS.ErrnoException
  if (failed !== path) return undefined
  if (code === 'EACCES' || code === 'EPERM') return `${name} may not be read by this user.`
  if (code === 'ENOENT') return `${name} was there a moment ago, and is gone.`
  return code === 'EIO' ? `${name} cannot be read from its disk.` : undefined
}
