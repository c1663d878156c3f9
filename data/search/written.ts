import type { TextLine } from '../model/text-line.js'
import { passage, type PassageWord } from './passage.js'
import { folded } from './tokens.js'

/** A word as it is looked for; where the text writes it otherwise (`Île` for `ile`), also how. */
export type SearchedWord = string | readonly [term: string, written: string]

/** The words of a text in their order, as they are looked for and as they are written. */
export function searchedWords(lines: readonly TextLine[]): readonly SearchedWord[] {
  return passage(lines).map((word) => {
    const written = writtenAs(word, lines)
    return written === word.term ? word.term : [word.term, written]
  })
}

/** Nothing but letters, figures and their marks, of a length that words have. */
const aWord = /^[\p{L}\p{N}\p{M}]{1,100}$/u

/** As the text writes it; one that the end of a line divides in one piece. The word itself where what stands there says something else. */
function writtenAs({ term, places }: PassageWord, lines: readonly TextLine[]): string {
  const parts = places.map(({ line, from, to }) => (lines[line]?.text ?? '').slice(from, to))
  const written = parts.join('').replace(/[-\u00ad\u2010¬⸗=]/gu, '')
  if (written === term) return term
  const isIt = aWord.test(written) && (places.length === 1 || folded(written) === term)
  return isIt ? written.normalize('NFC') : term
}
