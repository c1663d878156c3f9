import { Parser } from 'htmlparser2'
import type { Mark, MarkKind } from '../../model/text-line.js'
import { carriable } from '../decode.js'

/** Words without markup, and what was set apart in them. */
export interface PlainWords {
  readonly text: string
  readonly marks: readonly Mark[]
}

const hidden = new Set(['script', 'style', 'template', 'noscript', 'title', 'iframe', 'object', 'svg', 'textarea', 'select']) // prettier-ignore
const blocks = new Set(['p', 'div', 'ul', 'ol', 'li', 'blockquote', 'pre', 'table', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'section', 'article', 'hr', 'dl', 'dt', 'dd']) // prettier-ignore
const set: Readonly<Record<string, MarkKind>> = {
  em: 'emphasis', i: 'emphasis', b: 'emphasis', strong: 'emphasis', u: 'underlined', del: 'deletion', s: 'deletion',
} // prettier-ignore
/** Marks in marks; more tell nothing. */
const deepest = 50

/**
 * The words of a piece of HTML as a reader sees them, whatever stands in it: blocks and `br` end a line, the address of a link stands behind its words,
 * and nothing of it is run, fetched or kept as markup. Never fails, as HTML never does (https://html.spec.whatwg.org/multipage/parsing.html).
 */
export function plainWords(markup: string): PlainWords {
  const writer = new Writer()
  let hiding = 0
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (hidden.has(name)) hiding++
      else if (hiding === 0) writer.open(name, attributes['href'])
    },
    onclosetag: (name) => {
      if (hidden.has(name)) hiding = Math.max(0, hiding - 1)
      else if (hiding === 0) writer.close(name)
    },
    ontext: (text) => {
      if (hiding === 0) writer.text(text)
    },
  })
  parser.write(markup)
  parser.end()
  return writer.words()
}

interface Open {
  readonly name: string
  readonly kind?: MarkKind
  /** Where its words begin; nothing while it has none. */
  from?: number
  readonly address?: string
}

class Writer {
  #text = ''
  /** The space or line end that is due before the next words. */
  #due = ''
  readonly #open: Open[] = []
  readonly #marks: Mark[] = []

  open(name: string, href: string | undefined): void {
    if (name === 'br') this.#due = this.#due.endsWith('\n') ? '\n\n' : '\n'
    if (blocks.has(name)) this.#endLine()
    if (name === 'li') this.#write('• ')
    const kind = Object.hasOwn(set, name) ? set[name] : undefined
    if (this.#open.length >= deepest) return
    if (kind) this.#open.push({ name, kind })
    else if (name === 'a' && href !== undefined) this.#open.push({ name, address: href })
  }

  close(name: string): void {
    if (blocks.has(name)) this.#endLine()
    const at = this.#open.findLastIndex((one) => one.name === name)
    const [one] = at < 0 ? [] : this.#open.splice(at, 1)
    if (one?.from === undefined) return
    const { kind, from, address } = one
    if (kind && from < this.#text.length) this.#marks.push({ kind, from, to: this.#text.length })
    const label = this.#text.slice(from)
    if (address !== undefined && /^https?:\/\/\S+$/i.test(address) && !label.includes(address))
      this.#text += ` (${carriable(address).slice(0, 2000)})`
  }

  text(given: string): void {
    const words = carriable(given).replace(/\s+/gu, ' ')
    const core = words.trim()
    if (words.startsWith(' ')) this.#due ||= ' '
    if (core !== '') this.#write(core)
    if (core !== '' && words.endsWith(' ')) this.#due ||= ' '
  }

  words(): PlainWords {
    const marks = this.#marks.toSorted((a, b) => a.from - b.from || b.to - a.to)
    return { text: this.#text, marks }
  }

  #endLine(): void {
    this.#due = this.#due.startsWith('\n') ? this.#due : '\n'
  }

  #write(words: string): void {
    // A sign of a list has its space already.
    if (this.#text !== '' && !(this.#due === ' ' && this.#text.endsWith(' '))) this.#text += this.#due // prettier-ignore
    this.#due = ''
    for (const one of this.#open) one.from ??= this.#text.length
    this.#text += words
  }
}
