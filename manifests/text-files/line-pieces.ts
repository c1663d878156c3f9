import { around, type Box } from '../../data/model/region.js'
import { meetsUnspaced } from '../../data/model/scripts.js'
import type { TextLine, TextWord } from '../../data/model/text-line.js'

/** A piece of a line with white space around it and, as a rule, none in it. */
export interface LinePiece {
  /** Where it begins and ends in the line's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  readonly box: Box | undefined
  /** The words in it; none where it lies between the words that are known apart. */
  readonly words: readonly TextWord[]
}

/**
 * All of a line in pieces, for formats that put white space between any two: words that stand close, as a comma
 * behind a word, are one piece, but for those of scripts that are written without spaces. A line whose words are not
 * known apart is one piece, in the place of the line.
 */
export function closePieces(line: TextLine): readonly LinePiece[] {
  const { text, box, words = [] } = line
  if (words.length === 0)
    return spans(text, 0, text.length, true).map((span) => ({ ...span, box, words: [] }))
  const pieces: { from: number; to: number; words: TextWord[] }[] = []
  const add = ({ from, to }: Span, own: readonly TextWord[]) => {
    const before = pieces.at(-1)
    if (before?.to !== from || meetsUnspaced(text, from)) pieces.push({ from, to, words: [...own] })
    else {
      before.to = to
      before.words.push(...own)
    }
  }
  let at = 0
  for (const word of words) {
    for (const span of spans(text, at, word.from)) add(span, [])
    for (const span of spans(text, word.from, word.to, true)) add(span, [word])
    at = word.to
  }
  for (const span of spans(text, at, text.length)) add(span, [])
  return pieces.map((piece) => ({
    ...piece,
    box: around(piece.words.flatMap(({ box: own }) => own ?? [])),
  }))
}

interface Span {
  readonly from: number
  readonly to: number
}

/** What is not white space from one place of a text to another; in one span, if that is wanted. */
function spans(text: string, from: number, to: number, isOne = false): readonly Span[] {
  const pattern = isOne ? /\S(?:.*\S)?/gsu : /\S+/gu
  return Array.from(
    text.slice(from, Math.max(from, to)).matchAll(pattern),
    ({ 0: found, index }) => ({
      from: from + index,
      to: from + index + found.length,
    }),
  )
}
