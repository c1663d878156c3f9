import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { damaged, foreign, SourceFault, truncated } from './fault.js'
import { fileReader, startedPdfium, type Pdfium, type Pointer } from './pdfium.js'

/** A PDF that is open in PDFium. */
export interface PdfFile {
  readonly pdfium: Pdfium
  readonly pages: number
  /** Software that made it, as it says itself. */
  readonly tool: () => string | undefined
  /** Whether its table of contents was found where it should be; else PDFium put one together from what it found. */
  readonly sound: boolean
  /** Does something with a page, by its number from 0. */
  readonly withPage: <Result>(page: number, task: (page: Pointer) => Result) => Result
  readonly close: () => void
}

/** What PDFium's own errors mean. https://pdfium.googlesource.com/pdfium/+/main/public/fpdfview.h, FPDF_ERR_ */
const passwordError = 4
const securityError = 5

/** PDFium counts in 31 bits. */
const longest = 2 ** 31 - 1
/** Within so many bytes of its end a whole PDF says that it ends. */
const tail = 2048

/** A PDF that was cut off would be mended with the pages that are left. */
function checkEnd(file: number, size: number): void {
  const length = Math.min(size, tail)
  const end = Buffer.alloc(length)
  readSync(file, end, 0, length, size - length)
  if (!end.includes('%%EOF')) throw truncated()
}

function refused(error: number): SourceFault {
  if (error === passwordError) return new SourceFault({ reason: 'locked' })
  if (error === securityError) return foreign('its protection is of a kind that is not known here')
  return damaged('it is no whole PDF')
}

function opened(pdfium: Pdfium, file: number, size: number): Pointer {
  // FPDF_FILEACCESS: the length, the function that reads, and what to call it with.
  const access = pdfium.allocated(12)
  pdfium.words(access, 3).set([size, pdfium.callable(fileReader(pdfium, file)), 0])
  const document = pdfium.call('FPDF_LoadCustomDocument', access, 0)
  if (document === 0) throw refused(pdfium.call('FPDF_GetLastError'))
  return document
}

/** What a PDF says of itself, in one line, where that is not too long. */
function saidOf(pdfium: Pdfium, document: Pointer, name: string): string | undefined {
  const longest = 1000
  const room = pdfium.allocated(longest + name.length + 1)
  pdfium.bytes(room, name.length + 1).set(Buffer.from(`${name}\0`))
  const text = room + name.length + 1
  const length = pdfium.call('FPDF_GetMetaText', document, room, text, longest)
  const said = length > 2 && length <= longest ? Buffer.from(pdfium.bytes(text, length - 2)).toString('utf16le') : '' // prettier-ignore
  pdfium.call('free', room)
  return said.toWellFormed().replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, 80) || undefined // prettier-ignore
}

/**
 * Opens a PDF; throws a fault where it is cut short, damaged, locked, or without pages.
 * @param most bytes of memory that PDFium may have
 */
export async function pdfFile(path: string, most: number): Promise<PdfFile> {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > longest) throw foreign('it is larger than 2 GB')
    checkEnd(file, size)
    const pdfium = await startedPdfium(most)
    const document = opened(pdfium, file, size)
    const pages = pdfium.call('FPDF_GetPageCount', document)
    if (pages < 1) throw new SourceFault({ reason: 'pageless' })
    return {
      pdfium,
      pages,
      tool: () => saidOf(pdfium, document, 'Producer') ?? saidOf(pdfium, document, 'Creator'),
      sound: pdfium.call('FPDF_DocumentHasValidCrossReferenceTable', document) !== 0,
      withPage: (number, task) => {
        const page = pdfium.call('FPDF_LoadPage', document, number)
        if (page === 0) throw damaged(`its page ${number + 1} cannot be read`)
        try {
          return task(page)
        } finally {
          pdfium.call('FPDF_ClosePage', page)
        }
      },
      close: () => {
        closeSync(file)
      },
    }
  } catch (error) {
    closeSync(file)
    throw error
  }
}
