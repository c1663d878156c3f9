import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sha256 } from '../data/model/ids.js'
import { durableFiles } from '../data/store/durable.js'
import { makePyramid } from '../images/pyramid.js'
import { defaultSourceLimits } from '../images/source-limits.js'

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
const recipe = 1

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
    limits: { readonly maxPixels: number },
  ): Promise<Measured & { readonly warnings: readonly string[] }>
}

/** @param incoming the folder to write aside in */
export function openPyramids(folder: string, incoming: string): Pyramids {
  const files = durableFiles(incoming)
  const path = ({ sha256, frame }: ScanKey) =>
    join(folder, sha256.slice(0, 2), `${sha256}-${String(frame)}-${String(recipe)}.tif`)
  const notes = (scan: ScanKey) => path(scan).replace(/tif$/, 'json')
  return {
    path,
    ready: async (scan) => {
      const [note, pyramid] = await Promise.all([
        readFile(notes(scan), 'utf8').catch(() => undefined),
        stat(path(scan)).catch(() => undefined),
      ])
      return note !== undefined && pyramid ? (JSON.parse(note) as Measured) : undefined
    },
    make: async (scan, { path: source, name }, { maxPixels }) => {
      const limits = { ...defaultSourceLimits, maxPixels }
      const made = await files.make(path(scan), (target) =>
        makePyramid({ source, name, frame: scan.frame, target, limits }),
      )
      const { width, height, likeness, warnings } = made
      await files.write(notes(scan), JSON.stringify({ width, height, likeness }))
      return { width, height, likeness, warnings }
    },
  }
}
