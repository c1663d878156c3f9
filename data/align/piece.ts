import type { Cut } from '../model/text.js'
import type { TextLine } from '../model/text-line.js'
import { marksWithin } from './cut-line.js'

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

function part(line: TextLine, from: number, to: number): readonly TextLine[] {
  const { text } = line
  const begin = from <= 0 ? 0 : from + leading(text.slice(from))
  const end = to >= text.length ? text.length : text.slice(0, to).trimEnd().length
  if (begin >= end) return []
  const goesOn = text.slice(0, begin).trim() !== ''
  const marks = marksWithin(line.marks ?? [], begin, end, to >= text.length ? Infinity : to)
  const own = { text: text.slice(begin, end), ...(marks.length > 0 && { marks }) }
  if (goesOn) return [{ ...own, opensParagraph: false, continues: true }]
  const { number, opensParagraph, block, heading, continues } = line
  return [
    {
      ...(number !== undefined && { number }),
      ...own,
      opensParagraph,
      ...(block && { block }),
      ...(heading !== undefined && { heading }),
      ...(continues && { continues }),
    },
  ]
}

const leading = (text: string) => text.length - text.trimStart().length
