import type { Match } from './matches.js'

/** A match must be so much more likely than any other place of its words, or than none: the logarithm of the odds. */
const leastMargin = 0.8
/** What widths must say, at least, of words with other letters: the logarithm of the odds. */
const leastWidth = -2
/** Words that have no match right before or after them must be so likely, together: the logarithm of the odds. */
const leastTogether = 2
/** The same of a word beside some that have no match, which may be a note that goes on from it. */
const leastAtEdge = 1.5
/** How many such words make a note. */
const note = 3
/** The same of words that stand apart from all other matches. */
const leastAlone = 8
/** What it adds that a line of the text is all there. */
const wholeLine = 4
/** Matches with more words than these between them stand apart. */
const apart = 3

/**
 * The matches that may be relied on: those that are not as well elsewhere, and not alone among words that have none.
 * @param isWholeLine whether the words from one number to another are a line of the text, or lines
 * @param least how likely words without a match right beside them must be, together: the logarithm of the odds
 */
export function trusted(
  matches: readonly Match[],
  isWholeLine: (from: number, to: number) => boolean,
  least = leastTogether,
): readonly Match[] {
  const clear = matches.filter((match) => match.margin >= leastMargin && !isMisshapen(match))
  const sure = clear.filter((match, at) => {
    const before = match.fromWord - (clear[at - 1]?.toWord ?? match.fromWord)
    const after = (clear[at + 1]?.fromWord ?? match.toWord) - match.toWord
    return match.odds >= leastAtEdge || (before < note && after < note)
  })
  const together = runs(sure, 0).filter((run) => sum(run) >= least)
  return runs(together.flat(), apart).flatMap((run) => {
    const isWhole = isWholeLine(run[0]?.fromWord ?? 0, run.at(-1)?.toWord ?? 0)
    return sum(run) + (isWhole ? wholeLine : 0) >= leastAlone ? run : []
  })
}

/** Whether the words are much wider or narrower than they should be, and other letters too: the machine joined them with something else. */
const isMisshapen = ({ width, isSame }: Match) => width < leastWidth && !isSame

const sum = (run: readonly Match[]) => run.reduce((all, { odds }) => all + odds, 0)

/** Matches that follow one another, with no more words between them than these, both in the text and on the page. */
function runs(matches: readonly Match[], between: number): readonly (readonly Match[])[] {
  const found: Match[][] = []
  let last: Match | undefined
  for (const match of matches) {
    const follows =
      last && match.fromWord - last.toWord <= between && match.fromSpot - last.toSpot <= between
    if (follows) found.at(-1)?.push(match)
    else found.push([match])
    last = match
  }
  return found
}
