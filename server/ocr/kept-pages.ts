import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadPart } from '../../data/import/read-part.js'
import { durableFiles } from '../../data/store/durable.js'
import type { ScanKey } from '../pyramids.js'

/** Raised when pages are read otherwise than before: from another picture, or with another version of Tesseract. */
export const ocrRecipe = 1

/** Pages that were read once, so that they are not read again; derived from the masters. */
export interface KeptPages {
  /** A page as it was read in these languages; `undefined` where it was not, or where what was kept is damaged. */
  get(scan: ScanKey, languages: readonly string[]): Promise<ReadPart | undefined>
  /** Keeps a page, wholly or not at all. */
  put(scan: ScanKey, languages: readonly string[], part: ReadPart): Promise<void>
}

/** @param archive the archive's folder */
export function keptPages(archive: string): KeptPages {
  const files = durableFiles(join(archive, '.incoming'))
  const path = ({ sha256, frame }: ScanKey, languages: readonly string[]) =>
    join(
      archive,
      'derived',
      'ocr',
      `${sha256}-${String(frame)}-${languages.join('+')}-${String(ocrRecipe)}.json`,
    )
  return {
    get: async (scan, languages) => {
      const text = await readFile(path(scan, languages), 'utf8').catch(() => '')
      return partIn(text)
    },
    put: (scan, languages, part) => {
      const document = { sha256: digest(part), part }
      return files.write(path(scan, languages), JSON.stringify(document))
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
