import { availableParallelism } from 'node:os'
import { damaged, languageData, languageFiles } from './language-data.js'
import type { PageReader } from './page-reader.js'
import { startThread } from './thread.js'
import { ThreadedReader } from './threaded-reader.js'

/** How a reader is opened. */
export interface ReaderOptions {
  /** Bytes of memory that threads may take together; one there is in any case. */
  readonly memory: number
  /** The setting `ocr-data`. */
  readonly folder?: string
  /** Milliseconds that a picture may take. */
  readonly patience?: number
}

/**
 * Bytes that a thread takes at the most, besides the language data. Measured with English: 75 MB when it starts, 130 MB after a typescript of 3,000
 * pixels, 340 MB after pages of 4,000 × 4,000 that are full of words or of noise.
 */
const threadBytes = 300e6
/** How many times the size of the language data is taken to hold it. */
const dataShare = 8
const usualPatience = 180_000

/**
 * Opens a reader for languages, as Tesseract calls them, the main one first. Nothing is fetched from the network. Throws the `refused` problem where
 * a language is not there, or its data is damaged.
 */
export async function openReader(
  languages: readonly string[],
  { memory, folder, patience = usualPatience }: ReaderOptions,
): Promise<PageReader> {
  const files = await languageFiles(folder)
  const data = await languageData(languages, files)
  const bytes = data.reduce((sum, { data: { length } }) => sum + length, 0)
  const fitting = Math.floor(memory / (threadBytes + bytes * dataShare))
  const atOnce = Math.max(1, Math.min(fitting, availableParallelism()))
  const first = await startThread(data).catch((error: unknown) => {
    const paths = languages.map((code) => files.get(code) ?? code)
    throw damaged(paths.join(' or '), (error as Error).message)
  })
  return new ThreadedReader(languages, { first, start: () => startThread(data), atOnce, patience })
}
