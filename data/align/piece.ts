import type { Cut } from '../model/text.js'
import type { TextLine } from '../model/text-line.js'
import { marksWithin } from './cut-line.js'

/**
 * The lines of a piece of a text. A line that begins on the page before goes on from it, and white space at the joint is left out.
 * @param cut in characters of the lines, joined by line feeds
 */
export function piece(
  text: readonly TextLine[],
  { from, to }: Pick<Cut, 'from' | 'to'>,
): readonly TextLine[] {
  let begin = 0
  const lines: TextLine[] = []
  for (const line of text) {
    const end = begin + line.text.length
    const isHere = line.text === '' ? begin >= from && begin < to : begin < to && end > from
    if (isHere)
      lines.push(part(line, Math.max(0, from - begin), Math.min(line.text.length, to - begin)))
    begin = end + 1
  }
  return lines
}

function part(line: TextLine, from: number, to: number): TextLine {
  if (from === 0 && to === line.text.length) return line
  const text = line.text.slice(from, to).trimEnd()
  const { marks, words, opensParagraph, heading, block, ...rest } = line
  const own = marksWithin(
    marks ?? [],
    from,
    from + text.length,
    to === line.text.length ? Infinity : to,
  )
  const marked = { ...rest, text, ...(own.length > 0 && { marks: own }) }
  if (from > 0) return { ...marked, opensParagraph: false, continues: true }
  return {
    ...marked,
    opensParagraph,
    ...(heading !== undefined && { heading }),
    ...(block && { block }),
  }
}
