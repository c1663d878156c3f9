import type { Extent } from '../sizes.js'
import type { Pdfium, Pointer } from './pdfium.js'
import { onPage, type OnPage, type Spot } from './pdf-places.js'

/** A word of the text that a PDF has for a page, in pixels of the page's picture, from the top left. */
export interface PdfWord {
  /** A soft hyphen at its end is one that only stands there because the line ends. */
  readonly text: string
  readonly edges: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  /** Where what its letters stand on begins and ends. */
  readonly base: readonly [Spot, Spot]
  /** Height of its line, from the top of the highest letters of its font to the bottom of the lowest. */
  readonly size: number
}

/** The words that a PDF has for a page, in the order in which it draws them. */
export interface PageWords {
  readonly words: readonly PdfWord[]
  readonly characters: number
  /** Characters of which the PDF does not say which they are, only what they look like. */
  readonly unreadable: number
  /** Whether there was more than is read. */
  readonly isCut: boolean
}

/** Characters of a page that are read; a page of a newspaper has 60,000. */
const most = 500_000

/** A character, with its place. */
interface Glyph {
  readonly text: string
  /** Its corners, in pixels: of its ink, or else of the room that its font has for it; none where neither has an area. */
  readonly corners: readonly Spot[]
  readonly base: readonly [Spot, Spot]
  readonly size: number
}

/**
 * The words of a page's text, which may be invisible on top of a scan. What lies outside of the page, as it is cut, is left out.
 * https://pdfium.googlesource.com/pdfium/+/main/public/fpdf_text.h
 */
export function pageWords(pdfium: Pdfium, page: Pointer, extent: Extent): PageWords {
  const text = pdfium.call('FPDFText_LoadPage', page)
  if (text === 0) return { words: [], characters: 0, unreadable: 0, isCut: false }
  const room = pdfium.allocated(64)
  const places = onPage(pdfium, page, extent, room)
  const found = new Words(extent)
  const count = pdfium.call('FPDFText_CountChars', text)
  for (let nth = 0; nth < Math.min(count, most); nth++) {
    const character = characterAt(pdfium, text, nth)
    if (character === undefined) found.end()
    else found.add(glyph(pdfium, text, nth, character, { ...places, room }))
  }
  found.end()
  pdfium.call('free', room)
  pdfium.call('FPDFText_ClosePage', text)
  const { words, characters, unreadable } = found
  return { words, characters, unreadable, isCut: count > most }
}

/** What stands for a character that the PDF does not tell. */
const unknown = '\ufffd'
/** What PDFium makes of a hyphen at the end of a line. */
const hyphen = 2

/** A character of a word; `undefined` for what stands between words. */
function characterAt(pdfium: Pdfium, text: Pointer, nth: number): string | undefined {
  const code = pdfium.call('FPDFText_GetUnicode', text, nth)
  if (code === hyphen) return '\u00ad'
  if (code === 0 || pdfium.call('FPDFText_HasUnicodeMapError', text, nth) === 1) return unknown
  const character = code <= 0x10ffff ? String.fromCodePoint(code) : unknown
  if (/[\s\u200b]/u.test(character)) return undefined
  return /[\p{Cc}\p{Co}\ufffe\uffff]/u.test(character) ? unknown : character
}

function glyph(
  pdfium: Pdfium,
  text: Pointer,
  nth: number,
  character: string,
  { room, place }: OnPage & { readonly room: Pointer },
): Glyph {
  pdfium.call('FPDFText_GetCharBox', text, nth, room, room + 8, room + 16, room + 24)
  const [left = 0, right = 0, bottom = 0, top = 0] = pdfium.doubles(room, 4)
  pdfium.call('FPDFText_GetLooseCharBox', text, nth, room)
  const [wide = 0, high = 0, far = 0, low = 0] = pdfium.floats(room, 4)
  pdfium.call('FPDFText_GetCharOrigin', text, nth, room, room + 8)
  const [x = 0, y = 0] = pdfium.doubles(room, 2)
  const ink = right > left && top > bottom
  const corners = ink
    ? [place(left, top), place(right, bottom)]
    : far > wide && high > low ? [place(wide, high), place(far, low)] : [] // prettier-ignore
  return { text: character, corners, ...standing() }
}
