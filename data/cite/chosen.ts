import type { Candidate, Sought } from './candidates.js'

/** What stood before or after must be so alike to count as the same. */
const sameContext = 0.6
/** Two stretches of text that have nothing to do with each other are so alike. */
const byChance = 0.45
/** So many letters must agree, beyond what chance does. */
const leastEvidence = 16
/** A passage so long is known without what stood around it. */
const longEnough = { letters: 40, words: 0.85 } as const
/** What is shorter may only be corrected where what stands on both sides is the same; and shortest words are known by that alone. */
const short = { letters: 12, shortest: 4, context: 0.8, contextOfShortest: 0.92 } as const

const beyondChance = (letters: number, likeness: number | undefined) =>
  letters * Math.max(0, ((likeness ?? 0) - byChance) / (1 - byChance))

const leastContext = 8

/** Whether something stood around the passage that could tell it from others. */
const hasContext = ({ prefix, suffix }: Sought) =>
  Math.max(prefix.length, suffix.length) >= leastContext

/** All of a page, or nearly: there is nothing else to go by. */
function isSureAlone({ exact }: Sought, { words }: Candidate): boolean {
  return words >= (exact.length >= longEnough.letters ? 0.65 : 0.9)
}

function evidence({ exact, prefix, suffix }: Sought, { words, before, after }: Candidate): number {
  return (
    beyondChance(exact.length, words) +
    beyondChance(prefix.length, before) +
    beyondChance(suffix.length, after)
  )
}

const isShort = ({ exact }: Sought, { words }: Candidate) =>
  exact.length < short.shortest || (exact.length < short.letters && words < 1)

/** Whether what stood on both sides is there. */
function isEnclosed(
  { exact, prefix, suffix }: Sought,
  { from, before, after }: Candidate,
): boolean {
  const least = exact.length < short.shortest ? short.contextOfShortest : short.context
  const isThere = (sought: string, likeness: number | undefined) =>
    sought.length < 2 || (likeness ?? 0) >= least
  // What began its page begins it still, or nearly.
  const isFirst = prefix.length >= 2 || from <= short.letters
  return isFirst && isThere(prefix, before) && isThere(suffix, after)
}

/** Whether what stands on both sides of a place is what stood there. */
export const isBetween = ({ before, after }: Candidate): boolean =>
  Math.min(before ?? 0, after ?? 0) >= sameContext

/** Whether a place is surely that of the passage, if no other is. */
export function isSure(sought: Sought, one: Candidate): boolean {
  const { exact, prefix, suffix } = sought
  if (!hasContext(sought)) return isSureAlone(sought, one)
  const isThere = (text: string, likeness: number | undefined) =>
    text.length >= leastContext && (likeness ?? 0) >= sameContext
  if (!isThere(prefix, one.before) && !isThere(suffix, one.after))
    return exact.length >= longEnough.letters && one.words >= longEnough.words
  if (isShort(sought, one) && !isEnclosed(sought, one)) return false
  const all = exact.length + prefix.length + suffix.length
  return evidence(sought, one) >= Math.min(leastEvidence, 0.8 * all)
}

/** Words that are as alike as others, but for so much, may be the ones as well. */
const asAlike = 0.2

/**
 * Whether one place agrees clearly more than another: a few letters are nothing. Where only one side of what stood around is there, it is
 * nowhere clear as long as the same words, or the other side, stand at another place.
 */
function isClearly(one: Candidate, other: Candidate): boolean {
  const isHalf = Math.max(other.before ?? 0, other.after ?? 0) >= sameContext
  if ((isHalf || other.words >= one.words - asAlike) && !isBetween(one)) return false
  return one.agreeing - other.agreeing >= Math.max(6, 0.15 * one.agreeing)
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
  const [first, ...others] = all
  if (!first || !isSure(sought, first)) return undefined
  if (others.every((other) => isClearly(first, other))) return first
  // The same words in the same surroundings stand there more than once: lines keep their numbers.
  const equal = all.filter((one) => !isClearly(first, one) && isSure(sought, one))
  const hinted = equal.filter((one) => isBetween(one) && isHinted(one))
  return hinted.length === 1 ? hinted[0] : undefined
}
