import { direction } from '../../data/model/language.js'
import type { TextLine } from '../../data/model/text-line.js'
import { ownLines } from '../../manifests/text-files/own-lines.js'
import { growingFont, type GrowingFont } from './growing-font.js'
import type { Beside, Leaf } from './leaves.js'
import { letters, reach } from './letters.js'
import { pdfFile, type PdfFile, type PdfSubject } from './pdf-file.js'
import { invisible, invisibleLine } from './text-layer.js'
import { textSheets, type Paragraph } from './text-sheet.js'

/** What is bound into a PDF. */
export interface Book {
  readonly subject: PdfSubject
  readonly leaves: AsyncIterable<Leaf>
  /** Texts of the whole document, after its pages. */
  readonly texts: readonly Beside[]
  /** What the last page says of the document. */
  readonly colophon: readonly Paragraph[]
  /** Fonts for what is to be read, the first is preferred. */
  readonly fonts: readonly Uint8Array[]
}

/** Fonts of one PDF: one that is seen and one that is not. */
interface Fonts {
  readonly seen: GrowingFont
  readonly unseen: GrowingFont
}

/** Lines as invisible paragraphs. */
function paragraphs(lines: readonly TextLine[], scale: number, font: GrowingFont): string[] {
  const found: string[][] = []
  for (const line of lines) {
    const written = invisibleLine(line, scale, font)
    if (written === '') continue
    if (line.opensParagraph || found.length === 0) found.push([])
    found.at(-1)?.push(written)
  }
  return found.map((paragraph) => paragraph.join('\n'))
}

/** The scan, with its words on it, unseen. */
function scan(file: PdfFile, leaf: Leaf, { unseen }: Fonts): void {
  const { sheet, jpeg } = leaf.picture
  file.page(sheet, leaf.label)
  for (const { title, level } of leaf.sections) file.section(title, level)
  file.picture(jpeg, leaf.label)
  const written = paragraphs(leaf.lines, sheet.width / leaf.across, unseen)
  if (written.length === 0) return
  file.font('I', unseen.object)
  file.paragraphs(written, leaf.language)
}

/** Letters' height in points. */
const sizes = { heading: 9, text: 11 } as const

function* besideParagraphs({ heading, language, lines }: Beside): Generator<Paragraph> {
  yield { lines: [heading], size: sizes.heading }
  const rightToLeft = direction(language) === 'rtl'
  for (const { text, opensParagraph } of ownLines(lines))
    yield { lines: [text], size: sizes.text, rightToLeft, follows: !opensParagraph }
}

/** A text on pages of its own. */
function sheets(file: PdfFile, beside: Beside, label: string, { seen }: Fonts) {
  return textSheets(file, seen, besideParagraphs(beside), { label, language: beside.language })
}

/** The last page, the letters and all that a PDF has at its end. */
function* ending(file: PdfFile, { subject, colophon }: Book, fonts: Fonts): Generator<Uint8Array> {
  yield* textSheets(file, fonts.seen, colophon, { label: '', language: subject.language })
  fonts.seen.end()
  fonts.unseen.end()
  file.close()
  const bytes = file.taken()
  if (bytes) yield bytes
}

/**
 * A PDF of pages with their words, made while it is read: of a book of any length only a page is in memory, besides the letters and a
 * few numbers for each page. Throws what reading the pages throws.
 */
export async function* pdf(book: Book): AsyncGenerator<Uint8Array> {
  const file = pdfFile(book.subject)
  const fonts: Fonts = {
    seen: growingFont(file, 'Seen', letters(book.fonts), reach),
    unseen: growingFont(file, 'Unseen', invisible, { ascent: 1000, descent: 0 }),
  }
  for await (const leaf of book.leaves) {
    scan(file, leaf, fonts)
    const bytes = file.taken()
    if (bytes) yield bytes
    for (const beside of leaf.beside) yield* sheets(file, beside, leaf.label, fonts)
  }
  for (const beside of book.texts) yield* sheets(file, beside, beside.heading, fonts)
  yield* ending(file, book, fonts)
}
