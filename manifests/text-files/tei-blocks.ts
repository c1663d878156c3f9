import type { TextLine } from '../../data/model/text-line.js'
import type { Markup } from './xml.js'

/** Markup one after the other: there may be more of it than a function can be called with. */
export function together(all: readonly Markup[], between = ''): Markup {
  return { markup: all.map(({ markup }) => markup).join(between) }
}

/** A line with its number on the page, from 1. */
export interface NumberedLine {
  readonly number: number
  readonly line: TextLine
  /** Whether the line before ends in the middle of its first word. */
  readonly divides: boolean
}

/** Lines that stand together: a paragraph, a heading, a running head. */
export interface BlockOfLines {
  /** Its number on the page, from 1. */
  readonly number: number
  readonly heading?: number
  /** What the file it came from called it, as one word. */
  readonly kind?: string
  readonly lines: readonly NumberedLine[]
}

/** The blocks of a page: each begins with a line that opens a paragraph or a region, or where a heading begins or ends. */
export function blocksOf(all: readonly TextLine[]): readonly BlockOfLines[] {
  const blocks: (BlockOfLines & { readonly lines: NumberedLine[] })[] = []
  let before: TextLine | undefined
  for (const [at, line] of all.entries()) {
    if (line.text.trim() === '' && line.marks === undefined) continue
    const last = blocks.at(-1)
    const numbered = { number: at + 1, line, divides: divides(before, line) }
    if (last && !begins(line, last)) last.lines.push(numbered)
    else blocks.push({ ...blockOf(line), number: blocks.length + 1, lines: [numbered] })
    before = line
  }
  return blocks
}

function begins({ opensParagraph, block, heading }: TextLine, last: BlockOfLines): boolean {
  return opensParagraph || block !== undefined || heading !== last.heading
}

function blockOf({ heading, block }: TextLine): Pick<BlockOfLines, 'heading' | 'kind'> {
  const kind = block?.kind?.trim().replace(/\s+/g, '-')
  return { ...(heading !== undefined && { heading }), ...(kind && { kind }) }
}

/** Whether one word goes over from a line's end to the next line. */
function divides(first: TextLine | undefined, second: TextLine): boolean {
  const [tail, head] = [first?.words?.at(-1), second.words?.[0]]
  return (
    tail?.whole !== undefined &&
    tail.whole === head?.whole &&
    tail.to === first?.text.length &&
    head.from === 0
  )
}
