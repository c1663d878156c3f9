import type { Mark, TextLine } from '../model/text-line.js'
import { unspaced } from './folding.js'

/**
 * A line cut in pieces before some of its characters. Between two pieces one space is left out; where there is other white space it stays with the
 * piece before, and where there is none nothing is left out. So pieces joined with a space, or with nothing where white
 * space or a script without spaces is at the joint, are the line again. Pieces after the first go on from it; marks go with their words.
 * @param before places in UTF-16 units, growing; a word begins at each
 */
export function cutLine(line: TextLine, before: readonly number[]): readonly TextLine[] {
  const { text } = line
  const ends = [...before, text.length]
  return ends.map((end, at): TextLine => {
    const from = before[at - 1] ?? 0
    const to = end === text.length ? end : withoutSpace(text, end)
    return lineWithin(line, { from, to, next: at === ends.length - 1 ? Infinity : end })
  })
}

/**
 * The characters of a line from one place up to another, without places on the page. What is not its beginning goes on from what is.
 * @param range UTF-16 units; at `next` the next part begins: marks without a length before it are of this one
 */
export function lineWithin(
  line: TextLine,
  { from, to, next }: { readonly from: number; readonly to: number; readonly next: number },
): TextLine {
  const { words, box, outline, baseline, notOnPage, marks, ...kept } = line
  const own = marksWithin(marks ?? [], from, to, next)
  const text = line.text.slice(from, to)
  const piece = { text, ...(own.length > 0 && { marks: own }) }
  const goesOn = line.text.slice(0, from).trim() !== ''
  return goesOn ? { ...piece, opensParagraph: false, continues: true } : { ...kept, ...piece }
}

/** Where a piece ends, if the next one begins at a place: before the only space, if a space is what joins them again. */
function withoutSpace(text: string, next: number): number {
  const isOne = text[next - 1] === ' ' && next > 1 && !/\s/u.test(text[next - 2] ?? ' ')
  if (!isOne) return next
  const isUnspaced = unspaced.test(text[next - 2] ?? '') && unspaced.test(text[next] ?? '')
  return isUnspaced ? next : next - 1
}

/**
 * Marks of a part of a line, counted from its beginning.
 * @param next where the next part begins: what has no length and stands before it is of this part
 */
function marksWithin(
  marks: readonly Mark[],
  from: number,
  to: number,
  next: number,
): readonly Mark[] {
  return marks.flatMap((mark) => {
    const isPoint = mark.from === mark.to
    const isHere = isPoint
      ? mark.from >= from && mark.from < next
      : mark.from < to && mark.to > from
    if (!isHere) return []
    const [begin, end] = [Math.max(mark.from, from), Math.min(mark.to, to)]
    return [{ ...mark, from: Math.min(begin, end) - from, to: end - from }]
  })
}
