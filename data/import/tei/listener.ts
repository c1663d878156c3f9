import type { Attributes, XmlListener } from '../xml.js'
import { Authorities } from './authorities.js'
import { alternative } from './choice.js'
import { spaceless } from './elements.js'
import { Facsimile } from './facsimile.js'
import type { End } from './flow.js'
import { Hands } from './hands.js'
import { Header } from './header.js'
import { rules } from './rules.js'
import { stood, stoodApart } from './standing.js'
import { Transcript } from './transcript.js'

/** The parts of a file that are read each in its own way. https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html */
type Region = 'header' | 'facsimile' | 'text' | 'standoff'
const regions = new Map<string, Region>([
  ['teiHeader', 'header'],
  ['facsimile', 'facsimile'],
  ['sourceDoc', 'text'],
  ['text', 'text'],
  ['standOff', 'standoff'],
])

interface Frame {
  readonly name: string
  readonly end: End
}

/** Listens to a whole file. Each element of a text is asked what it begins, and what it began is ended with it. */
export class TeiListener implements XmlListener {
  readonly authorities = new Authorities()
  readonly facsimile = new Facsimile()
  readonly header = new Header()
  private readonly hands = new Hands()
  readonly transcript = new Transcript(this.hands, this.facsimile)
  /** What the text says of its language, and what the file does. */
  language: string | undefined
  fileLanguage: string | undefined
  /** Whether the file has any text. */
  hasText = false
  private region: Region | undefined
  private readonly frames: Frame[] = []
  /** How many frames were open where the region began. */
  private outside = 0

  open(name: string, attributes: Attributes): void {
    this.authorities.begins(name, attributes)
    if (this.region === undefined) this.enter(name, attributes)
    this.frames.push({ name, end: this.begun(name, attributes) })
  }

  close(): void {
    this.authorities.ends()
    if (this.region === 'header') this.header.close()
    const frame = this.frames.pop()
    frame?.end?.()
    if (this.region === 'facsimile' && frame) this.facsimile.ends(frame.name)
    if (this.frames.length === this.outside) this.region = undefined
  }

  text(text: string): void {
    this.authorities.text(text)
    if (this.region === 'header') this.header.text(text)
    else if (this.transcript.isApart()) this.transcript.say(text)
    else if (this.region === 'text' && (!spaceless.has(this.parent) || text.trim() !== ''))
      this.transcript.say(text)
  }

  /** The file ends, maybe before its elements do. */
  finish(): void {
    for (const { end } of this.frames.splice(0).reverse()) end?.()
    this.transcript.flow.finish()
    this.transcript.notes.settle()
  }

  private get parent(): string {
    return this.frames.at(-1)?.name ?? ''
  }

  private enter(name: string, attributes: Attributes): void {
    const language = attributes['xml:lang']
    this.region = regions.get(name)
    this.outside = this.frames.length
    if (this.region === 'text') {
      this.hasText = true
      if (name === 'text') this.transcript.divisions = 0
      this.language ??= language
    } else if (this.region === undefined) this.fileLanguage ??= language
  }

  private begun(name: string, attributes: Attributes): End {
    if (this.region === 'header') this.inHeader(name, attributes)
    else if (this.region === 'facsimile') this.facsimile.begins(name, attributes)
    else if (this.region === 'text') return this.inText(name, attributes)
    else if (this.region === 'standoff' && name === 'note' && !this.transcript.isApart())
      return this.transcript.apart((words) => {
        this.transcript.notes.keep(attributes, words, undefined)
      })
    return undefined
  }

  private inHeader(name: string, attributes: Attributes): void {
    this.header.open(name, attributes)
    this.hands.begins(name, attributes)
  }

  private inText(name: string, attributes: Attributes): End {
    const { transcript, parent } = this
    if (transcript.isApart()) return stoodApart(transcript, attributes, name, parent)
    if (name === 'body') this.language ??= attributes['xml:lang']
    const { hand, 'xml:id': id } = attributes
    if (id !== undefined) transcript.met(id)
    const end = this.ruled(name, attributes)
    if (transcript.isApart()) return end
    const leave = transcript.written(hand)
    return () => {
      leave?.()
      if (id !== undefined && isAnchor(name)) transcript.flow.point(transcript.notes.anchor(id))
      end?.()
    }
  }

  private ruled(name: string, attributes: Attributes): End {
    const { transcript, parent } = this
    if (spaceless.has(parent) && parent !== 'subst' && !isPoint(name))
      return alternative(transcript, attributes, name)
    const rule = rules.get(name)
    return (
      rule?.(transcript, attributes, name, parent) ?? stood(transcript, attributes, name, parent)
    )
  }
}

/** Breaks and gaps are no reading among others. */
const isPoint = (name: string) => /^([lpcg]b|milestone|gap|space|ptr|anchor)$/.test(name)

/** Breaks and single letters are no place for a note. */
const isAnchor = (name: string) => !/^([lpcg]b|milestone|w|pc|c)$/.test(name)
