import type { Mark, TextLine } from '../../data/model/text-line.js'

/** A line as the text itself divides them, which may be longer than the scan's. */
export interface OwnLine extends Pick<TextLine, 'text' | 'opensParagraph' | 'heading'> {
  readonly marks: readonly Mark[]
}

/** Scripts that do not divide words by spaces. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** What stands between two pieces of one line: a space, where the pieces bring none and their writing has any. */
function between(before: string, after: string): string {
  const [last, first] = [before.slice(-1), after.slice(0, 1)]
  const divided = last === '' || first === '' || /\s/u.test(last + first)
  return divided || (unspaced.test(last) && unspaced.test(first)) ? '' : ' '
}

function joined(line: OwnLine, piece: TextLine): OwnLine {
  const head = line.text + between(line.text, piece.text)
  const shifted = (piece.marks ?? []).map((mark) => ({
    ...mark,
    from: mark.from + head.length,
    to: mark.to + head.length,
  }))
  return { ...line, text: head + piece.text, marks: [...line.marks, ...shifted] }
}

/** Lines with words or marks, pieces that go on from the line before joined to it. A blank line opens a paragraph. */
export function ownLines(lines: readonly TextLine[]): readonly OwnLine[] {
  const found: OwnLine[] = []
  let blank = false
  for (const line of lines) {
    const last = found.at(-1)
    if (line.continues && last) {
      found[found.length - 1] = joined(last, line)
      continue
    }
    const { text, opensParagraph, heading, marks = [] } = line
    if (text.trim() === '' && marks.length === 0) {
      blank = true
      continue
    }
    const own = { text, opensParagraph: opensParagraph || blank, marks }
    found.push(heading === undefined ? own : { ...own, heading })
    blank = false
  }
  return found
}
