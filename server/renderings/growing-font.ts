import { trueType, type Shape } from './true-type.js'
import type { PdfFile, PdfObject } from './pdf-file.js'

/** Text as a PDF shows it: numbers of letters in hexadecimal, four digits each. */
export interface Coded {
  readonly codes: string
  /** How long it is, in thousandths of the letters' height. */
  readonly advance: number
}

/** A font for all that is written in one PDF. */
export interface GrowingFont {
  coded(text: string): Coded
  /** The object that pages name; it is written by {@link GrowingFont.end}. */
  readonly object: PdfObject
  end(): void
}

interface Letter {
  readonly code: string
  readonly advance: number
}

const fourDigits = (number: number) => number.toString(16).padStart(4, '0')

/** Letters have numbers of two bytes; 0 is kept for what there is no number for. */
const mostLetters = 0xffff

/**
 * A font that grows with what is written in it, so that a PDF holds the letters it needs, of any script, and no others.
 * Every letter carries the character that it stands for, by which text is searched and copied.
 * ISO 32000-1, 9.7 (composite fonts) and 9.10 (extraction of text).
 * @param shape what a character looks like
 */
export function growingFont(
  file: PdfFile,
  name: string,
  shape: (character: string) => Shape,
  { ascent, descent }: { readonly ascent: number; readonly descent: number },
): GrowingFont {
  const known = new Map<string, Letter>()
  const shapes: Shape[] = []
  const object = file.object()
  const added = (character: string): Letter => {
    if (shapes.length > mostLetters) return nameless
    const shown = shape(character)
    const letter = { code: fourDigits(shapes.length), advance: shown.advance }
    shapes.push(shown)
    known.set(character, letter)
    return letter
  }
  const nameless = added('\ufffd')
  return {
    object,
    coded: (text) => {
      let codes = ''
      let advance = 0
      // Half a pair of UTF-16 is no character.
      for (const character of text.toWellFormed()) {
        const letter = known.get(character) ?? added(character)
        codes += letter.code
        advance += letter.advance
      }
      return { codes, advance }
    },
    end: () => {
      const base = `FONDSX+${name}`
      const bytes = trueType(shapes, ascent, descent)
      const descriptor = file.written({
        Type: 'FontDescriptor', FontName: base, Flags: 4, FontBBox: [0, descent, 1000, ascent], ItalicAngle: 0,
        Ascent: ascent, Descent: descent, CapHeight: ascent, StemV: 80, FontFile2: file.written({ Length1: bytes.length }, bytes),
      }) // prettier-ignore
      const letters = file.written({
        Type: 'Font', Subtype: 'CIDFontType2', BaseFont: base, FontDescriptor: descriptor, CIDToGIDMap: 'Identity',
        CIDSystemInfo: { Registry: file.text('Adobe'), Ordering: file.text('Identity'), Supplement: 0 },
        W: [0, shapes.map(({ advance }) => advance)],
      }) // prettier-ignore
      file.end(object, {
        Type: 'Font', Subtype: 'Type0', BaseFont: base, Encoding: 'Identity-H', DescendantFonts: [letters],
        ToUnicode: file.written({}, Buffer.from(toUnicode(known), 'latin1')),
      }) // prettier-ignore
    },
  }
}

const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')

/** Most entries in one block. Adobe Technical Note 5014, CMap and CIDFont files */
const inBlock = 100

/** Which character each number stands for: ISO 32000-1, 9.10.3 */
function toUnicode(letters: ReadonlyMap<string, Letter>): string {
  const entries = [...letters].map(([character, { code }]) => `<${code}> <${hex(character)}>`)
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += inBlock) {
    const block = entries.slice(at, at + inBlock)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
