import PDFDocument from 'pdfkit'
import type { Extent } from './sizes.js'

/** Units of a PDF's page in an inch. */
const points = 72
/** The longest side of a page that every reader shows. ISO 32000-1, annex C.2 */
const longest = 14_400

/** A page that shows a picture at its true size, or as large as a page can be. */
function pageOf({ width, height }: Extent, dpi: number): [number, number] {
  const scale = Math.min(points / dpi, longest / Math.max(width, height))
  // More decimals than a reader could see would only make the file longer.
  return [width, height].map((side) => Number((side * scale).toFixed(3))) as [number, number]
}

/** pdfkit makes a document's identifier from its date, and will not do without one. */
const noDate = new Date(0)

/**
 * A PDF of one page that a picture fills. The same picture gives the same bytes: it holds no date and nothing else of the moment.
 * @param picture a JPEG or a PNG, embedded as it is
 * @param pixels what it measures
 * @param dpi pixels an inch, by which the page is measured; 72 where they are not known
 */
export async function pdfOf(picture: Buffer, pixels: Extent, dpi = points): Promise<Buffer> {
  const size = pageOf(pixels, dpi)
  // Without a font it would read one, for text that there is not.
  const options = { size, margin: 0, autoFirstPage: false, font: '' }
  const document = new PDFDocument({ ...options, info: { CreationDate: noDate } })
  // What cannot be listed is not written.
  Object.defineProperty(document.info, 'CreationDate', { enumerable: false })
  const chunks: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', resolve)
    document.on('error', reject)
  })
  document.addPage(options)
  document.image(picture, 0, 0, { width: size[0], height: size[1] })
  document.end()
  await finished
  return Buffer.concat(chunks)
}
