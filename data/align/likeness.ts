import { editDistance } from './edit-distance.js'

/** How often the machine misread a letter, and how often letters agree by chance; both from 0 to 1. */
export interface Odds {
  readonly error: number
  readonly chance: number
}

/** A word that was misread beyond recognition. */
const garbled = -4.5

/**
 * How much more likely it is that a machine read `a` as `b` than that the two only stand beside each other: the logarithm of the
 * odds, above 0 where it is more likely. Both are folded words.
 */
export class Likeness {
  readonly #same: number
  readonly #other: number

  constructor({ error, chance }: Odds) {
    this.#same = Math.log((1 - error) / chance)
    this.#other = Math.log(error / (1 - chance))
  }

  of(a: string, b: string): number {
    const length = Math.max(a.length, b.length)
    const distance = editDistance(a, b)
    return Math.max(this.#odds(length, distance), garbled)
  }

  /** What it is at best, which is known without comparing the words. */
  atBest(a: string, b: string, lettersOfA: number, lettersOfB: number): number {
    const distance = Math.max(bits(lettersOfA & ~lettersOfB), bits(lettersOfB & ~lettersOfA))
    const length = Math.max(a.length, b.length)
    return this.#odds(length, Math.max(distance, Math.abs(a.length - b.length)))
  }

  #odds(length: number, distance: number): number {
    return (length - distance) * this.#same + distance * this.#other
  }
}

/** Which letters a word has: each is one of 32 bits, which it shares with others. */
export function letters(word: string): number {
  let found = 0
  for (let at = 0; at < word.length; at++) found |= 1 << (word.charCodeAt(at) & 31)
  return found
}

function bits(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The least and the most that a machine is thought to misread. */
const [best, worst] = [0.06, 0.33]

/**
 * What to expect of a reading: errors are told by how many of the longer words were read without any.
 * @param text folded words of the text
 * @param read folded words as the machine read them
 */
export function oddsOf(text: readonly string[], read: readonly string[]): Odds {
  const known = new Set(read)
  let [letters, words, right] = [0, 0, 0]
  for (const key of text) {
    if (key.length < 5) continue
    words++
    letters += key.length
    if (known.has(key)) right++
  }
  const share = words > 10 ? (right + 1) / (words + 2) : 0.5
  const length = words > 10 ? letters / words : 6
  const error = Math.min(worst, Math.max(best, 1 - share ** (1 / length)))
  return { error, chance: chanceOf(text) }
}

/** How often two letters of a text are the same, doubled, as words are compared the way that makes most of their letters agree. */
function chanceOf(text: readonly string[]): number {
  const counts = new Map<string, number>()
  let all = 0
  for (const key of text.slice(0, 2000)) {
    for (const letter of key) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    all += key.length
  }
  let same = 0
  for (const count of counts.values()) same += (count / Math.max(1, all)) ** 2
  return Math.min(0.25, Math.max(0.02, 2 * same))
}
