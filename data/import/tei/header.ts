import { languageTag } from '../languages.js'
import type { TextHead } from '../read-part.js'
import { given } from '../written.js'
import type { Attributes } from '../xml.js'
import { collapsed } from './said.js'

/** Somebody, and what for. */
interface Responsible {
  role: string
  readonly names: string[]
}

/** Elements of the header whose words are wanted. */
const heard = new Set(['resp', 'name', 'persName', 'orgName', 'editor', 'date'])

/** Where the header tells of the file, and not of its source. */
const statements = new Set(['titleStmt', 'editionStmt', 'publicationStmt'])

/** What people are called who made a text out of a document: in English, French, German, Italian and Spanish. */
const made = /transcri|trascri|transkri|transl|traduc|traduz|übersetz|abschrift|kollation|collat/i

/**
 * The header of a file: who edited the text, when, and in which language it is.
 * https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html
 */
export class Header {
  private readonly path: string[] = []
  private readonly people: Responsible[] = []
  private readonly languages: { readonly tag: string; readonly usage: number }[] = []
  private capture: { readonly depth: number; readonly name: string; text: string } | undefined
  private mainLanguage: string | undefined
  private date: string | undefined

  /** An element of the header begins. */
  open(name: string, attributes: Attributes): void {
    this.path.push(name)
    this.learn(name, attributes)
    const stated = this.path.some((one) => statements.has(one))
    if (!this.capture && stated && heard.has(name))
      this.capture = { depth: this.path.length, name, text: '' }
  }

  /** Words of the header. */
  text(text: string): void {
    if (this.capture) this.capture.text += text
  }

  /** An element of the header ends. */
  close(): void {
    const { capture } = this
    if (capture?.depth === this.path.length) {
      this.capture = undefined
      this.keep(capture.name, collapsed(capture.text))
    }
    this.path.pop()
  }

  /**
   * What the file says of its text.
   * @param language what the text itself says of its language
   * @param ofFile what the file says of its own, header and all
   */
  head(language: string | undefined, ofFile: string | undefined): TextHead {
    const tag = language ?? this.mainLanguage ?? this.mostUsed() ?? ofFile
    return given({
      language: tag === undefined ? undefined : languageTag(tag),
      by: this.by(),
      date: this.date,
    })
  }

  /** What attributes tell. */
  private learn(name: string, attributes: Attributes): void {
    const { mainLang, when, role = '' } = attributes
    if (name === 'respStmt' || name === 'editor') this.people.push({ role, names: [] })
    else if (name === 'language') this.keepLanguage(attributes)
    else if (name === 'textLang') this.mainLanguage ??= mainLang
    else if (name === 'date' && this.path.includes('publicationStmt')) this.date ??= when
  }

  private keepLanguage({ ident, usage }: Attributes): void {
    if (ident !== undefined) this.languages.push({ tag: ident, usage: Number(usage) || 0 })
  }

  /** The language that is used more than any other. */
  private mostUsed(): string | undefined {
    const [most, next] = this.languages.toSorted((a, b) => b.usage - a.usage)
    return !next || (most?.usage ?? 0) > next.usage ? most?.tag : undefined
  }

  private by(): string | undefined {
    const named = this.people.filter(({ names }) => names.length > 0)
    const makers = named.filter(({ role }) => made.test(role))
    const names = (makers.length > 0 ? makers : named).flatMap((person) => person.names)
    return names.length > 0 ? [...new Set(names)].slice(0, 5).join('; ').slice(0, 300) : undefined
  }

  private keep(name: string, text: string): void {
    if (text === '') return
    const person = this.people.at(-1)
    if (name === 'date') {
      if (this.path.includes('publicationStmt')) this.date ??= text.slice(0, 80)
    } else if (name === 'resp') {
      if (person) person.role = `${person.role} ${text}`
    } else if (this.path.includes('respStmt') || name === 'editor') person?.names.push(text)
  }
}
