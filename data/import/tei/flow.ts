import type { Surface } from './facsimile.js'
import { Passage, type MarkCount, type Surroundings } from './passage.js'
import type { PageBreak, RawBlock, RawLine } from './raw-line.js'
import type { Places, Said } from './said.js'

/** What is to be done where an element ends. */
export type End = (() => void) | undefined

/** What is known of a block when it begins. */
interface BlockStart extends RawBlock {
  /** Whether it begins a paragraph, and is no mere row. */
  readonly isParagraph: boolean
  readonly heading?: number
}

/** The words of a text on their way into lines: which page, which block, and which passage they belong to. */
export class Flow {
  /** Lines that ended, in the order of the file but for what stands beside them. */
  readonly lines: RawLine[] = []
  readonly pages: PageBreak[] = []
  /** What was said of pages that have no words. */
  readonly lost: Said[] = []
  /** Characters that were said: more where something was. */
  written = 0
  readonly marks: MarkCount = { count: 0 }
  private passage = new Passage(this.marks, false)
  private around: Surroundings = {
    page: undefined,
    block: undefined,
    heading: undefined,
    inSource: false,
  }

  /** The surface that is open in a `sourceDoc`. */
  get surface(): Surface | undefined {
    return this.around.page?.surface
  }

  /** Adds words. */
  say(words: string): void {
    if (/\S/.test(words)) this.written += words.length
    this.passage.say(words, this.around)
  }

  /** Says something of the place between two words. */
  point(said: Said | undefined): void {
    if (said) this.passage.point(said)
  }

  /** An element begins that says something of its words, or tells their place. */
  enter(said: Said | undefined, places: Places, isWord = false): End {
    return said || places.length > 0 || isWord
      ? this.passage.enter(said, places, isWord)
      : undefined
  }

  /** A line begins. @param divides whether in the middle of a word */
  breakLine(places: Places, divides: boolean): void {
    this.passage.breakLine(places, divides)
  }

  /** A column begins. */
  breakColumn(divides: boolean): void {
    this.take(this.passage.breakColumn(divides))
  }

  /** A page begins. */
  breakPage(page: PageBreak, divides: boolean): void {
    this.take(this.passage.breakPage(divides))
    for (const said of this.passage.lost.splice(0)) this.lost.push(said)
    this.pages.push(page)
    this.around = { ...this.around, page }
  }

  /** Something that is a line of its own, unless the file tells lines. */
  softly(): End {
    this.passage.breakSoftly()
    return () => {
      this.passage.breakSoftly()
    }
  }

  /** A block, or one of several rows. It is the region that its parent is, unless it has a place or a kind of its own. */
  block({ places, kind, isParagraph, heading }: BlockStart): End {
    this.take(this.passage.beginBlock())
    const { block: outer, heading: before } = this.around
    const isRegion = kind !== undefined || (isParagraph && places.length > 0)
    const own = isRegion && places.length === 0 ? this.takenPlaces() : places
    const named = { places: own, ...(kind !== undefined && { kind }) }
    const block = isRegion ? named : untaken(outer)
    if (!isParagraph) this.passage.placeNext(places)
    this.around = { ...this.around, block, heading: heading ?? before }
    if (isParagraph) this.passage.openParagraph()
    return () => {
      this.take(this.passage.endBlock())
      if (isParagraph) this.passage.openParagraph()
      this.around = { ...this.around, block: outer, heading: before }
    }
  }

  /** What stands beside the running text: its lines come after the line that is open. */
  beside(places: Places, kind: string | undefined): End {
    const { passage, around } = this
    const inner = new Passage(this.marks, true)
    const from = this.lines.length
    this.passage = inner
    const own = places.length > 0 || passage.isOpen ? places : this.takenPlaces()
    const block = { places: own, ...(kind !== undefined && { kind }) }
    this.around = { ...around, block, heading: undefined }
    return () => {
      this.take(inner.finish())
      for (const said of inner.lost) passage.point(said)
      this.take(passage.putBeside(this.lines.splice(from)))
      this.passage = passage
      this.around = { ...around, block: untaken(around.block), page: this.around.page }
    }
  }

  /** Lines that ended. There may be more than a function can be called with. */
  private take(lines: readonly RawLine[]): void {
    for (const line of lines) this.lines.push(line)
  }

  /** The places of the block that is open, for what stands beside the text and is all that the block holds till now. */
  private takenPlaces(): Places {
    const { block } = this.around
    if (!block || block.taken) return []
    block.taken = true
    return block.places
  }

  /** A `sourceDoc`: what is on the document, surface by surface. */
  source(): End {
    const { around } = this
    this.around = { ...around, inSource: true }
    return () => {
      this.take(this.passage.finish())
      for (const said of this.passage.lost.splice(0)) this.lost.push(said)
      this.around = { ...around, page: undefined }
    }
  }

  /** The text ends. */
  finish(): void {
    this.take(this.passage.finish())
    for (const said of this.passage.lost.splice(0)) this.lost.push(said)
  }
}

const untaken = (block: RawBlock | undefined) => (block?.taken ? undefined : block)
