import type { ReadPart } from '../../data/import/read-part.js'
import { Problem } from '../../data/model/problem.js'
import { pooled } from '../actions/pool.js'
import type { Watch } from '../actions/progress.js'
import type { ScanKey } from '../pyramids.js'
import { readPages, type ReadPages } from '../read-pages.js'
import { languageFiles, mustBeThere } from './language-data.js'
import type { PageReader, Picture } from './page-reader.js'
import { openReader, type ReaderOptions } from './reader.js'

/** Raised when pages are read otherwise than before: from another picture, or with another version of Tesseract. */
const recipe = 1

/** A page to read. */
export interface PageToRead {
  readonly scan: ScanKey
  /** What to call it in a finding: `'box-3/memo/002.tif'`. */
  readonly where: string
  /** Makes the picture that is read; see `images/legible`, whose plan is made from the page's pyramid. */
  readonly picture: (signal: AbortSignal) => Promise<Picture>
}

/** Reads pages of scans by OCR, each once. */
export interface Ocr {
  /** Throws the `refused` problem where one of the languages has no data, before anything is begun. */
  mustRead(languages: readonly string[]): Promise<void>
  /**
   * The texts of pages, in their order, with places in pixels of the pictures (`space`). What was read is kept at once: stopped, it goes on from there. Tells
   * how many pages are to be read, and each that was. A page that could not be read is told as a warning, and is `undefined`. Throws the
   * `refused` problem where a language is not there or its data damaged, and the signal's reason.
   */
  texts(
    pages: readonly PageToRead[],
    languages: readonly string[],
    watch: Watch,
  ): Promise<(ReadPart | undefined)[]>
  /** Ends the threads that read; they start again when they are wanted. */
  rest(): Promise<void>
}

/** How OCR is opened; `archive` is the archive's folder. */
export type OcrOptions = ReaderOptions & { readonly archive: string }

/** Opens OCR for an archive. It takes no memory until there is a page to read. */
export function openOcr({ archive, ...options }: OcrOptions): Ocr {
  const kept = readPages(archive)
  /** One at a time, for what it takes of memory. */
  let open: { readonly languages: string; readonly reader: PageReader } | undefined
  const rest = async () => {
    const { reader } = open ?? {}
    open = undefined
    await reader?.close()
  }
  const readerOf = async (languages: readonly string[]) => {
    const name = languages.join('+')
    if (open?.languages === name) return open.reader
    await rest()
    const reader = await openReader(languages, options)
    open = { languages: name, reader }
    return reader
  }
  return {
    mustRead: async (languages) => {
      mustBeThere(languages, await languageFiles(options.folder))
    },
    texts: async (pages, languages, watch) => {
      const parts = await pooled(pages, { budget: 8, cost: () => 1 }, ({ scan }) => kept.get(scan, asRead(languages))) // prettier-ignore
      const missing = pages.filter((_, at) => parts[at] === undefined)
      if (missing.length === 0) return parts
      const reader = await readerOf(languages)
      watch.tell({ kind: 'reading', pages: missing.length })
      // One more than are read, so that its picture is ready when its turn comes.
      const pool = { budget: reader.atOnce + 1, cost: () => 1 }
      const read = await pooled(missing, pool, (page) => readOnce(page, { reader, kept, languages, watch })) // prettier-ignore
      const found = new Map(missing.map((page, at) => [page, read[at]]))
      return pages.map((page, at) => parts[at] ?? found.get(page))
    },
    rest,
  }
}

/** How pages are read, as what is kept of them is named. */
const asRead = (languages: readonly string[]) => `${languages.join('+')}-${String(recipe)}`

interface Works {
  readonly reader: PageReader
  readonly kept: ReadPages
  readonly languages: readonly string[]
  readonly watch: Watch
}

async function readOnce(
  { scan, where, picture }: PageToRead,
  { reader, kept, languages, watch: { tell, signal } }: Works,
): Promise<ReadPart | undefined> {
  signal.throwIfAborted()
  try {
    const part = await reader.read(await picture(signal), signal)
    await kept.put(scan, asRead(languages), part)
    return part
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'unreadable') throw error
    tell({ kind: 'finding', finding: { level: 'warning', where, what: error.message } })
    return undefined
  } finally {
    if (!signal.aborted) tell({ kind: 'read' })
  }
}
