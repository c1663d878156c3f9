import type { GrowingFont } from './growing-font.js'
import type { PdfFile, Sheet } from './pdf-file.js'
import { visualOrder } from './visual-order.js'

/** A4, in points. */
export const a4: Sheet = { width: 595, height: 842 }
const margin = 60
const width = a4.width - 2 * margin

/** A paragraph of a page that is set here; each of its lines begins anew. */
export interface Paragraph {
  readonly lines: readonly string[]
  /** Letters' height in points. */
  readonly size: number
  /** Whether it begins at the right edge. */
  readonly rightToLeft?: boolean
  /** Whether it goes on from the one before, without a gap. */
  readonly follows?: boolean
  /** Where a click on it leads. */
  readonly address?: string
}

/** Words of a line in rows that fit the page; a word that is wider than the page is cut. */
function* rows(line: string, size: number, font: GrowingFont): Generator<string> {
  const length = (text: string) => (font.coded(text).advance * size) / 1000
  let [row, used] = ['', 0]
  const add = (text: string) => {
    row += text
    used += length(text)
  }
  for (const [piece] of line.matchAll(/\S{1,200}\s*|\s+/gu)) {
    if (used + length(piece.trimEnd()) <= width) {
      add(piece)
      continue
    }
    if (row !== '') yield row.trimEnd()
    ;[row, used] = ['', 0]
    for (const character of piece) {
      if (row !== '' && used + length(character.trimEnd()) > width) {
        yield row
        ;[row, used] = ['', 0]
      }
      add(character)
    }
  }
  yield row.trimEnd()
}

/** Rows of a paragraph, each with its place from the top of the page. */
interface SetRow {
  readonly text: string
  readonly paragraph: Paragraph
  readonly opens: boolean
}

const leading = ({ size }: Paragraph) => size * 1.4

function operators(placed: Placed, font: GrowingFont, file: PdfFile): string {
  const written = placed.map(({ row: { text, paragraph }, y }) => {
    const { codes, advance } = font.coded(visualOrder(text))
    const length = (advance * paragraph.size) / 1000
    const x = paragraph.rightToLeft ? a4.width - margin - length : margin
    const foot = y + paragraph.size
    if (paragraph.address !== undefined)
      file.link({ x, y, width: length, height: leading(paragraph) }, paragraph.address)
    return `/V ${String(paragraph.size)} Tf 1 0 0 -1 ${x.toFixed(2)} ${foot.toFixed(2)} Tm <${codes}> Tj`
  })
  return `BT\n${written.join('\n')}\nET`
}

/** Rows of one paragraph as far as they are on a sheet, with their places from its top. */
type Placed = { row: SetRow; y: number }[]

function* allRows(paragraphs: Iterable<Paragraph>, font: GrowingFont): Generator<SetRow> {
  for (const paragraph of paragraphs) {
    let opens = paragraph.follows !== true
    for (const line of paragraph.lines)
      for (const text of rows(line.replace(/\s/gu, ' '), paragraph.size, font)) {
        yield { text, paragraph, opens }
        opens = false
      }
  }
}

/** Rows on as many sheets as they need. */
function* sheets(rows: Iterable<SetRow>): Generator<readonly Placed[]> {
  let sheet: Placed[] = []
  let y = margin
  for (const row of rows) {
    const height = leading(row.paragraph)
    if (row.opens && sheet.length > 0) y += height / 2
    if (y + height > a4.height - margin) {
      yield sheet
      sheet = []
      y = margin
    }
    if (row.opens || sheet.length === 0) sheet.push([])
    sheet.at(-1)?.push({ row, y })
    y += height
  }
  if (sheet.length > 0) yield sheet
}

/**
 * Sets paragraphs on pages of their own, to be read; gives what is written after each page. The font is called `V`.
 * @param label what the pages are called beside their number
 */
export function* textSheets(
  file: PdfFile,
  font: GrowingFont,
  paragraphs: Iterable<Paragraph>,
  { label, language }: { readonly label: string; readonly language: string | undefined },
): Generator<Uint8Array> {
  for (const sheet of sheets(allRows(paragraphs, font))) {
    file.page(a4, label)
    file.font('V', font.object)
    file.paragraphs(
      sheet.map((placed) => operators(placed, font, file)),
      language,
    )
    const written = file.taken()
    if (written) yield written
  }
}
