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
  /** Whether what stands beside the text in it has its place. */
  taken?: true
}

/** A piece of a line that something is said of; `from` equals `to` for what stands between two letters. */
export interface Piece {
  from: number
  to: number
  readonly said: Said
  /** How many pieces of the passage began before: what is outside began earlier. */
  readonly rank: number
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
  pieces: Piece[] = []
  placed: PlacedPiece[] = []
  /** Whether it stands beside the running text: a marginal note, a running head. */
  readonly aside: boolean
  /** The line that this one turned out to be the rest of. */
  into: RawLine | undefined
  /** The line that this one's last word goes on in. */
  after: RawLine | undefined
  private readonly chunks: string[] = []
  private written = ''
  private size = 0
  /** The last character. */
  private lastly = ''

  constructor(start: LineStart, aside: boolean) {
    this.start = start
    this.aside = aside
    if (start.before) start.before.after = this
  }

  /** The words of a line that ended. */
  get text(): string {
    return this.written
  }

  /** UTF-16 units till now. */
  get length(): number {
    return this.size
  }

  /** Adds words; white space is one space, and none begins the line. */
  say(text: string): void {
    let plain = text.replace(/[ \t\n\r]+/g, ' ')
    if (/^ ?[,.;:!?)\]]/.test(plain) && this.closesUp()) plain = plain.trimStart()
    const follows = this.lastly === '' || this.lastly === ' '
    if (follows && plain.startsWith(' ')) plain = plain.slice(1)
    if (plain === '') return
    this.chunks.push(plain)
    this.size += plain.length
    this.lastly = plain.slice(-1)
  }

  /** Marks the piece between two places in the line. */
  mark(from: number, to: number, said: Said, rank: number): void {
    if (from < to) this.pieces.push({ from, to, said, rank })
  }

  /** Marks a place between two letters; without one, the end of the line. */
  point(said: Said, at = this.size): void {
    this.pieces.push({ from: at, to: at, said, rank: Infinity })
  }

  /** Tells where a piece is on the page. */
  place(from: number, to: number, places: Places, isWord: boolean): void {
    if (from < to) this.placed.push({ from, to, places, isWord })
  }

  /** The line's end: spaces there are none of the text, nor of what is marked. */
  end(): void {
    this.written = this.chunks.splice(0).join('').trimEnd()
    this.size = this.written.length
    this.pieces = this.pieces.flatMap((piece) => this.trimmed(piece, piece.rank === Infinity))
    this.placed = this.placed.flatMap((piece) => this.trimmed(piece, false))
  }

  /** Takes in a line which turned out to be the rest of this one. */
  join(rest: RawLine): void {
    rest.into = this
    this.after = rest.after
    const from = this.size + 1
    this.written += ` ${rest.text}`
    this.size = from + rest.length
    const open = this.openPieces(from - 1)
    for (const piece of rest.pieces) {
      const before = piece.from === 0 ? open.get(piece.said) : undefined
      if (before && piece.to > 0) before.to = piece.to + from
      else this.pieces.push({ ...piece, from: piece.from + from, to: piece.to + from })
    }
    for (const one of rest.placed)
      this.placed.push({ ...one, from: one.from + from, to: one.to + from })
  }

  /** Puts a space at each of some places between two letters. @param places in ascending order */
  space(places: readonly number[]): void {
    const text = this.written
    const cuts = [0, ...places, text.length]
    this.written = places.map((_, at) => `${text.slice(cuts[at], cuts[at + 1])} `).join('')
    this.written += text.slice(places.at(-1) ?? 0)
    this.size = this.written.length
    const before = (place: number) => countBelow(places, place)
    for (const piece of [...this.pieces, ...this.placed]) {
      const isPoint = piece.from === piece.to
      piece.to += before(piece.to)
      piece.from = isPoint ? piece.to : piece.from + before(piece.from + 1)
    }
  }

  /** White space around a pointer to a note says nothing, where a comma follows: takes it off, if there is a pointer. */
  private closesUp(): boolean {
    const last = this.pieces.at(-1)
    if (last?.rank !== Infinity || last.from !== this.size) return false
    if (this.lastly !== ' ') return true
    const chunk = this.chunks.pop()?.slice(0, -1) ?? ''
    this.chunks.push(chunk)
    this.size--
    this.lastly = chunk.slice(-1)
    for (const piece of this.pieces.slice(-4)) {
      piece.from = Math.min(piece.from, this.size)
      piece.to = Math.min(piece.to, this.size)
    }
    return true
  }

  /** Pieces that end where the line does, by what is said of them: the last ones. */
  private openPieces(end: number): ReadonlyMap<Said, Piece> {
    const open = new Map<Said, Piece>()
    for (let at = this.pieces.length - 1; this.pieces[at]?.to === end; at--) {
      const piece = this.pieces[at]
      if (piece && piece.from < piece.to) open.set(piece.said, piece)
    }
    return open
  }

  /** A piece without the spaces at its ends; none where there is nothing else in it. */
  private trimmed<One extends { readonly from: number; readonly to: number }>(
    piece: One,
    isPoint: boolean,
  ): One[] {
    const [from, to] = [Math.min(piece.from, this.size), Math.min(piece.to, this.size)]
    if (isPoint) return [{ ...piece, from, to }]
    const begin = this.written.charAt(from) === ' ' ? from + 1 : from
    const end = this.written.charAt(to - 1) === ' ' ? to - 1 : to
    return begin < end ? [{ ...piece, from: begin, to: end }] : []
  }
}

/** How many of ascending numbers are below another one. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? Infinity) < limit) low = middle + 1
    else high = middle
  }
  return low
}
