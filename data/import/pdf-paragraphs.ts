import { upright, type PdfLine } from './pdf-lines.js'

/** A line's measures, however it is turned: along it and across it, down. */
interface Measures {
  readonly start: number
  readonly end: number
  readonly base: number
  readonly size: number
  readonly turn: number
}

function measures(line: PdfLine): Measures {
  const all = line.map(upright)
  return {
    start: Math.min(...all.map(({ start }) => start)),
    end: Math.max(...all.map(({ end }) => end)),
    base: upright(line[0]).base,
    size: Math.max(...line.map(({ size }) => size)),
    turn: line[0].turn,
  }
}

/**
 * Which lines open a paragraph: after a gap, in another column, in letters of another size, or set in from the lines before.
 * Heights are those of the room that a font has for its letters, so lines that are set close follow each other after about one.
 */
export function paragraphs(lines: readonly PdfLine[]): readonly boolean[] {
  let margin = 0
  let before: Measures | undefined
  return lines.map((line) => {
    const here = measures(line)
    const opens = !before || isApart(before, here) || isSetIn(before, here, margin)
    margin = opens ? Math.min(here.start, isBelow(before, here) ? margin : here.start) : Math.min(margin, here.start) // prettier-ignore
    before = here
    return opens
  })
}

function isApart(before: Measures, here: Measures): boolean {
  const size = Math.max(before.size, here.size)
  return !isBelow(before, here) || here.base - before.base > 1.8 * size || size > 1.5 * Math.min(before.size, here.size) // prettier-ignore
}

function isBelow(before: Measures | undefined, here: Measures): boolean {
  return (
    before?.turn === here.turn &&
    here.base > before.base &&
    here.start < before.end &&
    here.end > before.start
  )
}

/** Whether a line is set in from the margin, and the line before is not. */
function isSetIn(before: Measures, here: Measures, margin: number): boolean {
  return here.start - margin > 0.8 * here.size && before.start - margin < 0.4 * here.size
}
