import type { Token } from 'markdown-it'
import type { Mark, MarkKind } from '../model/text-line.js'

/** A text with what is marked in it. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Mark[]
}

const kinds: Readonly<Record<string, MarkKind>> = { em: 'emphasis', strong: 'emphasis', s: 'deletion' } // prettier-ignore

/** The lines of a paragraph, each with its own marks: what is emphasised over a line's end is so on both lines. */
export function inlineLines(tokens: readonly Token[]): readonly MarkedText[] {
  const lines = new InlineLines()
  for (const token of tokens) lines.take(token)
  return lines.ended()
}

class InlineLines {
  private readonly lines: MarkedText[] = []
  private text = ''
  private marks: Mark[] = []
  /** Marks that are open, outermost first, by their place among the line's marks. */
  private open: { readonly kind: MarkKind; from: number; at: number }[] = []
  private links: { readonly from: number; readonly says: string }[] = []

  take(token: Token): void {
    const { type, tag, content, nesting } = token
    const kind = kinds[tag]
    if (type === 'softbreak' || type === 'hardbreak') this.end()
    else if (type === 'link_open') this.openLink(token)
    else if (type === 'link_close') this.closeLink()
    else if (kind && nesting === 1) this.begin(kind)
    else if (kind && nesting === -1) this.close()
    else this.text += content.replaceAll('\n', ' ')
  }

  ended(): readonly MarkedText[] {
    this.end()
    return this.lines
  }

  private begin(kind: MarkKind): void {
    const from = this.text.length
    this.open.push({ kind, from, at: this.marks.push({ kind, from, to: from }) - 1 })
  }

  private close(): void {
    const last = this.open.pop()
    if (last) this.marks[last.at] = { kind: last.kind, from: last.from, to: this.text.length }
  }

  private openLink(token: Token): void {
    const says = [token.attrGet('href'), token.attrGet('title')].filter(Boolean).join(' ')
    this.links.push({ from: this.text.length, says })
  }

  /** Where a link leads is what an editor tells of its words; unless it is these words, or there are none. */
  private closeLink(): void {
    const { from = 0, says = '' } = this.links.pop() ?? {}
    const own = this.text.slice(from)
    const at = this.text.length
    if (own.trim() === '') this.text += says
    else if (says !== '' && own !== says.replace(/^mailto:/, ''))
      this.marks.push({ kind: 'note', from: at, to: at, says })
  }

  private end(): void {
    const { open } = this
    for (const { kind, from, at } of open) this.marks[at] = { kind, from, to: this.text.length }
    this.lines.push({ text: this.text, marks: this.marks })
    this.text = ''
    this.marks = []
    this.open = []
    this.links = this.links.map(({ says }) => ({ from: 0, says }))
    for (const { kind } of open) this.begin(kind)
  }
}
