import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pdfFile } from '../../../images/sources/pdf-file.js'
import { newFolder } from '../../folders.js'

/** Edges in points, from the page's top left. */
export interface Edges {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What another program finds on a page of a PDF: PDFium, which Chromium shows PDFs with. */
export interface PdfPage {
  readonly width: number
  readonly height: number
  /** Lines are divided by line feeds. */
  readonly text: string
  /** Where some words stand; the first place where there are several. */
  readonly find: (words: string) => Edges
}

function never(what: string): never {
  throw new Error(`this is not on the page: ${what}`)
}

/** All pages of a PDF with their text. */
export async function pagesOf(pdf: Uint8Array): Promise<PdfPage[]> {
  const path = join(await newFolder(), 'made.pdf')
  await writeFile(path, pdf)
  const file = await pdfFile(path, 1 << 29)
  const { pdfium } = file
  const { call } = pdfium
  const numbers = call('malloc', 32)
  try {
    return Array.from({ length: file.pages }, (_, at) =>
      file.withPage(at, (page): PdfPage => {
        const loaded = call('FPDFText_LoadPage', page)
        const count = call('FPDFText_CountChars', loaded)
        const units = Array.from({ length: count }, (_, nth) =>
          String.fromCodePoint(call('FPDFText_GetUnicode', loaded, nth) || 0xfffd),
        )
        const box = (nth: number): readonly number[] => {
          call('FPDFText_GetCharBox', loaded, nth, numbers, numbers + 8, numbers + 16, numbers + 24)
          return [...new Float64Array(pdfium.bytes(numbers, 32).slice().buffer)]
        }
        const boxes = units.map((_, nth) => box(nth))
        call('FPDFText_ClosePage', loaded)
        call('FPDF_GetPageBoundingBox', page, numbers)
        const [, top = 0, right = 0] = new Float32Array(pdfium.bytes(numbers, 16).slice().buffer)
        const find = (words: string): Edges => {
          const start = units.findIndex((_, from) => units.slice(from).join('').startsWith(words))
          if (start < 0) never(words)
          let length = 1
          while (units.slice(start, start + length).join('').length < words.length) length++
          const found = boxes.slice(start, start + length)
          const edge = (at: number, of: (...values: number[]) => number) =>
            of(...found.map((one) => one[at] ?? 0))
          return {
            left: edge(0, Math.min),
            top: top - edge(3, Math.max),
            right: edge(1, Math.max),
            bottom: top - edge(2, Math.min),
          }
        }
        return { width: right, height: top, text: units.join('').replaceAll('\r\n', '\n'), find }
      }),
    )
  } finally {
    file.close()
  }
}
