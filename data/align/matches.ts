import { anchorsOf, between } from './anchors.js'
import { Comparison, type Evidence } from './comparison.js'
import type { Reading } from './spots.js'
import type { Word } from './words.js'

/** Words of the text that are the same as words of the reading, both as places among all words. */
export interface Match extends Evidence {
  readonly fromWord: number
  readonly toWord: number
  readonly fromSpot: number
  readonly toSpot: number
  /** How much more likely the words are the same than not, as far as letters and widths tell: the logarithm of the odds. */
  readonly odds: number
  /** How much more likely they are here than elsewhere or nowhere: the logarithm of the odds. */
  readonly margin: number
}

/** The most likely matches of the words of a text with the words of a reading, in the order of both; words without letters or digits have none. */
export function matchesOf(
  words: readonly Word[],
  reading: Reading,
  page = new Comparison(words, reading),
): readonly Match[] {
  const text = page.words.map(({ key }) => key)
  const read = page.spots.map(({ key }) => key)
  const anchors = anchorsOf(text, read)
  const whole = { fromWord: 0, toWord: text.length, fromSpot: 0, toSpot: read.length }
  const found = between(anchors, whole).flatMap((stretch, at) => {
    const anchor = anchors[at]
    const steps = page.steps(stretch)
    return anchor ? [...steps, page.anchored(anchor)] : steps
  })
  return found.map((step) => ({
    fromWord: page.words[step.word]?.at ?? 0,
    toWord: (page.words[step.word + step.words - 1]?.at ?? 0) + 1,
    fromSpot: page.spots[step.spot]?.at ?? 0,
    toSpot: (page.spots[step.spot + step.spots - 1]?.at ?? 0) + 1,
    odds: step.odds,
    margin: step.margin,
    ...page.evidence(step),
  }))
}
