import { inOneLine, joinedLine, type JoinedLine, type WordPiece } from './line-pieces.js'
import type { PageXmlNode } from './page-xml-tree.js'
import type { ReadWord } from './read-part.js'
import { around, union } from './shapes.js'

/** A reading of a region, line or word. */
export interface Reading {
  readonly text: string
  /** From 0 to 1. */
  readonly confidence: number | undefined
}

/** The best reading, by the lowest `index`, or else the first; one without text counts only where all are without. */
export function bestText(node: PageXmlNode): Reading | undefined {
  return node.texts
    .map(({ index, confidence, unicode, plain }) => ({
      index,
      confidence,
      text: unicode.trim() === '' ? plain : unicode,
    }))
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => (a.index === b.index ? 0 : a.index - b.index))[0]
}

/** A `Word`; where it has no text of its own, its glyphs'. */
export function wordPiece(node: PageXmlNode): WordPiece {
  const best = bestText(node)
  const glyphs = node.inner.map((glyph) => bestText(glyph)?.text ?? '')
  const edges =
    around(node.points) ?? union(node.inner.flatMap(({ points }) => around(points) ?? []))
  return { kind: 'word', text: best?.text ?? glyphs.join(''), edges, confidence: best?.confidence }
}

/** A line put together, and how many of its words do not stand in its text. */
export interface LineOfWords extends Pick<JoinedLine, 'text' | 'words'> {
  readonly unfound: number
}

/** A line that has a text of its own, with its words where they stand in that; or else the words put together. */
export function lineOfWords(own: string, pieces: readonly WordPiece[]): LineOfWords {
  const text = inOneLine(own)
  if (text === '') return { ...joinedLine(pieces), unfound: 0 }
  const words: ReadWord[] = []
  let at = 0
  let unfound = 0
  for (const piece of pieces) {
    const word = inOneLine(piece.text)
    const away = text.slice(at, at + word.length + reach).indexOf(word)
    if (away < 0) unfound++
    else {
      const from = at + away
      at = from + word.length
      words.push(...readWord(piece, from, at))
    }
  }
  return { text, words: words.filter(({ from, to }) => !/\s/.test(text.slice(from, to))), unfound }
}

/** How many characters of a line may lie between two of its words and belong to none. */
const reach = 60

/** Nothing for a word of which the file tells nothing but its letters. */
function readWord({ edges, confidence }: WordPiece, from: number, to: number): readonly ReadWord[] {
  if (to === from || (!edges && confidence === undefined)) return []
  return [{ from, to, ...(edges && { edges }), ...(confidence !== undefined && { confidence }) }]
}
