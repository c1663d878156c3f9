import type { Extent } from '../sizes.js'
import { glyph, type Glyph, type Rectangle } from './pdf-glyph.js'
import { onPicture } from './pdf-places.js'
import type { Pdfium, Pointer } from './pdfium.js'

/** A word of the text that a PDF has for a page, in pixels of the page's picture. A soft hyphen ends one that the line's end divides. */
export type PdfWord = Glyph

/** The words that a PDF has for a page, in the order in which it draws them. */
export interface PageWords {
  readonly words: readonly PdfWord[]
  /** How many characters there are, without white space. */
  readonly characters: number
  /** Characters of which the PDF does not say which they are, only what they look like; U+FFFD stands for each. */
  readonly unreadable: number
  /** Whether there was more than is read. */
  readonly isCut: boolean
}

/** The text that a PDF has for one of its pages, in the pixels of the picture that the page becomes. */
export interface PdfPageText extends PageWords, Extent {
  /** From 0, as the page's `frame`. */
  readonly page: number
  /** Software that made the PDF, as it says itself. */
  readonly tool?: string
}

/** Characters of a page that are read; a page of a newspaper has 60,000. */
const most = 500_000

/** The words of a page's text, which may be invisible on top of a scan. What lies outside of the page, as it is cut, is left out. */
export function pageWords(pdfium: Pdfium, page: Pointer, extent: Extent): PageWords {
  const text = pdfium.call('FPDFText_LoadPage', page)
  const found = new Words(extent)
  if (text === 0) return found.ended(false)
  const place = onPicture(pdfium, page, extent)
  const room = pdfium.allocated(32)
  const count = pdfium.call('FPDFText_CountChars', text)
  for (let nth = 0; nth < Math.min(count, most); nth++) {
    const character = characterAt(pdfium, text, nth)
    if (character === undefined) found.end()
    else found.add(glyph(pdfium, { text, nth, room }, character, place))
    // PDFium joins the parts of a word that the line's end divides.
    if (character === soft) found.end()
  }
  pdfium.call('free', room)
  pdfium.call('FPDFText_ClosePage', text)
  return found.ended(count > most)
}

/** What stands for a character that the PDF does not tell. */
const unknown = '\ufffd'
/** What PDFium makes of a hyphen at the end of a line. */
const hyphen = 2
const soft = '\u00ad'

/** A character of a word; `undefined` for what stands between words. */
function characterAt(pdfium: Pdfium, text: Pointer, nth: number): string | undefined {
  const code = pdfium.call('FPDFText_GetUnicode', text, nth) >>> 0
  if (code === hyphen) return soft
  const isTold = code > 0 && code <= 0x10ffff && pdfium.call('FPDFText_HasUnicodeMapError', text, nth) !== 1 // prettier-ignore
  const character = isTold ? String.fromCodePoint(code) : unknown
  if (/[\s\u200b]/u.test(character)) return undefined
  return /[\p{Cc}\p{Co}\ufffe\uffff]/u.test(character) ? unknown : character
}

/** Words while they are put together from characters. */
class Words {
  private readonly words: PdfWord[] = []
  private readonly extent: Extent
  private characters = 0
  private unreadable = 0
  private open: Glyph[] = []

  constructor(extent: Extent) {
    this.extent = extent
  }

  add(one: Glyph): void {
    const last = this.open.at(-1)
    if (last && last.turn !== one.turn) this.end()
    this.open.push(one)
  }

  end(): void {
    const { open } = this
    const [first, last] = [open[0], open.at(-1)]
    this.open = []
    if (!first || !last) return
    const edges = open.map((one) => one.edges).reduce(around)
    if (!this.isOnPage(edges)) return
    this.characters += open.length
    this.unreadable += open.filter(({ text }) => text === unknown).length
    const text = open.map((one) => one.text).join('').toWellFormed() // prettier-ignore
    const size = Math.max(...open.slice(0, 100).map((one) => one.size))
    this.words.push({ text, edges, base: [first.base[0], last.base[1]], size, turn: first.turn })
  }

  ended(isCut: boolean): PageWords {
    this.end()
    const { words, characters, unreadable } = this
    return { words, characters, unreadable, isCut }
  }

  private isOnPage({ left, top, right, bottom }: Rectangle): boolean {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    return x >= 0 && y >= 0 && x <= this.extent.width && y <= this.extent.height
  }
}

function around(a: Rectangle, b: Rectangle): Rectangle {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
