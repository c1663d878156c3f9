import { aligned } from '../../data/align/aligned.js'
import { fitness } from '../../data/align/fits.js'
import { Chance } from './chance.js'
import { damaged } from './damage.js'
import { written, type Manner } from './person.js'
import type { ReadPage } from './reading.js'
import { nothing, score, sum, type Score } from './score.js'
import type { TrueDocument } from './truth.js'

/** A document with what OCR made of its pages. */
export interface ReadDocument {
  readonly document: TrueDocument
  readonly read: readonly ReadPage[]
}

/** What came of placing the texts of pages. */
export interface Placed {
  readonly score: Score
  /** Of each page, in ms. */
  readonly milliseconds: readonly number[]
  /** The least that a text fitted its own page. */
  readonly worstFit: number
}

const manners: readonly Manner[] = ['lines', 'paragraph', 'paragraph, hyphens joined']
/** How many lines of a hundred are followed by a note that is not on the page. */
const noted = 0.06

/**
 * Places the true text of each page, written in each manner, with notes put in, among what OCR read.
 * @param rate of characters of the reading that are made wrong, beside those that are
 */
export function placings(documents: readonly ReadDocument[], rate: number, seeds: number): Placed {
  let all: Score = nothing
  let worstFit = 1
  const milliseconds: number[] = []
  for (const { document, read } of documents)
    for (const [at, page] of document.pages.entries())
      for (const manner of manners)
        for (let seed = 1; seed <= seeds; seed++) {
          const chance = new Chance(seed * 7919 + at * 104_729 + Math.round(rate * 100))
          const { lines, truth } = written(page.lines, manner, noted, chance)
          const clean = read[at]?.lines ?? []
          const places = rate > 0 ? damaged(clean, rate, chance) : clean
          const began = performance.now()
          const found = aligned(lines, places)
          milliseconds.push(performance.now() - began)
          worstFit = Math.min(worstFit, fitness(lines, places))
          all = sum(all, score(found, truth, page.lines))
        }
  return { score: all, milliseconds, worstFit }
}

/** The most that the text of one page fits another document's page, as a translation would. */
export function foreignFit(documents: readonly ReadDocument[]): number {
  let most = 0
  for (const { document, read } of documents)
    for (const other of documents)
      if (other.document.language !== document.language)
        for (const page of other.document.pages)
          for (const { lines } of read) most = Math.max(most, fitness(page.lines, lines))
  return most
}
