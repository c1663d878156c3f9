import type { Candidate, Sought } from './candidates.js'

/** What stood before or after must be so alike to count as the same. */
const sameContext = 0.6
/** Two stretches of text that have nothing to do with each other are so alike. */
const byChance = 0.45
/** So many letters must agree, beyond what chance does. */
const leastEvidence = 16
/** A passage so long is known without what stood around it. */
const longEnough = { letters: 80, words: 0.9 } as const

const beyondChance = (letters: number, likeness: number | undefined) =>
  letters * Math.max(0, ((likeness ?? 0) - byChance) / (1 - byChance))

const leastContext = 8

/** Whether something stood around the passage that could tell it from others. */
const hasContext = ({ prefix, suffix }: Sought) =>
  Math.max(prefix.length, suffix.length) >= leastContext

/** Whether a place is surely that of the passage, if no other is. */
export function isSure(sought: Sought, one: Candidate): boolean {
  const { exact, prefix, suffix } = sought
  if (!hasContext(sought)) return one.words >= longEnough.words
  const evidence =
    beyondChance(exact.length, one.words) +
    beyondChance(prefix.length, one.before) +
    beyondChance(suffix.length, one.after)
  const isWithin =
    (one.before ?? 0) >= sameContext && prefix.length >= leastContext ? true : (one.after ?? 0) >= sameContext && suffix.length >= leastContext // prettier-ignore
  if (isWithin) return evidence >= Math.min(leastEvidence, exact.length + prefix.length + suffix.length) // prettier-ignore
  return exact.length >= longEnough.letters && one.words >= longEnough.words
}

/** Whether one place agrees clearly more than another; a few letters are nothing. */
function isClearly(one: Candidate, other: Candidate | undefined): boolean {
  return !other || one.agreeing - other.agreeing >= Math.max(5, 0.08 * one.agreeing)
}

/**
 * The place of a passage among those it may be at; nothing where it is not sure.
 * @param all the likest first
 * @param isHinted whether a place is on the lines that the passage was on
 */
export function chosen<Place extends Candidate>(
  sought: Sought,
  all: readonly Place[],
  isHinted: (place: Place) => boolean,
): Place | undefined {
  const [first, second] = all
  if (!first || !isSure(sought, first)) return undefined
  if (isClearly(first, second)) return first
  // The same words in the same surroundings stand there more than once: lines keep their numbers.
  const equal = all.filter((one) => !isClearly(first, one) && isSure(sought, one))
  const hinted = equal.filter(isHinted)
  return hinted.length === 1 ? hinted[0] : undefined
}
