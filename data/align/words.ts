import type { TextLine } from '../model/text-line.js'
import { folded, unspaced } from './folding.js'

/** A word of a text that is to be placed; a single character, where the script divides no words. */
export interface Word {
  /** Which line it stands on, from 0. */
  readonly line: number
  /** Where it begins and ends in the line's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** As it is compared; empty for what has neither letter nor digit. */
  readonly key: string
  /** Whether it stands in square brackets, as what editors add. */
  readonly bracketed: boolean
}

/** Longer words are compared by so many of their first letters, so that none takes long. */
const longestKey = 64

const pattern = new RegExp(
  `${unspaced.source}\\p{M}*|(?:(?!${unspaced.source})[^\\s\\u00AD])(?:(?!${unspaced.source})\\S)*`,
  'gu',
)

/** Where the words of a text begin and end, in UTF-16 units. */
export function spans(
  text: string,
): readonly { readonly from: number; readonly to: number; readonly key: string }[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
    key: folded(found.slice(0, longestKey)),
  }))
}

/** The words of lines, in order. Brackets may reach over lines, not over paragraphs. */
export function wordsOf(lines: readonly TextLine[]): readonly Word[] {
  let isOpen = false
  return lines.flatMap(({ text, opensParagraph }, line) => {
    if (opensParagraph) isOpen = false
    return spans(text).map((span) => {
      const word = text.slice(span.from, span.to)
      const bracketed = isOpen || word.includes('[')
      const [opening, closing] = [word.lastIndexOf('['), word.lastIndexOf(']')]
      if (opening !== closing) isOpen = opening > closing
      return { line, ...span, bracketed }
    })
  })
}
