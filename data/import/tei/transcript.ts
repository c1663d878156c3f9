import type { Attributes } from '../xml.js'
import { saidBy } from './editorial.js'
import { references, type Facsimile } from './facsimile.js'
import { Flow, type End } from './flow.js'
import type { Hands } from './hands.js'
import { Notes } from './notes.js'
import type { Places, Said } from './said.js'

/** A reading that is not the text, and whose it is. */
export interface Reading {
  readonly words: string
  readonly witnesses: string
}

/** A `choice`, or an `app`, that is open: one of its readings is the text, the others are said of it. */
export interface Choice {
  /** Whether a reading was taken for the text. */
  taken: boolean
  said: Said | undefined
  readonly others: Reading[]
}

/** A text while it is being read: what elements do to it. */
export class Transcript {
  readonly flow = new Flow()
  readonly notes = new Notes()
  private readonly hands: Hands
  readonly facsimile: Facsimile
  /** The other files that are referred to. */
  readonly elsewhere = new Set<string>()
  /** Whether breaks of another edition were passed over. */
  otherEditions = false
  /** Words that are none of the text, while they are being read. */
  private captured: { words: string } | undefined
  /** The choices between readings that are open. */
  readonly choices: Choice[] = []
  /** How many divisions are open. */
  divisions = 0
  private inWords = 0
  private edition: string | undefined
  /** What ends at the element that has an id. */
  private readonly endings = new Map<string, () => void>()
  private hand: End

  constructor(hands: Hands, facsimile: Facsimile) {
    this.hands = hands
    this.facsimile = facsimile
  }

  /** Whether the words are none of the text at the moment. */
  isApart(): boolean {
    return this.captured !== undefined
  }

  /** Words of the text; within a word there is no white space. */
  say(words: string): void {
    if (this.captured) this.captured.words += words
    else this.flow.say(this.inWords > 0 ? words.replace(/\s+/g, '') : words)
  }

  /** An element of the running text. */
  inline(name: string, attributes: Attributes, said = saidBy(name, attributes)): End {
    this.notice(said?.refers)
    const isWord = name === 'w'
    const leave = this.flow.enter(said, this.placesOf(attributes), isWord)
    if (isWord) this.inWords++
    return () => {
      if (isWord) this.inWords--
      leave?.()
    }
  }

  /** Words that are none of the text; they are handed over where the element ends. */
  apart(then: (words: string) => void): End {
    const before = this.captured
    const captured = { words: '' }
    this.captured = captured
    return () => {
      this.captured = before
      then(captured.words)
    }
  }

  /** An editor's note. */
  note(attributes: Attributes): End {
    const here: Said = { kind: 'note', waits: true }
    this.flow.point(here)
    return this.apart((words) => {
      this.notes.keep(attributes, words, here)
    })
  }

  /** Another hand begins to write; what it wrote lasts until the next one. */
  shift(hand: string): void {
    this.hand?.()
    this.hand = this.written(hand)
  }

  /** What a hand wrote, unless it is the document's own. */
  written(hand: string | undefined): End {
    const other = hand !== undefined && !this.hands.isMain(hand)
    return other ? this.flow.enter({ kind: 'handwritten' }, []) : undefined
  }

  /** What lasts until the element with an id. */
  until(id: string, end: End): void {
    if (end) this.endings.set(id, end)
  }

  /** The element with this id was met. */
  met(id: string): void {
    this.endings.get(id)?.()
    this.endings.delete(id)
  }

  /** Notices references into other files. */
  notice(refers: readonly string[] = []): void {
    for (const reference of refers) {
      const [, file] = /^([^#:\s]{1,200})#/.exec(reference) ?? []
      if (file !== undefined && this.elsewhere.size < 1000) this.elsewhere.add(file)
    }
  }

  /** Whether a break is one of another edition than the first that is named. */
  isOtherEdition({ ed }: Attributes): boolean {
    if (ed === undefined) return false
    this.edition ??= ed
    if (ed !== this.edition) this.otherEditions = true
    return ed !== this.edition
  }

  /** Where an element is on its page: what it refers to, and the zone that says it belongs to it. */
  placesOf({ facs, 'xml:id': id }: Attributes): Places {
    const owner = id === undefined ? undefined : this.facsimile.ownedBy(id)
    const own = references(facs)
    return owner && own.length === 0 ? [owner] : own
  }
}
