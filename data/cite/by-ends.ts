import { candidates, context, type Candidate, type Sought } from './candidates.js'
import { chosen } from './chosen.js'

/** So many letters of the first line and the last are sought. */
const longest = 32
/** Lines may have been put into a passage, up to as many letters as it has and some; or left out of it. */
const [most, least] = [2.5, 0.4]

const noHint = () => false

/**
 * A passage of several lines by its first line and its last, because lines were put in between.
 * @param lines letters of its first and last line, as they were
 */
export function byEnds(
  { exact, prefix, suffix }: Sought,
  text: string,
  lines: readonly [first: number, last: number],
): Pick<Candidate, 'from' | 'to' | 'agreeing'> | undefined {
  const [start, end] = [Math.min(longest, lines[0]), Math.min(longest, lines[1])]
  if (start + end > exact.length) return undefined
  const head = { exact: exact.slice(0, start), prefix, suffix: exact.slice(start, start + context) }
  const tail = { exact: exact.slice(-end), prefix: exact.slice(-end - context, -end), suffix }
  const first = chosen(head, candidates(head, text), noHint)
  const last = chosen(tail, candidates(tail, text), noHint)
  if (!first || !last) return undefined
  const length = last.to - first.from
  if (length < least * exact.length || length > most * exact.length + 100) return undefined
  return { from: first.from, to: last.to, agreeing: first.agreeing + last.agreeing }
}
