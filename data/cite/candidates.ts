import { editDistance } from '../align/edit-distance.js'
import { exactMatches, nearMatches, type NearMatch } from './near-matches.js'

/** What is sought, as folded letters. */
export interface Sought {
  readonly exact: string
  /** What stood before and after, as much of it as is compared. */
  readonly prefix: string
  readonly suffix: string
}

/** A place that the passage may be at. */
export interface Candidate {
  /** In the letters of the page. */
  readonly from: number
  readonly to: number
  /** How alike the words are, from 0 to 1. */
  readonly words: number
  /** How alike what stands before and after is; nothing where nothing stood there. */
  readonly before: number | undefined
  readonly after: number | undefined
  /** How many letters agree, of the passage and of what stood around it. */
  readonly agreeing: number
}

/** Of a passage, this much may be corrected. */
export const mostCorrected = 0.4
/** So many letters before and after are compared. */
export const context = 32

function likeness(one: string, other: string): number | undefined {
  return one === '' ? undefined : Math.max(0, 1 - editDistance(one, other) / one.length)
}

/** How alike the ends before a place are, when a few letters more or less stand there. */
function ends(sought: string, text: string): number | undefined {
  const tried = [0, -2, 2, -4, 4].map((more) => likeness(sought, text.slice(Math.max(0, text.length - sought.length - more)))) // prettier-ignore
  return tried.reduce((most, one) => (one !== undefined && one > (most ?? -1) ? one : most))
}

const reversed = (text: string) => Array.from({ length: text.length }, (_, at) => text[text.length - 1 - at]).join('') // prettier-ignore

function candidate(sought: Sought, text: string, { from, to, distance }: NearMatch): Candidate {
  const { exact, prefix, suffix } = sought
  const words = 1 - distance / exact.length
  const before = ends(prefix, text.slice(Math.max(0, from - context - 4), from))
  const after = ends(reversed(suffix), reversed(text.slice(to, to + context + 4)))
  const agreeing = exact.length * words + prefix.length * (before ?? 0) + suffix.length * (after ?? 0) // prettier-ignore
  return { from, to, words, before, after, agreeing }
}

/** Of places that overlap only the best. */
function apart(all: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = []
  for (const one of all.toSorted((a, b) => b.agreeing - a.agreeing || b.words - a.words))
    if (chosen.every(({ from, to }) => one.to <= from || one.from >= to)) chosen.push(one)
  return chosen
}

/** Neighbouring ends are of one place; the least distances of it, with the shortest stretch between. */
function settled(near: readonly NearMatch[]): readonly NearMatch[] {
  const best = new Map<number, number>()
  const place = ({ to }: NearMatch) => Math.floor(to / 16)
  for (const one of near)
    best.set(place(one), Math.min(best.get(place(one)) ?? Infinity, one.distance))
  return near.filter((one) => {
    const around = [-1, 0, 1].map((away) => best.get(place(one) + away) ?? Infinity)
    return one.distance <= Math.min(...around) + 2
  })
}

/** Places on a page where a passage may be, the likest first; they do not overlap. */
export function candidates(sought: Sought, text: string): readonly Candidate[] {
  if (sought.exact === '') return []
  const most = Math.floor(sought.exact.length * mostCorrected)
  const exact = exactMatches(sought.exact, text)
  const near = most === 0 ? [] : settled(nearMatches(sought.exact, text, most))
  return apart([...exact, ...near].map((match) => candidate(sought, text, match)))
}
