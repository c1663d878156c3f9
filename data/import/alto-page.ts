import { edgesOf } from './alto-shapes.js'
import type { Piece, WordPiece } from './line-pieces.js'
import type { Edges } from './read-part.js'
import { number, pointsOf } from './shapes.js'
import type { Point } from '../model/text-line.js'
import type { Attributes } from './xml.js'

/** A block of any kind as the file has it, or a margin. */
export interface AltoBlock {
  readonly element: string
  /** The file's, or one made up where it has none. */
  readonly id: string
  readonly attributes: Attributes
  edges: Edges | undefined
  /** What it lies in. */
  readonly outer: AltoBlock | undefined
}

/** A line as the file has it. */
export interface AltoLine {
  readonly attributes: Attributes
  readonly pieces: Piece[]
  readonly block: AltoBlock | undefined
  shape: readonly Point[] | undefined
}

type OpenWord = { -readonly [Key in keyof WordPiece]: WordPiece[Key] }

/** Elements that have places and hold others. */
const blocks = new Set(
  ['TextBlock', 'ComposedBlock', 'Illustration', 'GraphicalElement', 'PrintSpace', 'TopMargin', 'LeftMargin', 'RightMargin', 'BottomMargin'], // prettier-ignore
)

/** A `Page` while it is read. A line is kept from its beginning, so that a broken file leaves what was read. */
export class AltoPage {
  readonly attributes: Attributes
  readonly lines: AltoLine[] = []
  private readonly within: AltoBlock[] = []
  private count = 0
  private line: AltoLine | undefined
  private word: OpenWord | undefined
  private isGlyph = false
  /** The first part of a word whose second is awaited. */
  private divided: OpenWord | undefined

  constructor(attributes: Attributes) {
    this.attributes = attributes
  }

  open(name: string, attributes: Attributes): void {
    if (blocks.has(name)) this.openBlock(name, attributes)
    else if (name === 'TextLine') this.openLine(attributes)
    else if (name === 'Glyph') this.isGlyph = true
    else if (name === 'Polygon') this.keepShape(attributes)
    else if (this.line) this.inLine(this.line, name, attributes)
  }

  close(name: string): void {
    if (blocks.has(name)) this.within.pop()
    else if (name === 'TextLine') this.line = this.word = undefined
    else if (name === 'Glyph') this.isGlyph = false
    else if (name === 'String') this.word = undefined
  }

  private openBlock(element: string, attributes: Attributes): void {
    const id = attributes['ID'] ?? `no identifier ${++this.count}`
    const outer = this.within.at(-1)
    this.within.push({ element, id, attributes, edges: edgesOf(attributes), outer })
  }

  private openLine(attributes: Attributes): void {
    this.line = { attributes, pieces: [], block: this.within.at(-1), shape: undefined }
    this.lines.push(this.line)
  }

  private inLine(line: AltoLine, name: string, attributes: Attributes): void {
    if (name === 'String') {
      this.word = this.wordOf(attributes)
      line.pieces.push(this.word)
    } else if (name === 'SP') line.pieces.push({ kind: 'space' })
    else if (name === 'HYP') line.pieces.push({ kind: 'hyphen', text: attributes['CONTENT'] ?? '' })
  }

  private wordOf(attributes: Attributes): OpenWord {
    const { CONTENT: text = '', SUBS_TYPE: type, SUBS_CONTENT: meant } = attributes
    const sure = number(attributes['WC'])
    const word: OpenWord = { kind: 'word', text, edges: edgesOf(attributes) }
    if (sure !== undefined && sure >= 0 && sure <= 1) word.confidence = sure
    if (type === 'Abbreviation') word.expansion = meant
    else if (type === 'HypPart1') this.divided = word
    if (type === 'HypPart1' || type === 'HypPart2') word.whole = meant
    if (type === 'HypPart2') this.keepWhole(word)
    return word
  }

  /** Both parts know the whole word, also where the file tells it at one of them, or only that these are the parts. */
  private keepWhole(second: OpenWord): void {
    const first = this.divided
    this.divided = undefined
    if (!first) return
    const whole = first.whole ?? second.whole ?? first.text.replace(/[-\u00ad]$/, '') + second.text
    first.whole = whole
    second.whole ??= whole
  }

  /** The shape of the innermost that is open; of words and blocks a box, where there is one, comes first. */
  private keepShape(attributes: Attributes): void {
    const block = this.within.at(-1)
    if (this.isGlyph) return
    if (this.word) this.word.edges ??= edgesOf(attributes)
    else if (this.line) this.line.shape ??= pointsOf(attributes['POINTS'])
    else if (block) block.edges ??= edgesOf(attributes)
  }
}

/** A block and what it lies in, innermost first. */
export function outwards(block: AltoBlock | undefined): readonly AltoBlock[] {
  const all: AltoBlock[] = []
  for (let one = block; one; one = one.outer) all.push(one)
  return all
}
