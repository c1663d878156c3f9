import { meetsUnspaced } from '../model/scripts.js'
import type { Mark } from '../model/text-line.js'
import { carriable } from './decode.js'
import type { Edges, ReadWord } from './read-part.js'

/** A word of a line, or whatever else the file holds as one piece. */
export interface WordPiece {
  readonly kind: 'word'
  readonly text: string
  readonly edges?: Edges | undefined
  /** The whole word, where the line's end divides it. */
  readonly whole?: string | undefined
  /** What the word is short for. */
  readonly expansion?: string | undefined
  /** From 0 to 1. */
  readonly confidence?: number | undefined
}

/** What a line holds, in order. */
export type Piece =
  WordPiece | { readonly kind: 'space' } | { readonly kind: 'hyphen'; readonly text: string }

/** A line put together, and its words. */
export interface JoinedLine {
  readonly text: string
  /** Those of which the file tells something: a place, the whole word, how sure it is. */
  readonly words: readonly ReadWord[]
  readonly marks: readonly Mark[]
}

/**
 * A line as it is printed: words with spaces between them, whether the file has a space there or not
 * ("Strings are separated by white spaces or hyphenation chars", https://www.loc.gov/standards/alto/v4/alto-4-4.xsd),
 * but none before a comma that stands close, nor between characters of scripts that have no spaces. A hyphen stays;
 * a soft one is shown, for it is printed too. A piece that holds white space is several words, and none is known apart.
 */
export function joinedLine(pieces: readonly Piece[]): JoinedLine {
  const line = new Line()
  for (const piece of pieces) line.add(piece)
  return line.ended()
}

/** White space as one blank, none at the ends, and without what XML cannot carry. */
export function inOneLine(text: string): string {
  return carriable(text).replace(/\s+/g, ' ').trim()
}

type PlacedPiece = WordPiece & { readonly from: number; to: number }

class Line {
  private text = ''
  private isSpaced = false
  private readonly found: PlacedPiece[] = []

  add(piece: Piece): void {
    if (piece.kind === 'space') this.isSpaced = true
    else if (piece.kind === 'word') this.addWord(piece)
    else if (!/[-\u00ad\u2010¬⸗]$/.test(this.text)) this.append(inOneLine(piece.text) || '-')
  }

  ended(): JoinedLine {
    const text = this.text.replace(/\u00ad$/, '-')
    const words = this.found.filter(
      ({ edges, whole, confidence, from, to }) =>
        (edges ?? whole ?? confidence) !== undefined && !/\s/.test(text.slice(from, to)),
    )
    const marks = this.found.flatMap(({ from, to, expansion }): Mark[] =>
      expansion === undefined ? [] : [{ kind: 'abbreviation', from, to, says: expansion }],
    )
    return { text, words: words.map((word) => readWord(word, text)), marks }
  }

  private addWord(piece: WordPiece): void {
    const word = inOneLine(piece.text)
    if (word === '') return
    const before = this.found.at(-1)
    const isClose = !this.isSpaced && standsClose(before, { ...piece, text: word })
    if (this.text !== '' && !isClose) this.text += ' '
    this.isSpaced = false
    const from = this.text.length
    this.text += word
    this.found.push({ ...piece, text: word, from, to: this.text.length })
  }

  /** A hyphen belongs to the word that it divides. */
  private append(hyphen: string): void {
    this.text += hyphen
    const last = this.found.at(-1)
    if (last) last.to = this.text.length
  }
}

function readWord({ from, to, edges, whole, confidence }: PlacedPiece, text: string): ReadWord {
  return {
    from,
    to,
    ...(edges && { edges }),
    ...(whole !== undefined && whole !== text.slice(from, to) && { whole }),
    ...(confidence !== undefined && { confidence }),
  }
}

function standsClose(before: WordPiece | undefined, here: WordPiece): boolean {
  if (!before) return false
  if (meetsUnspaced(before.text + here.text, before.text.length)) return true
  return (closing.test(here.text) || opening.test(before.text)) && areNear(before.edges, here.edges)
}

/** Marks that stand close to the word before them, and those that stand close to the word behind. */
const closing = /^[.,;:!?)\]\-\u2010¬⸗]+$/
const opening = /^[([]+$/

/** Whether there is less than a tenth of the line's height between two pieces. */
function areNear(before: Edges | undefined, here: Edges | undefined): boolean {
  if (!before || !here) return false
  const height = Math.max(before.bottom - before.top, here.bottom - here.top)
  return here.left - before.right < height / 10
}
