import type { TextLine } from '../model/text-line.js'
import { matchesOf } from './matches.js'
import { readingOf } from './spots.js'
import { trusted } from './trust.js'
import { wordsOf } from './words.js'

/**
 * How well a text fits the words that were read on a page, or on all pages of a document: the share of the words that could stand there
 * and do, from 0 to 1. A text in another language stays below 0.2, whatever names and numbers it shares; a badly read page above 0.5.
 */
export function fitness(text: readonly TextLine[], places: readonly TextLine[]): number {
  const words = wordsOf(text)
  const reading = readingOf(places)
  const possible = Math.min(comparable(words), comparable(reading.spots))
  if (possible === 0) return 0
  const matches = trusted(matchesOf(words, reading), () => false)
  const found = matches.reduce((sum, { fromWord, toWord }) => sum + toWord - fromWord, 0)
  return Math.min(1, found / possible)
}

const comparable = (all: readonly { readonly key: string }[]) =>
  all.filter(({ key }) => key !== '').length
