import type { Anchor, Stretch } from './anchors.js'
import { bestPath, crossings, type Step } from './best-path.js'
import { distance } from './boxes.js'
import { letters, Likeness, oddsOf } from './likeness.js'
import type { Shape } from './shapes.js'
import type { Reading, Spot } from './spots.js'
import { widthOdds } from './widths.js'
import type { Word } from './words.js'

/** A sheet of more places than these is looked at only at its two ends, so that time and memory are bounded. */
const largestSheet = 1_000_000
/** How far, in words, such a sheet is looked at from its ends. */
const reach = 600

/** Logarithms of the odds that a machine divides a word, at the end of a line or within it, or joins words. */
const changed = { atHyphen: -0.7, atLineEnd: -3.5, divided: -2.5, joined: -2.5, shifted: -3.5 }
/** The same of a word in brackets, which editors add and the page hardly ever has. */
const inBrackets = -2
/** The same of a word that was read with hardly a letter right. */
const garbled = -4.5

/** Of all words those that have a letter or a digit, and which ones they are. */
type Comparable<T> = T & { readonly at: number }

/** What the widths and the letters of a match say. */
export interface Evidence {
  /** What only the widths say: the logarithm of the odds. */
  readonly width: number
  /** Whether no letter is another. */
  readonly isSame: boolean
}

/** Words of a text and words of a reading that are held against one another: both without those that have neither letter nor digit. */
export class Comparison {
  readonly words: readonly Comparable<Word>[]
  readonly spots: readonly Comparable<Spot>[]
  readonly #pitches: readonly number[]
  readonly #letters: { readonly words: Int32Array; readonly spots: Int32Array }
  readonly #likeness: Likeness

