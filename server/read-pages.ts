import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadPart } from '../data/import/read-part.js'
import { durableFiles } from '../data/store/durable.js'
import type { ScanKey } from './pyramids.js'

/** Pages whose text was read off the master once, so that it is not read again; derived from the masters. */
export interface ReadPages {
  /** A page as it was read; `undefined` where it was not, or where what was kept is damaged. */
  get(scan: ScanKey, how: string): Promise<ReadPart | undefined>
  /** Keeps a page, wholly or not at all. */
  put(scan: ScanKey, how: string, part: ReadPart): Promise<void>
}

/**
 * The pages that were read, in `derived/ocr`. How they were read is part of a file's name: `eng+fra-1`.
 * @param archive the archive's folder
 */
export function readPages(archive: string): ReadPages {
  const files = durableFiles(join(archive, '.incoming'))
  const path = ({ sha256, frame }: ScanKey, how: string) =>
    join(archive, 'derived', 'ocr', `${sha256}-${String(frame)}-${how}.json`)
  return {
    get: async (scan, how) => {
      const text = await readFile(path(scan, how), 'utf8').catch(() => '')
      return partIn(text)
    },
    put: (scan, how, part) => {
      const document = { sha256: digest(part), part }
      return files.write(path(scan, how), JSON.stringify(document))
    },
  }
}

function partIn(text: string): ReadPart | undefined {
  try {
    const { sha256, part } = JSON.parse(text) as { sha256?: unknown; part: ReadPart }
    return sha256 === digest(part) ? part : undefined
  } catch {
    return undefined
  }
}

const digest = (part: ReadPart) => createHash('sha256').update(JSON.stringify(part)).digest('hex')
