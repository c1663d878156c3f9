import type { RawLine } from './raw-line.js'

/** A part of a word that a line's end divides. */
export interface DividedPart {
  readonly from: number
  readonly to: number
  readonly whole: string
}

const atEnd = /[\p{L}\p{M}\p{N}'’]+[-\u00ad\u2010=¬⸗]?$/u
const atStart = /^[\p{L}\p{M}\p{N}'’]+/u
/** So long may the part of a word be. */
const longest = 100

/** The parts of divided words at a line's start and end: where the file says that a break divides a word. */
export function divided(line: RawLine): readonly DividedPart[] {
  let { before } = line.start
  while (before?.into) before = before.into
  const here = before && whole(before, line)
  const next = line.after && whole(line, line.after)
  return [
    ...(here ? [{ from: 0, to: here.end, whole: here.word }] : []),
    ...(next && (!here || next.start >= here.end)
      ? [{ from: next.start, to: line.text.length, whole: next.word }]
      : []),
  ]
}

function whole(
  first: RawLine,
  second: RawLine,
): { readonly word: string; readonly start: number; readonly end: number } | undefined {
  const tail = atEnd.exec(first.text.slice(-longest))?.[0]
  const head = atStart.exec(second.text.slice(0, longest))?.[0]
  if (tail === undefined || head === undefined) return undefined
  const word = tail.replace(/[-\u00ad\u2010=¬⸗]$/u, '') + head
  return { word, start: first.text.length - tail.length, end: head.length }
}