  constructor(words: readonly Word[], { spots, lines }: Reading) {
    this.words = comparable(words)
    this.spots = comparable(spots)
    this.#pitches = this.spots.map(({ line }) => lines[line]?.pitch ?? 0)
    const [text, read] = [this.words.map(({ key }) => key), this.spots.map(({ key }) => key)]
    this.#letters = {
      words: Int32Array.from(text, letters),
      spots: Int32Array.from(read, letters),
    }
    this.#likeness = new Likeness(oddsOf(text, read))
  }

  /** How many words of the text that can be compared are before one of all its words. */
  wordsBefore = (word: number): number => before(this.words, word)

  /** The same of words of the reading. */
  spotsBefore = (spot: number): number => before(this.spots, spot)

  /** A match that is not in doubt. */
  anchored({ word, spot }: Anchor): Step {
    const odds = this.#odds(word, spot, { words: 1, spots: 1 })
    return { word, spot, words: 1, spots: 1, odds, margin: Infinity }
  }

  /** What the widths and the letters of a match say. */
  evidence(step: Step): Evidence {
    const { word, spot, words, spots } = step
    const isSame = joined(this.words, word, words) === joined(this.spots, spot, spots)
    return { width: this.#fit(word, spot, step), isSame }
  }

  /** The most likely matches within a stretch. */
  steps({ fromWord, toWord, fromSpot, toSpot }: Stretch): readonly Step[] {
    const [words, spots] = [toWord - fromWord, toSpot - fromSpot]
    if (words === 0 || spots === 0) return []
    if (words * spots <= largestSheet) return this.#sheet(fromWord, fromSpot, words, spots, {})
    const [some, few] = [Math.min(reach, words >> 1), Math.min(reach, spots >> 1)]
    return [
      ...this.#sheet(fromWord, fromSpot, some, few, { isOpenAtEnd: true }),
      ...this.#sheet(toWord - some, toSpot - few, some, few, { isOpenAtStart: true }),
    ]
  }

  #sheet(
    fromWord: number,
    fromSpot: number,
    words: number,
    spots: number,
    open: { readonly isOpenAtStart?: true; readonly isOpenAtEnd?: true },
  ): readonly Step[] {
    const odds = this.#oddsFrom(fromWord, fromSpot)
    const steps = bestPath({ words, spots, odds, ...open })
    return steps.map((step) => ({
      ...step,
      word: step.word + fromWord,
      spot: step.spot + fromSpot,
    }))
  }

  /**
   * How likely it is that a page ends before each word of a stretch, and before the one after it, if the page's last word is the one before a
   * spot: the logarithm of the odds. Nothing where the stretch is too large to be looked at.
   */
  borders({ fromWord, toWord, fromSpot, toSpot }: Stretch, spot: number): readonly number[] {
    const [words, spots] = [toWord - fromWord, toSpot - fromSpot]
    if (words * spots > largestSheet) return []
    const odds = this.#oddsFrom(fromWord, fromSpot)
    return crossings({ words, spots, odds }, spot - fromSpot)
  }

  #oddsFrom(fromWord: number, fromSpot: number) {
    return (word: number, spot: number, shape: Shape) =>
      this.#odds(fromWord + word, fromSpot + spot, shape)
  }

  #odds(word: number, spot: number, shape: Shape): number {
    const change = shape.words === 1 && shape.spots === 1 ? 0 : this.#change(word, spot, shape)
    if (change === undefined) return -Infinity
    const brackets = this.words[word]?.bracketed ? inBrackets : 0
    return this.#sameness(word, spot, shape) + this.#fit(word, spot, shape) + change + brackets
  }

  #sameness(word: number, spot: number, { words, spots }: Shape): number {
    const lettersOfWords = this.#lettersOf(this.#letters.words, word, words)
    const lettersOfSpots = this.#lettersOf(this.#letters.spots, spot, spots)
    const a = joined(this.words, word, words)
    const b = joined(this.spots, spot, spots)
    const isOne = words === 1 && spots === 1
    const least = isOne ? garbled : 0
    if (this.#likeness.atBest(a, b, lettersOfWords, lettersOfSpots) <= least)
      return isOne ? garbled : -Infinity
    const odds = this.#likeness.of(a, b)
    return isOne || odds > 0 ? odds : -Infinity
  }

  #lettersOf(all: Int32Array, from: number, size: number): number {
    let found = 0
    for (let at = from; at < from + size; at++) found |= all[at] ?? 0
    return found
  }

  /** How likely the machine is to have divided or joined; nothing where what it read cannot be a divided or joined word. */
  #change(word: number, spot: number, { words, spots }: Shape): number | undefined {
    const isOneLine = this.spots[spot]?.line === this.spots[spot + spots - 1]?.line
    if (words > 1) {
      const isTextLine = this.words[word]?.line === this.words[word + words - 1]?.line
      if (!isOneLine || !isTextLine) return undefined
      return spots > 1 ? changed.shifted : changed.joined * (words - 1)
    }
    return this.#division(spot, spots, isOneLine)
  }

  #division(spot: number, spots: number, isOneLine: boolean): number | undefined {
    if (isOneLine) return this.#isBroken(spot, spots) ? undefined : changed.divided * (spots - 1)
    return (this.spots[spot]?.isDivided ? changed.atHyphen : changed.atLineEnd) * (spots - 1)
  }

  /** Whether there is more room between parts of a word than within one. */
  #isBroken(spot: number, spots: number): boolean {
    const room = 1.5 * (this.#pitches[spot] ?? 0)
    for (let at = spot + 1; at < spot + spots; at++) {
      const [before, after] = [this.spots[at - 1]?.box, this.spots[at]?.box]
      if (before && after && distance(before, after) > room) return true
    }
    return false
  }

  /** What the widths say: words that are as wide as their letters demand are more likely the same. */
  #fit(word: number, spot: number, { words, spots }: Shape): number {
    let [characters, extent] = [0, 0]
    for (let at = word; at < word + words; at++)
      characters += (this.words[at]?.to ?? 0) - (this.words[at]?.from ?? 0)
    for (let at = spot; at < spot + spots; at++) extent += this.spots[at]?.extent ?? 0
    return widthOdds(characters * (this.#pitches[spot] ?? 0), extent)
  }
}

/** How many of those that are left were before a place among all. */
function before(all: readonly { readonly at: number }[], place: number): number {
  let [from, to] = [0, all.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((all[middle]?.at ?? place) < place) from = middle + 1
    else to = middle
  }
  return from
}

function comparable<T extends { readonly key: string }>(all: readonly T[]): Comparable<T>[] {
  return all.flatMap((one, at) => (one.key === '' ? [] : [{ ...one, at }]))
}

function joined(all: readonly { readonly key: string }[], from: number, size: number): string {
  const first = all[from]?.key ?? ''
  if (size === 1) return first
  const two = first + (all[from + 1]?.key ?? '')
  return size === 2 ? two : two + (all[from + 2]?.key ?? '')
}
