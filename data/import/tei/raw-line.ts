import type { Surface } from './facsimile.js'
import type { Places, Said } from './said.js'

/** A `pb`, or a surface of a `sourceDoc`: what begins a page. */
export interface PageBreak {
  readonly name?: string
  readonly places: Places
  /** Of a `sourceDoc`. */
  readonly surface?: Surface
}

/** A region of the page: an element that holds lines and tells its kind or its place. */
export interface RawBlock {
  readonly kind?: string
  readonly places: Places
}

/** A piece of a line that something is said of; `from` equals `to` for what stands between two letters. */
export interface Piece {
  from: number
  to: number
  readonly said: Said
}

/** A piece of a line that has a place of its own. */
interface PlacedPiece {
  from: number
  to: number
  readonly places: Places
  readonly isWord: boolean
}

/** What is known of a line when it begins. */
export interface LineStart {
  readonly page: PageBreak | undefined
  readonly places: Places
  readonly opensParagraph: boolean
  readonly block: RawBlock | undefined
  readonly heading: number | undefined
  /** Whether an element began it that only sometimes begins a line: the date of a letter, its signature. */
  readonly soft: boolean
  /** The line whose last word goes on here. */
  readonly before: RawLine | undefined
  readonly inSource: boolean
}

/** A line while it is being read; its places are looked up when all of the file was. */
export class RawLine {
  readonly start: LineStart
  readonly pieces: Piece[] = []
  readonly placed: PlacedPiece[] = []
  /** Whether it stands beside the running text: a marginal note, a running head. */
  readonly aside: boolean
  /** The line that this one turned out to be the rest of. */
  into: RawLine | undefined
  /** The line that this one's last word goes on in. */
  after: RawLine | undefined
  private written = ''

  constructor(start: LineStart, aside: boolean) {
    this.start = start
    this.aside = aside
    if (start.before) start.before.after = this
  }

  get text(): string {
    return this.written
  }

  /** Adds words; white space is one space, and none begins the line. */
  say(text: string): void {
    const plain = text.replace(/[ \t\n\r]+/g, ' ')
    const follows = this.written === '' || this.written.endsWith(' ')
    this.written += follows && plain.startsWith(' ') ? plain.slice(1) : plain
  }

  /** Marks the piece between two places in the line, without the spaces at its ends; an empty one is not kept. */
  mark(from: number, to: number, said: Said): void {
    const piece = this.within(from, to)
    if (piece) this.pieces.push({ ...piece, said })
  }

  /** Marks a place between two letters; without one, the end of the line. */
  point(said: Said, at = this.written.length): void {
    this.pieces.push({ from: at, to: at, said })
  }

  /** Tells where a piece is on the page. */
  place(from: number, to: number, places: Places, isWord: boolean): void {
    const piece = this.within(from, to)
    if (piece) this.placed.push({ ...piece, places, isWord })
  }

  /** The line's end: spaces there are none of the text. */
  end(): void {
    this.written = this.written.trimEnd()
    for (const piece of [...this.pieces, ...this.placed]) {
      piece.from = Math.min(piece.from, this.written.length)
      piece.to = Math.min(piece.to, this.written.length)
    }
  }

  /** Takes in a line which turned out to be the rest of this one. */
  join(rest: RawLine): void {
    const { text, pieces, placed } = rest
    rest.into = this
    this.after = rest.after
    if (!this.written.endsWith(' ')) this.written += ' '
    const from = this.written.length
    this.written += text
    for (const piece of pieces)
      this.goOn({ ...piece, from: piece.from + from, to: piece.to + from })
    for (const one of placed) this.placed.push({ ...one, from: one.from + from, to: one.to + from })
  }

  /** Puts a space between two letters. */
  space(at: number): void {
    this.written = `${this.written.slice(0, at)} ${this.written.slice(at)}`
    for (const piece of [...this.pieces, ...this.placed]) {
      if (piece.from === piece.to ? piece.from > at : piece.from >= at) piece.from++
      if (piece.to > at) piece.to++
    }
  }

  /** A piece that goes on what was marked at the end of the line is one with it. */
  private goOn(piece: Piece): void {
    const last = this.pieces.find(
      ({ said, from, to }) => said === piece.said && from < to && to === piece.from - 1,
    )
    if (last) last.to = piece.to
    else this.pieces.push(piece)
  }

  private within(from: number, to: number): { from: number; to: number } | undefined {
    const said = this.written.slice(from, to)
    const begin = from + (said.length - said.trimStart().length)
    return begin < to && said.trim() !== ''
      ? { from: begin, to: from + said.trimEnd().length }
      : undefined
  }
}
