import { distance } from './boxes.js'
import { anchorsOf, between, type Anchor, type Stretch } from './anchors.js'
import { bestPath, type Step } from './best-path.js'
import { letters, Likeness, oddsOf } from './likeness.js'
import type { Shape } from './shapes.js'
import type { Reading, Spot } from './spots.js'
import type { Word } from './words.js'

/** Words of the text that are the same as words of the reading, both as places among all words. */
export interface Match {
  readonly fromWord: number
  readonly toWord: number
  readonly fromSpot: number
  readonly toSpot: number
  /** How much more likely the words are the same than not, as far as letters and widths tell: the logarithm of the odds. */
  readonly odds: number
  /** How much more likely they are here than elsewhere or nowhere: the logarithm of the odds. */
  readonly margin: number
  /** What only the widths say: the logarithm of the odds. */
  readonly width: number
  /** Whether no letter is another. */
  readonly isSame: boolean
}

/** A sheet of more places than these is looked at only at its two ends, so that time and memory are bounded. */
const largestSheet = 1_000_000
/** How far, in words, such a sheet is looked at from its ends. */
const reach = 600

/** The most likely matches of the words of a text with the words of a reading, in the order of both; words without letters or digits have none. */
export function matchesOf(words: readonly Word[], { spots, lines }: Reading): readonly Match[] {
  const [ownWords, ownSpots] = [comparable(words), comparable(spots)]
  const text = ownWords.map(({ key }) => key)
  const read = ownSpots.map(({ key }) => key)
  const pitches = ownSpots.map(({ line }) => lines[line]?.pitch ?? 0)
  const page = new Comparison(ownWords, ownSpots, pitches)
  const anchors = anchorsOf(text, read)
  const whole = { fromWord: 0, toWord: text.length, fromSpot: 0, toSpot: read.length }
  const found = between(anchors, whole).flatMap((stretch, at) => {
    const anchor = anchors[at]
    const steps = page.steps(stretch)
    return anchor ? [...steps, page.anchored(anchor)] : steps
  })
  return found.map((step) => ({
    fromWord: ownWords[step.word]?.at ?? 0,
    toWord: (ownWords[step.word + step.words - 1]?.at ?? 0) + 1,
    fromSpot: ownSpots[step.spot]?.at ?? 0,
    toSpot: (ownSpots[step.spot + step.spots - 1]?.at ?? 0) + 1,
    odds: step.odds,
    margin: step.margin,
    ...page.evidence(step),
  }))
}

function comparable<T extends { readonly key: string }>(
  all: readonly T[],
): readonly (T & { readonly at: number })[] {
  return all.flatMap((one, at) => (one.key === '' ? [] : [{ ...one, at }]))
}

/** Logarithms of the odds that a machine divides a word, at the end of a line or within it, or joins words. */
const changed = { atHyphen: -0.7, atLineEnd: -3.5, divided: -2.5, joined: -2.5, shifted: -3.5 }
/** The same of a word in brackets, which editors add and the page hardly ever has. */
const inBrackets = -2

class Comparison {
  readonly #words: readonly Word[]
  readonly #spots: readonly Spot[]
  readonly #pitches: readonly number[]
  readonly #letters: { readonly words: Int32Array; readonly spots: Int32Array }
  readonly #likeness: Likeness

