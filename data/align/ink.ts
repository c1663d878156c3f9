import { around } from '../model/region.js'
import { along, distance } from './boxes.js'
import type { Filled, Gap } from './gap.js'
import { share, type Reading } from './spots.js'
import { widthOdds } from './widths.js'
import type { Word } from './words.js'

/** Words of one line have no more room between them than so many characters. */
const widestSpace = 2.5
/** How narrow and how wide ink may be beside what its words demand. */
const [narrow, wide] = [0.75, 1.3]

/** What was read right after a word, or right before one, and stands for none: by the numbers of the reading's words. */
type Ink = readonly number[]

/**
 * Words of a gap that stand where something was read that is none of the text's words: after the word before, at the end of its line, and before the
 * word after. Each part must be as wide as the words that are left to it; nothing is given where it is not.
 */
export function inInk(gap: Gap, reading: Reading): readonly Filled[] {
  const [following, preceding] = inkOf(gap, reading)
  const { words } = gap
  let [best, least] = [-1, Infinity]
  for (let stay = 0; stay <= words.length; stay++) {
    const misfit =
      misfitOf(words.slice(0, stay), following, reading) +
      misfitOf(words.slice(stay), preceding, reading)
    if (misfit < least) [best, least] = [stay, misfit]
  }
  if (best < 0) return []
  const after = onInk(words.slice(best), preceding, reading)
  return [
    ...onInk(words.slice(0, best), following, reading),
    ...after.map((filled) => ({ ...filled, word: filled.word + best })),
  ]
}

function inkOf({ before, after }: Gap, { spots, lines }: Reading): readonly [Ink, Ink] {
  const next = (from: number, step: 1 | -1, end: number, line: number): Ink => {
    const room = widestSpace * (lines[line]?.pitch ?? 0)
    const found: number[] = []
    let box = step === 1 ? before.box : after.box
    for (let at = from; at !== end; at += step) {
      const spot = spots[at]
      if (!spot?.box || spot.line !== line || distance(box, spot.box) > room) break
      found.push(at)
      box = spot.box
    }
    return found
  }
  const following = next(before.toSpot, 1, after.fromSpot, before.lastLine)
  const least = (following.at(-1) ?? before.toSpot - 1) + 1
  if (after.fromSpot <= least) return [following, []]
  return [following, next(after.fromSpot - 1, -1, least - 1, after.line).toReversed()]
}

/** How far ink is from being as wide as words; nothing where there is neither, Infinity where it is out of the question. */
function misfitOf(words: readonly Word[], ink: Ink, reading: Reading): number {
  if (words.length === 0 && ink.length === 0) return 0
  const line = lineOf(ink, reading)
  const wanted = widthOf(words) * (line?.look.pitch ?? 0)
  if (!line || wanted === 0) return Infinity
  const ratio = line.length / wanted
  return ratio >= narrow && ratio <= wide ? Math.abs(Math.log(ratio)) : Infinity
}

/** Characters, spaces between the words included; 0 where there is no letter or digit. */
function widthOf(words: readonly Word[]): number {
  if (words.every(({ key }) => key === '')) return 0
  return words.reduce((sum, { from, to }) => sum + to - from, words.length - 1)
}

/** The line that ink is on, and how long it is there. */
function lineOf(ink: Ink, { spots, lines }: Reading) {
  const nth = spots[ink[0] ?? -1]?.line
  const look = lines[nth ?? -1]
  const box = around(ink.flatMap((at) => spots[at]?.box ?? []))
  if (nth === undefined || !look || !box) return undefined
  const [begin, end] = along(box, look.way)
  return { nth, look, box, length: end - begin }
}

/** Words where they were read, if as many were; else the ink divided by their lengths. */
function onInk(words: readonly Word[], ink: Ink, reading: Reading): readonly Filled[] {
  const line = lineOf(ink, reading)
  if (!line || words.length === 0) return []
  const read = ink.filter((at) => reading.spots[at]?.key !== '')
  const spelt = words.flatMap(({ key }, word) => (key === '' ? [] : [word]))
  const pairs = spelt.map((word, nth) => ({ word, spot: read[nth] ?? -1 }))
  const areThese =
    read.length === spelt.length &&
    pairs.every(({ word, spot }) => isAsWide(words[word], spot, reading))
  if (areThese)
    return pairs.flatMap(({ word, spot }) => {
      const box = reading.spots[spot]?.box
      return box ? [{ word, box, line: line.nth, spot }] : []
    })
  const whole = widthOf(words)
  let at = 0
  return words.map(({ from, to }, word) => {
    const box = share(line.box, at, at + to - from, whole, line.look.way)
    at += to - from + 1
    return { word, box, line: line.nth }
  })
}

function isAsWide(word: Word | undefined, at: number, { spots, lines }: Reading): boolean {
  const spot = spots[at]
  if (!word || !spot) return false
  return widthOdds((word.to - word.from) * (lines[spot.line]?.pitch ?? 0), spot.extent) > 0
}
