import type { TextLine } from '../../../data/model/text-line.js'
import { pageJpeg } from '../../scans.js'
import type { Leaf } from '../../../server/renderings/leaves.js'
import { pdf, type Book } from '../../../server/renderings/pdf.js'

/** A page of 600 by 800 pixels on a sheet of 300 by 400 points. */
export async function leafOf(lines: readonly TextLine[], more: Partial<Leaf> = {}): Promise<Leaf> {
  return {
    label: '1r',
    sections: [],
    picture: { jpeg: await pageJpeg(1), sheet: { width: 300, height: 400 } },
    across: 600,
    language: 'en',
    lines,
    beside: [],
    ...more,
  }
}

/** A PDF of some pages. */
export async function pdfOf(leaves: readonly Leaf[], more: Partial<Book> = {}): Promise<Buffer> {
  async function* each() {
    for (const leaf of leaves) yield await Promise.resolve(leaf)
  }
  const subject = { title: 'The memo', language: 'en', changed: new Date(0), xmp: '<x/>' }
  const book: Book = { subject, leaves: each(), texts: [], colophon: [], fonts: [], ...more }
  const chunks: Uint8Array[] = []
  for await (const chunk of pdf(book)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
