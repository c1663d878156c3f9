import type { Cut } from '../model/text.js'
import type { TextLine } from '../model/text-line.js'
import { lineWithin } from './cut-line.js'

/**
 * The lines of one page of a text that was cut: whole lines, and parts of those that a page begins or ends within. A part that has words of its line
 * before it goes on from these. White space at the cut is left out.
 */
export function piece(
  text: readonly TextLine[],
  { from, to }: Pick<Cut, 'from' | 'to'>,
): readonly TextLine[] {
  let next = 0
  return text.flatMap((line) => {
    const begin = next
    const end = begin + line.text.length
    next = end + 1
    if (begin >= from && end <= to) return begin < to || from < to ? [line] : []
    return end <= from || begin >= to ? [] : part(line, from - begin, to - begin)
  })
}

function part(line: TextLine, begin: number, end: number): readonly TextLine[] {
  const { text } = line
  const from = begin <= 0 ? 0 : begin + leading(text.slice(begin))
  const to = end >= text.length ? text.length : text.slice(0, end).trimEnd().length
  return from < to
    ? [lineWithin(line, { from, to, next: end >= text.length ? Infinity : end })]
    : []
}

const leading = (text: string) => text.length - text.trimStart().length
