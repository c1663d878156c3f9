import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha256 } from '../data/model/ids.js'
import { Problem } from '../data/model/problem.js'
import { durableFiles } from '../data/store/durable.js'
import type { Cutout } from '../images/cutout.js'
import type { Plan } from '../images/plan.js'
import { makePyramid } from '../images/pyramid.js'
import type { ReadyPart } from '../images/ready.js'
import type { SourceLimits } from '../images/source-limits.js'
import { readyJpeg } from '../images/tile.js'
import { decodedTiles } from './decoded-tiles.js'
import { fileRanges, openPyramidCache, type OpenPyramid } from './open-pyramids.js'

/** Which scan: the SHA-256 of its master, and which image of it. */
export interface ScanKey {
  readonly sha256: Sha256
  readonly frame: number
}

/** What was learned while a pyramid was made. */
export interface Measured {
  readonly width: number
  readonly height: number
  readonly likeness: string
}

/** Raised when pyramids are made otherwise; older ones are then made again by `fonds rebuild`. */
export const pyramidRecipe = 2

/** How many pyramids stay open, and what the tables of where their tiles lie may take, in bytes. */
const mostOpen = { files: 256, bytes: 32_000_000 }

/** Pyramids of all scans, derived from the masters; the same bytes share one, whatever items they are in. */
export interface Pyramids {
  /** Where a scan's pyramid lies, whether it is there or not. */
  path(scan: ScanKey): string
  /** What it measures, where it is there whole. */
  ready(scan: ScanKey): Promise<Measured | undefined>
  /** Makes it, and notes beside it what it measures; throws the `refused` problem over what is no good image. */
  make(
    scan: ScanKey,
    source: { readonly path: string; readonly name: string },
    limits: SourceLimits,
    signal?: AbortSignal,
  ): Promise<Measured & { readonly warnings: readonly string[] }>
  /** A picture that lies encoded in it, as a JPEG; throws the `unreadable` problem. */
  part(scan: ScanKey, part: ReadyPart): Promise<Buffer | undefined>
  /** What a plan reads; throws the `unreadable` problem. */
  cutout(scan: ScanKey, plan: Plan): Promise<Cutout>
  /** Whether it is in grey or in colour; throws the `unreadable` problem. */
  channels(scan: ScanKey): Promise<1 | 3>
  close(): void
}

function unreadable(cause: unknown): Problem {
  return new Problem(
    'unreadable',
    'The tiles of this image cannot be read; rebuilding the item makes them again.',
    { cause },
  )
}

/**
 * @param incoming the folder to write aside in
 * @param decoded how much memory decoded tiles may take, in bytes
 */
export function openPyramids(folder: string, incoming: string, decoded = 0): Pyramids {
  const files = durableFiles(incoming)
  const path = ({ sha256, frame }: ScanKey) =>
    join(folder, sha256.slice(0, 2), `${sha256}-${String(frame)}-${String(pyramidRecipe)}.tif`)
  const notes = (scan: ScanKey) => path(scan).replace(/tif$/, 'json')
  const open = openPyramidCache(fileRanges, mostOpen)
  const tiles = decodedTiles(decoded)
  const use = async <Result>(scan: ScanKey, work: (pyramid: OpenPyramid) => Promise<Result>) =>
    open.use(path(scan), work).catch((error: unknown) => {
      throw unreadable(error)
    })
  return {
    path,
    ready: async (scan) => {
      const [note, pyramid] = await Promise.all([
        readFile(notes(scan), 'utf8').catch(() => undefined),
        stat(path(scan)).catch(() => undefined),
      ])
      return note !== undefined && pyramid ? (JSON.parse(note) as Measured) : undefined
    },
    make: async (scan, { path: source, name }, limits, signal) => {
      const made = await files.make(path(scan), (target) =>
        makePyramid({ source, name, frame: scan.frame, target, limits, ...(signal && { signal }) }),
      )
      const { width, height, likeness, warnings } = made
      await files.write(notes(scan), JSON.stringify({ width, height, likeness }))
      return { width, height, likeness, warnings }
    },
    part: (scan, part) => use(scan, (pyramid) => readyJpeg(pyramid.read, pyramid, part)),
    cutout: (scan, plan) => use(scan, (pyramid) => tiles.cutout(path(scan), pyramid, plan)),
    channels: (scan) => use(scan, ({ channels }) => Promise.resolve(channels)),
    close: () => {
      open.close()
    },
  }
}
