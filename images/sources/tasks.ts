import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { ReadBytes } from '../bytes.js'
import { fits, type SourceLimits } from '../source-limits.js'
import { damaged, SourceFault } from './fault.js'
import { jp2 } from './jp2.js'
import { decoder } from './openjpeg.js'
import { pdfFile } from './pdf-file.js'
import { pdfPage, type PdfPage } from './pdf-page.js'
import { pageWords, type PdfPageText } from './pdf-words.js'
import { unpackJp2 } from './unpack-jp2.js'
import { unpackPdfPage } from './unpack-pdf.js'

/** Something that is done in a thread of its own, within limits. */
export type Task = { readonly path: string; readonly limits: SourceLimits } & (
  | { readonly what: 'measure-pdf' }
  /** Nothing is drawn of a page that is too large, or not there. */
  | { readonly what: 'unpack-pdf'; readonly page: number; readonly target: string }
  | { readonly what: 'unpack-jp2'; readonly target: string }
  /** The text of pages from one on; as many as are not too much at once. */
  | { readonly what: 'read-pdf'; readonly first: number }
)

/** What a task gives. */
export interface Done {
  /** The pages that were measured, in their order. */
  readonly pages: readonly (PdfPage & { readonly page: number })[]
  /** Whether the file was in order, as far as it was looked at. */
  readonly sound: boolean
  /** The texts that were read, in the order of their pages. */
  readonly texts?: readonly PdfPageText[]
  /** The page from which on there is more text to read. */
  readonly next?: number
}

type Doing<What extends Task['what']> = (task: Extract<Task, { what: What }>) => Promise<Done>

const measurePdf: Doing<'measure-pdf'> = async ({ path, limits }) => {
  const file = await pdfFile(path, limits.maxHeldBytes)
  const pages = []
  for (let page = 0; page < file.pages; page++) {
    const measured = file.withPage(page, (at) => pdfPage(file.pdfium, at))
    pages.push({ ...measured, page })
    // The file is refused for it.
    if (!fits(limits, measured)) break
  }
  file.close()
  return { pages, sound: file.sound }
}

const unpackPdf: Doing<'unpack-pdf'> = async ({ path, limits, page, target }) => {
  const file = await pdfFile(path, limits.maxHeldBytes)
  if (page >= file.pages) return { pages: [], sound: file.sound }
  const measured = file.withPage(page, (at) => {
    const found = pdfPage(file.pdfium, at)
    if (fits(limits, found)) unpackPdfPage(file.pdfium, at, found, target)
    return found
  })
  file.close()
  return { pages: [{ ...measured, page }], sound: file.sound }
}

/** Words that are read at once, and pages. */
const portion = { words: 100_000, pages: 200 } as const

const readPdf: Doing<'read-pdf'> = async ({ path, limits, first }) => {
  const file = await pdfFile(path, limits.maxHeldBytes)
  const tool = file.tool()
  const texts: PdfPageText[] = []
  let page = first
  for (
    let words = 0;
    page < file.pages && words < portion.words && page < first + portion.pages;
    page++
  ) {
    const text = file.withPage(page, (at) => {
      const { width, height } = pdfPage(file.pdfium, at)
      return { page, width, height, ...pageWords(file.pdfium, at, { width, height }) }
    })
    words += text.words.length
    texts.push(tool === undefined ? text : { ...text, tool })
  }
  file.close()
  return { pages: [], sound: file.sound, texts, ...(page < file.pages && { next: page }) }
}

const unpackJpeg2000: Doing<'unpack-jp2'> = async ({ path, limits, target }) => {
  const file = openSync(path, 'r')
  const read: ReadBytes = (offset, length) => {
    const bytes = Buffer.alloc(length)
    return Promise.resolve(bytes.subarray(0, readSync(file, bytes, 0, length, offset)))
  }
  const picture = await jp2(read, fstatSync(file).size)
  await unpackJp2(read, picture, target, await decoder(limits.maxHeldBytes))
  closeSync(file)
  return { pages: [], sound: true }
}

/** What decoders throw that give up in the middle: WebAssembly's own errors, and numbers that only C++ understands. */
function isBreakdown(error: unknown): boolean {
  if (!(error instanceof Error)) return true
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError
}

/** Does a task; a fault of the source is an answer, anything else is thrown. */
export async function done(task: Task): Promise<Done | { readonly fault: SourceFault['fault'] }> {
  try {
    switch (task.what) {
      case 'measure-pdf':
        return await measurePdf(task)
      case 'unpack-pdf':
        return await unpackPdf(task)
      case 'unpack-jp2':
        return await unpackJpeg2000(task)
      case 'read-pdf':
        return await readPdf(task)
    }
  } catch (error) {
    if (error instanceof SourceFault) return { fault: error.fault }
    if (isBreakdown(error)) return { fault: damaged('the decoder broke down over it').fault }
    throw error
  }
}
