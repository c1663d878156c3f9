import { RawLine, type LineStart, type PageBreak, type RawBlock } from './raw-line.js'
import type { Places, Said } from './said.js'

/** An element that is open, and what it says of the words in it. */
interface Open {
  /** Where it begins in the line. */
  from: number
  /** Whether it began on an earlier line. */
  broken: boolean
  readonly said?: Said
  readonly places?: Places
  readonly isWord: boolean
  readonly rank: number
}

/** How many marks there are in a file, each counted on every line that it goes over. */
export interface MarkCount {
  count: number
}

/** So many are kept; a short file could make very many, by a mark that goes over many lines. */
export const mostMarks = 1_000_000
/** So many elements that say something may be open at once; what lies deeper is not marked. */
const deepest = 32

/** What the text stands under at the moment. */
export interface Surroundings {
  readonly page: PageBreak | undefined
  readonly block: RawBlock | undefined
  readonly heading: number | undefined
  readonly inSource: boolean
}

/**
 * Words that are read one after the other: the running text, or what stands beside it (a running head, a note in the margin).
 * Their lines are those that `lb` begins; where a paragraph has none, what ends a paragraph ends a line.
 */
export class Passage {
  /** What was said of pages that have no words. */
  readonly lost: Said[] = []
  private readonly marks: MarkCount
  private readonly aside: boolean
  private line: RawLine | undefined
  /** Lines since the last paragraph began. */
  private group: RawLine[] = []
  /** Whether any `lb` stood in the paragraph, so that nothing else begins its lines. */
  private lineated = false
  /** The last line that ended, and whether it is on the page that is being read. */
  private last: RawLine | undefined
  private lastIsHere = false
  private readonly open = new Set<Open>()
  /** Lines that stand beside the line that is open, and come after it. */
  private readonly beside: RawLine[] = []
  /** What was said where there was no line yet. */
  private readonly ahead: Said[] = []
  private places: Places = []
  private entered = 0
  private divides = false
  private soft = false
  private opensParagraph = true

  /** @param marks counts the marks of all of the file */
  constructor(marks: MarkCount, aside: boolean) {
    this.marks = marks
    this.aside = aside
  }

  /** Whether a line is open. */
  get isOpen(): boolean {
    return this.line !== undefined
  }

  /** Adds words to the line, or begins one. */
  say(text: string, around: Surroundings): void {
    if (!this.line && /[^ \t\n\r]/.test(text)) this.begin(around)
    this.line?.say(text)
  }

  /** A line ends where the file says so. @param divides whether it does in the middle of a word */
  breakLine(places: Places, divides: boolean): void {
    this.end()
    this.lineated = true
    if (this.group.length > 0) this.settleAhead()
    this.places = places
    this.divides ||= divides || this.isInWord()
    this.soft = false
  }

  /** An element begins or ends that is a line of its own, unless `lb` tells lines. */
  breakSoftly(): void {
    if (this.line) this.soft = true
    this.end()
  }

  /** A column ends, and maybe in the middle of a word. Gives the lines before. */
  breakColumn(divides: boolean): RawLine[] {
    this.end()
    const divided = this.divides || divides || this.isInWord()
    const lines = this.settled()
    this.divides = divided
    return lines
  }

  /** A page ends, and maybe in the middle of a word. Gives the lines before. */
  breakPage(divides: boolean): RawLine[] {
    const lines = this.breakColumn(divides)
    this.settleAhead()
    for (const said of this.ahead.splice(0)) this.lost.push(said)
    this.lastIsHere = false
    return lines
  }

  /** A block begins. Gives the lines before it. */
  beginBlock(): RawLine[] {
    this.end()
    return this.settled()
  }

  /** A block ends. Gives its lines. */
  endBlock(): RawLine[] {
    this.end()
    this.settleAhead()
    this.places = []
    return this.settled()
  }

  /** Tells where the next line is, if it has a place. */
  placeNext(places: Places): void {
    if (places.length > 0) this.places = places
  }

  /** The next line opens a paragraph. */
  openParagraph(): void {
    this.opensParagraph = true
  }

  /** An element begins that says something of its words, or tells their place. Gives what ends it. */
  enter(said: Said | undefined, places: Places, isWord = false): (() => void) | undefined {
    if (this.open.size >= deepest) return undefined
    const open: Open = {
      from: this.line?.length ?? 0,
      broken: false,
      isWord,
      rank: this.entered++,
      ...(said && { said }),
      ...(places.length > 0 && { places }),
    }
    this.open.add(open)
    return () => {
      if (this.line) this.mark(this.line, open)
      this.open.delete(open)
    }
  }

  /** Something is said of the place between two words. */
  point(said: Said): void {
    if (this.line) this.line.point(said)
    else this.ahead.push(said)
  }

  /** Lines which stand beside this passage, here. Gives them back where no line is open. */
  putBeside(lines: readonly RawLine[]): readonly RawLine[] {
    if (!this.line && this.group.length === 0) return lines
    for (const line of lines) (this.line ? this.beside : this.group).push(line)
    return []
  }

  /** The text ends. Gives its last lines. */
  finish(): RawLine[] {
    return this.breakPage(false)
  }

  private isInWord(): boolean {
    return [...this.open].some(({ isWord }) => isWord)
  }

  private begin({ page, block, heading, inSource }: Surroundings): void {
    const { places, opensParagraph, soft } = this
    const before = this.divides ? this.last : undefined
    const start: LineStart = {
      page,
      places,
      opensParagraph,
      block,
      heading,
      soft,
      before,
      inSource,
    }
    this.line = new RawLine(start, this.aside)
    for (const said of this.ahead.splice(0)) this.line.point(said)
    this.places = []
    this.divides = this.soft = this.opensParagraph = false
  }

  private end(): void {
    const { line } = this
    if (!line) return
    for (const open of this.open) {
      this.mark(line, open)
      open.from = 0
      open.broken = true
    }
    line.end()
    this.line = undefined
    this.last = line
    this.lastIsHere = true
    this.group.push(line)
    for (const one of this.beside.splice(0)) this.group.push(one)
  }

  private mark(line: RawLine, { from, broken, said, places, isWord, rank }: Open): void {
    if (said && from < line.length && ++this.marks.count <= mostMarks)
      line.mark(from, line.length, said, rank)
    if (places && !broken) line.place(from, line.length, places, isWord)
  }

  /** Lines of the paragraph; where `lb` tells lines, nothing else begins one. */
  private settled(): RawLine[] {
    const lines: RawLine[] = []
    let main: RawLine | undefined
    for (const line of this.group) {
      if (this.lineated && line.start.soft && !line.aside && main) {
        main.join(line)
        if (this.last === line) this.last = main
      } else {
        lines.push(line)
        if (!line.aside || this.aside) main = line
      }
    }
    this.group = []
    this.lineated = false
    this.soft = false
    this.divides = false
    return lines
  }

  /** A note where no line follows belongs to the line before it. */
  private settleAhead(): void {
    if (!this.last || !this.lastIsHere) return
    for (const said of this.ahead.splice(0)) this.last.point(said)
  }
}
