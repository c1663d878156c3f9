import type { Quote } from '../model/citation.js'
import { around, type Box } from '../model/region.js'
import type { TextLine } from '../model/text-line.js'
import { asItStood, numberOf, type Stretch } from './as-it-stood.js'
import { candidates, context, type Candidate, type Sought } from './candidates.js'
import { bracket } from './bracket.js'
import { byEnds } from './by-ends.js'
import { chosen, isBetween, isSure } from './chosen.js'
import { isSaidTheSame, keyOf, lettersOf, type Letters } from './letters.js'
import { boxesOf } from './places.js'
import { snapped } from './snapped.js'

/** Words that were cited. */
export type Cited = Pick<Quote, 'exact' | 'prefix' | 'suffix' | 'lines'>

/** A cited passage, as it stands on a page now. */
export interface FoundQuote {
  /** Numbers of its first and last line. */
  readonly lines: readonly [first: number, last: number]
  /** Where it begins in the text of the first of them, and ends in that of the last, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** The words as they stand now, line ends as line feeds. */
  readonly words: string
  /** Whether they are the words that were cited, however their lines are broken. */
  readonly isSame: boolean
  /** Its places on the page, one for each line that has one; in pixels of the scan. */
  readonly boxes: readonly Box[]
  /** The box about all of it, where all of its lines have places. */
  readonly region?: Box
  /** How many letters agree, of the passage and of what stood around it. */
  readonly agreeing: number
}

/** What is sought, as letters. */
function soughtLetters({ exact, prefix, suffix }: Cited): Sought {
  return { exact: keyOf(exact), prefix: keyOf(prefix), suffix: keyOf(suffix) }
}

function stretch({ line, from, to }: Letters, place: Pick<Candidate, 'from' | 'to'>): Stretch {
  return {
    first: line[place.from] ?? 0,
    from: from[place.from] ?? 0,
    last: line[place.to - 1] ?? 0,
    to: to[place.to - 1] ?? 0,
  }
}

/** Punctuation at its ends belongs to the words where it did when they were cited. */
function withEnds(all: readonly TextLine[], exact: string, place: Stretch): Stretch {
  const before = /^[^\p{L}\p{N}\s]*/u.exec(exact)?.[0] ?? ''
  const after = /[^\p{L}\p{N}\s]*$/u.exec(exact)?.[0] ?? ''
  const textOf = (at: number) => all[at]?.text ?? ''
  const isBefore = textOf(place.first).slice(0, place.from).endsWith(before)
  const isAfter = textOf(place.last).slice(place.to).startsWith(after)
  return {
    ...place,
    from: place.from - (isBefore ? before.length : 0),
    to: place.to + (isAfter ? after.length : 0),
  }
}

function foundAt(
  all: readonly TextLine[],
  cited: Cited,
  { first, from, last, to }: Stretch,
  agreeing: number,
): FoundQuote {
  const pieces = all.slice(first, last + 1).map((line, at) => ({
    line,
    from: at === 0 ? from : 0,
    to: at === last - first ? to : line.text.length,
  }))
  const words = pieces.map((piece) => piece.line.text.slice(piece.from, piece.to)).join('\n')
  const places = pieces.filter(({ line }) => line.text.trim() !== '').map(boxesOf)
  const region = places.every(({ length }) => length > 0) ? around(places.flat()) : undefined
  return {
    lines: [numberOf(all, first), numberOf(all, last)],
    from,
    to,
    words,
    isSame: isSaidTheSame(words, cited.exact),
    boxes: places.flat(),
    ...(region && { region }),
    agreeing,
  }
}

/**
 * A cited passage in the lines of a page as they are now: as it stood, or corrected, or in lines broken anew. Nothing where it is not
 * there, or where it is not sure which of several places is meant.
 */
export function foundQuote(lines: readonly TextLine[], cited: Cited): FoundQuote | undefined {
  const sought = soughtLetters(cited)
  const same = asItStood(lines, cited)
  if (same) return foundAt(lines, cited, same, Object.values(sought).join('').length)
  if (sought.exact === '') return foundSigns(lines, cited)
  const letters = lettersOf(lines.map(({ text }) => text))
  const isHinted = ({ from }: Candidate) =>
    numberOf(lines, letters.line[from] ?? -1) === cited.lines[0]
  const place = placeOf(sought, letters.key, endsOf(cited), isHinted)
  if (!place) return undefined
  const whole = snapped(letters, lines, cited, place)
  return foundAt(
    lines,
    cited,
    withEnds(lines, cited.exact, stretch(letters, whole)),
    place.agreeing,
  )
}

/** How many letters the first and the last line of a passage have. */
function endsOf({ exact }: Cited): readonly [first: number, last: number] {
  const lines = exact
    .split('\n')
    .map((line) => keyOf(line).length)
    .filter((length) => length > 0)
  return [lines[0] ?? 0, lines.at(-1) ?? 0]
}

/** A passage of several lines that is found with fewer of its letters is sought by its ends. */
const wellAlike = 0.85

type Place = Pick<Candidate, 'from' | 'to' | 'agreeing'>

/** Where a passage is in the letters of a page: between what stood around it, else by its own words, else by its first words and its last. */
function placeOf(
  sought: Sought,
  key: string,
  ends: readonly [first: number, last: number],
  isHinted: (place: Candidate) => boolean,
): Place | undefined {
  const between = bracket(sought, key)
  if (between) return between.kind === 'gone' ? undefined : between
  const near = { ...sought, prefix: sought.prefix.slice(-context), suffix: sought.suffix.slice(0, context) } // prettier-ignore
  const found = chosen(near, candidates(near, key), isHinted)
  if (found && (found.words >= wellAlike || isBetween(found))) return found
  // Letters of a line that was put in may have been taken for corrected ones.
  return byEnds(near, key, ends) ?? (found && (ends[0] === sought.exact.length ? found : undefined))
}

/** Words without any letter, a row of dots, are only found as they stand on the lines they were on. */
function foundSigns(lines: readonly TextLine[], cited: Cited): FoundQuote | undefined {
  const at = lines.findIndex((_, place) => numberOf(lines, place) === cited.lines[0])
  const from = lines[at]?.text.indexOf(cited.exact) ?? -1
  if (from < 0 || cited.exact.trim() === '') return undefined
  return foundAt(lines, cited, { first: at, from, last: at, to: from + cited.exact.length }, 0)
}

/** A page's lines, and which page. */
export interface PageLines<Page> {
  readonly page: Page
  readonly lines: readonly TextLine[]
}

/** The passage on whichever of several pages it is; nothing where it is on none of them, or may be on several. */
export function foundOnPages<Page>(
  pages: readonly PageLines<Page>[],
  cited: Cited,
): { readonly page: Page; readonly found: FoundQuote } | undefined {
  const sought = soughtLetters(cited)
  const all = pages.flatMap(({ page, lines }) => {
    const letters = lettersOf(lines.map(({ text }) => text))
    return candidates(sought, letters.key).map((one) => ({ ...one, page, lines }))
  })
  const sure = all.filter((one) => isSure(sought, one))
  const best = chosen(sought, sure.toSorted((one, other) => other.agreeing - one.agreeing), () => false) // prettier-ignore
  const found = best && foundQuote(best.lines, cited)
  return found && { page: best.page, found }
}
