import type { Token } from 'markdown-it'
import { inlineLines, type MarkedText } from './markdown-inline.js'
import { tableRows } from './markdown-tables.js'
import type { ReadLine } from './read-part.js'

/** Gives the tokens within a piece of text that is not divided any more. */
export type ParseInline = (text: string) => readonly Token[]

/** Lines of a page in Markdown, from what the parser makes of it. */
export class MarkdownLines {
  private readonly parseInline: ParseInline
  private readonly lines: ReadLine[] = []
  private opensParagraph = true
  private heading: number | undefined
  /** What stands before the first line of an item of a list: `'- '`, `'12. '`. */
  private sign = ''

  constructor(parseInline: ParseInline) {
    this.parseInline = parseInline
  }

  read(tokens: readonly Token[]): readonly ReadLine[] {
    for (const token of tokens) {
      if (token.nesting === 1 && !token.hidden && token.type !== 'list_item_open') this.opensParagraph = true // prettier-ignore
      this.take(token)
    }
    this.addSign()
    return this.lines
  }

  private take(token: Token): void {
    switch (token.type) {
      case 'heading_open':
        this.heading = Number(token.tag.slice(1))
        break
      case 'heading_close':
        this.heading = undefined
        break
      case 'list_item_open':
        this.item(`${token.info}${token.markup} `)
        break
      case 'list_item_close':
        this.addSign()
        break
      case 'hr':
        this.opensParagraph = true
        break
      case 'inline':
        this.addAll(this.inline(token))
        break
      case 'code_block':
      case 'fence':
        // What stands behind a fence only tells programs what is in it, but then it may have been none.
        this.addCode(`${token.info}\n${token.content}`)
        break
    }
  }

  /** Numbers and dashes of lists stand on the page, as a rule. */
  private item(sign: string): void {
    this.addSign()
    this.sign = sign
  }

  /** An item without words is one all the same. */
  private addSign(): void {
    if (this.sign !== '') this.addAll([{ text: '', marks: [] }])
  }

  private inline({ children, content }: Token): readonly MarkedText[] {
    const rows = tableRows(content)
    if (!rows) return inlineLines(children ?? [])
    return rows.flatMap((row) => inlineLines(this.parseInline(row)))
  }

  private addCode(content: string): void {
    this.opensParagraph = true
    for (const line of content.split('\n')) {
      if (line.trim() === '') this.opensParagraph = true
      else this.addAll([{ text: line, marks: [] }])
    }
    this.opensParagraph = true
  }

  private addAll(all: readonly MarkedText[]): void {
    for (const one of all) {
      const { text, marks } = trimmed(one, this.sign)
      this.sign = ''
      if (text === '') continue
      this.lines.push({
        text,
        opensParagraph: this.opensParagraph,
        ...(this.heading !== undefined && { heading: this.heading }),
        ...(marks.length > 0 && { marks }),
      })
      this.opensParagraph = false
    }
  }
}

/** A text with a sign before it, and without the white space around it. */
function trimmed({ text, marks }: MarkedText, sign: string): MarkedText {
  const inner = text.trim()
  const moved = sign.length - (text.length - text.trimStart().length)
  const whole = (sign + inner).trim()
  const inside = (at: number) => Math.min(Math.max(at + moved, sign.length), whole.length)
  return {
    text: whole,
    marks: marks
      .map((mark) => ({ ...mark, from: inside(mark.from), to: inside(mark.to) }))
      .filter(({ kind, from, to }) => from < to || kind === 'note'),
  }
}
