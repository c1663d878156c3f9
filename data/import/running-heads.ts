/** Page numbers that stand on the pages themselves, at the head or at the foot of each. */
export interface RunningHeads {
  readonly at: 'head' | 'foot'
  /** Which lines they are, and their numbers. */
  readonly heads: readonly Head[]
  /** Whether they were put there by whoever copied the text, and are no part of it. */
  readonly isEditorial: boolean
}

interface Head {
  readonly line: number
  readonly number: number
  /** Of how many pages it is one. */
  readonly total?: number
}

/** `Page 2 of 5`, `- 2 -`, `[2]`, alone on a line. */
const styles = {
  worded: /^(?:page|seite|blatt|sheet|folio|feuille|página|pagina|p\.|s\.|bl\.|fol\.)\s*(\d{1,4})(?:\s*(?:\/|of|von|sur|de|di)\s*(\d{1,4}))?$/i,
  dashed: /^[-–—]\s*(\d{1,4})\s*[-–—]$/,
  bracketed: /^\[\s*(\d{1,4})\s*\]$/,
} as const // prettier-ignore

/**
 * Numbers of pages that count up by one, all written in the same way, so that there is no doubt what they are: else there are none.
 * They count from 1, or from 2 where the first page has none, as typed letters do. Whether they stand at the head or at the foot is told by
 * the first line and by the last; where both could be, there are none. Sections may be numbered `- 1 -` too, over what they hold, so at
 * the head such numbers count from 2.
 * @param lines without white space around them; blank ones are `''`
 */
export function runningHeads(lines: readonly string[]): RunningHeads | undefined {
  for (const [style, pattern] of Object.entries(styles)) {
    const heads = lines.flatMap((text, line) => head(pattern, text, line))
    const at = placeOf(heads, lines, style === 'dashed')
    if (at) return { at, heads, isEditorial: style === 'bracketed' }
  }
  return undefined
}

function head(pattern: RegExp, text: string, line: number): readonly Head[] {
  const found = text.length > 40 ? undefined : pattern.exec(text)
  if (!found) return []
  const total = found[2] === undefined ? {} : { total: Number(found[2]) }
  return [{ line, number: Number(found[1]), ...total }]
}

function placeOf(
  heads: readonly Head[],
  lines: readonly string[],
  isDashed: boolean,
): RunningHeads['at'] | undefined {
  const [first, last] = [heads[0], heads.at(-1)]
  if (!first || !last || !countsUp(heads) || !hasTextBetween(heads, lines)) return undefined
  const atStart = lines.findIndex((text) => text !== '') === first.line
  const atEnd = lines.findLastIndex((text) => text !== '') === last.line
  return first.number === 2 ? secondAt(atStart || atEnd) : firstAt(atStart, atEnd, isDashed)
}

const secondAt = (isAtEnd: boolean) => (isAtEnd ? undefined : 'head')

function firstAt(atStart: boolean, atEnd: boolean, isDashed: boolean) {
  if (atStart === atEnd) return undefined
  return atEnd ? 'foot' : isDashed ? undefined : 'head'
}

/** One by one from 1 or from 2, at least two of them; one alone where it says that it is the last: `Page 2 of 2`. */
function countsUp(heads: readonly Head[]): boolean {
  const [{ number: first, total } = { number: 0 }] = heads
  const last = first + heads.length - 1
  if (first !== 1 && first !== 2) return false
  if (last < 2 || (last === 2 && first === 2 && total === undefined)) return false
  return (
    (total === undefined || total === last) &&
    heads.every((head, at) => head.number === first + at && head.total === total)
  )
}

function hasTextBetween(heads: readonly Head[], lines: readonly string[]): boolean {
  return heads.every(({ line }, at) => {
    const next = heads[at + 1]?.line
    return next === undefined || lines.slice(line + 1, next).some((text) => text !== '')
  })
}
