import { carriable } from './decode.js'
import type { Edges } from './read-part.js'

/** What a `TextLine` holds, in order. */
export type Piece =
  | { readonly kind: 'word'; readonly text: string; readonly edges: Edges | undefined }
  | { readonly kind: 'space' }
  | { readonly kind: 'hyphen'; readonly text: string }

/**
 * The text of a line as it is printed: words with spaces between them, whether the file has an `SP` there or not
 * ("Strings are separated by white spaces or hyphenation chars", https://www.loc.gov/standards/alto/v4/alto-4-2.xsd),
 * but none before a comma that stands close. A hyphen stays; a soft one is shown, for it is printed too.
 */
export function joined(pieces: readonly Piece[]): string {
  let text = ''
  let before: Edges | undefined
  for (const piece of pieces) {
    if (piece.kind === 'space') text += ' '
    else if (piece.kind === 'hyphen') text = hyphenated(text, piece.text)
    else {
      const word = carriable(piece.text)
      text += text === '' || closesUp(word, before, piece.edges) ? word : ` ${word}`
      before = piece.edges
    }
  }
  return text
    .replace(/\u00ad(?=\s*$)/, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

function hyphenated(text: string, hyphen: string): string {
  if (/[-\u00ad\u2010¬⸗]\s*$/.test(text)) return text
  return text.trimEnd() + (hyphen.trim() || '-')
}

/** Whether a word is a mark that stands less than a tenth of its line's height behind the word before it. */
function closesUp(word: string, before: Edges | undefined, here: Edges | undefined): boolean {
  if (!/^[.,;:!?)\]]+$/.test(word) || !before || !here) return false
  return here.left - before.right < (before.bottom - before.top) / 10
}
