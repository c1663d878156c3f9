import { editDistance } from '../align/edit-distance.js'
import type { Sought } from './candidates.js'
import { nearMatches, type NearMatch } from './near-matches.js'

/** What stands before and after must hold so many letters, and so many of them may be corrected. */
const leastLetters = 8
const mostCorrected = 0.35
/** A word of fewer letters is known by what is around it alone; of that, no more may be corrected. */
const shortest = 4
const mostAroundShortest = 0.15
/** Two brackets that differ by fewer letters than this are equally likely. */
const clearly = 12

/** What stands between what stood before the passage and what stood after it. */
export type Bracket =
  | {
      readonly kind: 'passage'
      readonly from: number
      readonly to: number
      readonly words: number
      readonly agreeing: number
    }
  /** The two have closed over it. */
  | { readonly kind: 'gone' }

const near = (sought: string, text: string): readonly NearMatch[] =>
  sought.length < leastLetters
    ? []
    : nearMatches(sought, text, Math.floor(sought.length * mostCorrected))

interface Pair {
  readonly from: number
  readonly to: number
  readonly distance: number
}

/** Of places that overlap the closest; where two are equally close, what ends later: a letter may be corrected, not gone. */
function closest(
  all: readonly NearMatch[],
  isBetter: (one: NearMatch, other: NearMatch) => boolean,
): readonly NearMatch[] {
  const chosen: NearMatch[] = []
  for (const one of all.toSorted((a, b) => a.distance - b.distance || (isBetter(a, b) ? -1 : 1)))
    if (chosen.every(({ from, to }) => one.to <= from || one.from >= to)) chosen.push(one)
  return chosen
}

function pairs({ exact, prefix, suffix }: Sought, text: string): readonly Pair[] {
  const before = closest(near(prefix, text), (one, other) => one.to > other.to)
  const after = closest(near(suffix, text), (one, other) => one.from < other.from)
  return before
    .flatMap((one) =>
      after.map((other) => ({
        from: one.to,
        to: other.from,
        distance: one.distance + other.distance,
      })),
    )
    .filter(({ from, to }) => to >= from - 2 && to - from <= 2 * exact.length + 8)
    .sort((one, other) => one.distance - other.distance)
}

/** How alike words must be that stand in the same place: less where they are about as long, so that no line was put in between. */
function isCorrected(length: number, now: number, words: number): boolean {
  const isAsLong = length > 2 && Math.abs(now - length) <= Math.max(1, length / 4)
  return words >= (isAsLong ? 0.4 : 0.65)
}

/** What stands between the surroundings of a passage; nothing where they are not both there, or more than once, or something else is there. */
export function bracket(sought: Sought, text: string): Bracket | undefined {
  const { exact } = sought
  const [first, second] = pairs(sought, text)
  if (!first || (second && second.distance < first.distance + clearly)) return undefined
  const { from, to, distance } = first
  if (to - from < exact.length / 2) return { kind: 'gone' }
  const surroundings = sought.prefix.length + sought.suffix.length
  if (exact.length < shortest && distance > mostAroundShortest * surroundings) return undefined
  const words = 1 - editDistance(exact, text.slice(from, to)) / Math.max(exact.length, to - from)
  if (!isCorrected(exact.length, to - from, words)) return undefined
  const around = surroundings - distance
  return { kind: 'passage', from, to, words, agreeing: exact.length * words + around }
}
