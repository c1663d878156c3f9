import type { Quote } from '../model/citation.js'
import type { TextLine } from '../model/text-line.js'

/** A run of a text's words. */
export interface Stretch {
  /** Places of the first and last line, from 0, and in their texts, in UTF-16 units. */
  readonly first: number
  readonly from: number
  readonly last: number
  readonly to: number
}

/** The number that a line is known by, from 1. */
export const numberOf = (lines: readonly TextLine[], at: number): number =>
  lines[at]?.number ?? at + 1

/** What stood before or after is kept so long; where it is shorter, the page began or ended there. */
const wholeContext = 64

/**
 * A cited passage where it stands to the letter, on the line it was on, with all that stood around it; nothing where it does not, or may be
 * at two places of that line.
 */
export function asItStood(
  lines: readonly TextLine[],
  { exact, prefix, suffix, lines: [wanted] }: Pick<Quote, 'exact' | 'prefix' | 'suffix' | 'lines'>,
): Stretch | undefined {
  const text = lines.map((line) => line.text).join('\n')
  const sought = prefix + exact + suffix
  if (exact === '') return undefined
  const places: Stretch[] = []
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const reachesBack = prefix.length >= wholeContext || at === 0
    const reachesOn = suffix.length >= wholeContext || at + sought.length === text.length
    const from = at + prefix.length
    const place = reachesBack && reachesOn && stretchOf(lines, from, from + exact.length)
    if (place && numberOf(lines, place.first) === wanted) places.push(place)
  }
  return places.length === 1 ? places[0] : undefined
}

/** Where a run of the joined lines begins and ends in them. */
function stretchOf(lines: readonly TextLine[], from: number, to: number): Stretch | undefined {
  const starts: number[] = []
  let start = 0
  for (const { text } of lines) {
    starts.push(start)
    start += text.length + 1
  }
  const lineOf = (at: number) => starts.findLastIndex((begin) => begin <= at)
  const [first, last] = [lineOf(from), lineOf(to)]
  if (first < 0) return undefined
  return { first, from: from - (starts[first] ?? 0), last, to: to - (starts[last] ?? 0) }
}
