import { hasUnspaced, meetsUnspaced } from '../model/scripts.js'
import { carriable } from './decode.js'
import { settled, type Chunk, type HocrWord } from './hocr-characters.js'
import type { ReadWord } from './read-part.js'
import type { HyphenatedText } from './soft-hyphens.js'

interface Span {
  readonly word: HocrWord
  readonly from: number
  to: number
}

/** Whether there is white space between two words of a line. Some writers leave it out all through the file. */
export function isSpaced(chunks: readonly Chunk[]): boolean {
  let last: HocrWord | undefined
  let space = false
  for (const { text, word } of chunks) {
    if (word && last && word !== last && (space || /^\s/.test(text))) return true
    space = /\s$/.test(text) || (space && text.trim() === '')
    if (word) last = word
  }
  return false
}

/**
 * The text of a line as a browser would show it: white space is one blank, and none where words of scripts without spaces meet.
 * @param isClose whether words between which no white space stands belong together, and are not just written so
 */
export function joinedText(chunks: readonly Chunk[], isClose: boolean): HyphenatedText {
  const line = new Line(isClose)
  for (const { text, word } of chunks)
    for (const piece of carriable(text).match(/\s+|\S+/gu) ?? []) line.add(piece, word)
  return line.ended()
}

/** A line's text is put together at the end, so that a line of a million words takes no longer than a million lines. */
class Line {
  private readonly isClose: boolean
  private readonly spans: Span[] = []
  private readonly pieces: string[] = []
  private length = 0
  private isSpaced = false
  private last: HocrWord | undefined

  constructor(isClose: boolean) {
    this.isClose = isClose
  }

  add(piece: string, word: HocrWord | undefined): void {
    if (/^\s/.test(piece)) {
      this.isSpaced = true
      return
    }
    if (this.length > 0 && this.isApart(piece, word)) this.append(' ')
    const from = this.length
    this.append(piece)
    note(this.spans, word, from, this.length)
    this.isSpaced = false
    this.last = word
  }

  ended(): HyphenatedText {
    const text = this.pieces.join('')
    const { length } = this.spans
    return { text, words: this.spans.flatMap((span) => readWord(span, text, length)) }
  }

  private isApart(piece: string, word: HocrWord | undefined): boolean {
    if (!word || !this.last || word === this.last) return this.isSpaced
    return (this.isSpaced || !this.isClose) && !meet(this.pieces.at(-1) ?? '', piece)
  }

  private append(piece: string): void {
    this.pieces.push(piece)
    this.length += piece.length
  }
}

/** Scripts without spaces come after those of Europe and India in Unicode. */
const firstUnspaced = 0x0e00

function meet(before: string, after: string): boolean {
  if (before.charCodeAt(before.length - 1) < firstUnspaced) return false
  const end = before.slice(-2)
  return meetsUnspaced(end + after.slice(0, 2), end.length)
}

function note(spans: Span[], word: HocrWord | undefined, from: number, to: number): void {
  const before = spans.at(-1)
  if (word && before?.word === word) before.to = to
  else if (word) spans.push({ word, from, to })
}

/** Nothing for a word of which the file tells nothing but its letters, or which is several words. */
function readWord({ word, from, to }: Span, line: string, count: number): readonly ReadWord[] {
  const { edges, confidence } = settled(word)
  const text = line.slice(from, to)
  const isLine = count === 1 && hasUnspaced(text)
  if ((!edges && confidence === undefined) || /\s/.test(text) || isLine) return []
  return [{ from, to, ...(edges && { edges }), ...(confidence !== undefined && { confidence }) }]
}