  constructor(words: readonly Word[], spots: readonly Spot[], pitches: readonly number[]) {
    this.#words = words
    this.#spots = spots
    this.#pitches = pitches
    const [text, read] = [words.map(({ key }) => key), spots.map(({ key }) => key)]
    this.#letters = {
      words: Int32Array.from(text, letters),
      spots: Int32Array.from(read, letters),
    }
    this.#likeness = new Likeness(oddsOf(text, read))
  }

  anchored({ word, spot }: Anchor): Step {
    const odds = this.#odds(word, spot, { words: 1, spots: 1 })
    return { word, spot, words: 1, spots: 1, odds, margin: Infinity }
  }

  /** What the widths and the letters of a match say. */
  evidence(step: Step): Pick<Match, 'width' | 'isSame'> {
    const { word, spot, words, spots } = step
    const isSame = joined(this.#words, word, words) === joined(this.#spots, spot, spots)
    return { width: this.#fit(word, spot, step), isSame }
  }

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
    const odds = (word: number, spot: number, shape: Shape) =>
      this.#odds(fromWord + word, fromSpot + spot, shape)
    const steps = bestPath({ words, spots, odds, ...open })
    return steps.map((step) => ({
      ...step,
      word: step.word + fromWord,
      spot: step.spot + fromSpot,
    }))
  }

  #odds(word: number, spot: number, shape: Shape): number {
    const change = shape.words === 1 && shape.spots === 1 ? 0 : this.#change(word, spot, shape)
    if (change === undefined) return -Infinity
    const brackets = this.#words[word]?.bracketed ? inBrackets : 0
    return this.#sameness(word, spot, shape) + this.#fit(word, spot, shape) + change + brackets
  }

  #sameness(word: number, spot: number, { words, spots }: Shape): number {
    const lettersOfWords = this.#lettersOf(this.#letters.words, word, words)
    const lettersOfSpots = this.#lettersOf(this.#letters.spots, spot, spots)
    const a = joined(this.#words, word, words)
    const b = joined(this.#spots, spot, spots)
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
    const [line, lastLine] = [this.#spots[spot]?.line, this.#spots[spot + spots - 1]?.line]
    const isOneLine = line === lastLine
    const isTextLine = this.#words[word]?.line === this.#words[word + words - 1]?.line
    if (words > 1 && !(isOneLine && isTextLine)) return undefined
    if (words > 1 && spots > 1) return changed.shifted
    if (words > 1) return changed.joined * (words - 1)
    if (isOneLine) return this.#isBroken(spot, spots) ? undefined : changed.divided * (spots - 1)
    return (this.#spots[spot]?.isDivided ? changed.atHyphen : changed.atLineEnd) * (spots - 1)
  }

  /** Whether there is more room between parts of a word than within one. */
  #isBroken(spot: number, spots: number): boolean {
    const room = 1.5 * (this.#pitches[spot] ?? 0)
    for (let at = spot + 1; at < spot + spots; at++) {
      const [before, after] = [this.#spots[at - 1]?.box, this.#spots[at]?.box]
      if (before && after && distance(before, after) > room) return true
    }
    return false
  }

  /** What the widths say: words that are as wide as their letters demand are more likely the same. */
  #fit(word: number, spot: number, { words, spots }: Shape): number {
    let [characters, extent] = [0, 0]
    for (let at = word; at < word + words; at++)
      characters += (this.#words[at]?.to ?? 0) - (this.#words[at]?.from ?? 0)
    for (let at = spot; at < spot + spots; at++) extent += this.#spots[at]?.extent ?? 0
    return widthOdds(characters * (this.#pitches[spot] ?? 0), extent)
  }
}

function joined(all: readonly { readonly key: string }[], from: number, size: number): string {
  const first = all[from]?.key ?? ''
  if (size === 1) return first
  const two = first + (all[from + 1]?.key ?? '')
  return size === 2 ? two : two + (all[from + 2]?.key ?? '')
}

const garbled = -4.5
/** The logarithm of a width is off by so much, where words are the same, and where they are not. */
const [right, wrong] = [0.25, 0.8]

/**
 * How much more likely it is that a word of a width stands where another width is wanted than that it does by chance: the logarithm of the odds.
 * @param wanted pixels, and so is `extent`; 0 where it is not known
 */
export function widthOdds(wanted: number, extent: number): number {
  if (wanted <= 0 || extent <= 0) return 0
  const off = Math.log(extent / wanted) ** 2
  return Math.max(-3, Math.log(wrong / right) - off / (2 * right ** 2) + off / (2 * wrong ** 2))
}
