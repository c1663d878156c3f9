import {
  fittedAffine, fittedSimilarity, mapped, shapeOf, similarity, type Affine, type Pair,
} from './affine.js' // prettier-ignore
import type { Match } from './matches.js'

// Bound once: these are called some million times a page.
const { round } = Math

/** A map that many matches agree on. */
export interface Consensus {
  /** From pixels of the first raster to pixels of the second. */
  readonly map: Affine
  /** How many matches agree, each place counted once, and out of how many. */
  readonly agreeing: number
  readonly of: number
}

/** How far off a match may be for a first guess from one match alone, and in the end; pixels. */
const guessed = 24
const settled = 3
/** How many guesses are followed. */
const followed = 30
/** Two scans of a page are not stretched more than this. */
const mostSkew = 1.15

const pairOf = ({ from, to }: Match): Pair => ({ from: from.spot, to: to.spot })

/** What a single match says of the whole page: its sizes and directions give scale and turn. */
function guess({ from, to }: Match): Affine {
  return similarity(
    to.spot.sigma / from.spot.sigma,
    to.direction - from.direction,
    from.spot,
    to.spot,
  )
}

function near(map: Affine, pairs: readonly Pair[], distance: number): readonly Pair[] {
  return pairs.filter(({ from, to }) => {
    const { x, y } = mapped(map, from)
    return (x - to.x) ** 2 + (y - to.y) ** 2 < distance * distance
  })
}

/** Fits again and again to what agrees, ever more strictly. */
function followedUp(
  first: Affine,
  pairs: readonly Pair[],
): { map: Affine; agree: readonly Pair[] } {
  let map = first
  for (const distance of [guessed, 16, 10, 6]) {
    const agree = near(map, pairs, distance)
    if (agree.length >= 3) map = fittedSimilarity(agree)
  }
  for (const distance of [6, 4, settled, settled]) {
    const agree = near(map, pairs, distance)
    if (agree.length >= 6) map = fittedAffine(agree)
  }
  return { map, agree: near(map, pairs, settled) }
}

/** Places that are nearly one count once: a blot gives many spots. */
function places(pairs: readonly Pair[]): number {
  return new Set(
    pairs.map(({ from }) => `${String(round(from.x / 6))} ${String(round(from.y / 6))}`),
  ).size
}

/** The map that most matches agree on; nothing where there is none that a scanner could have made. */
export function consensus(matches: readonly Match[]): Consensus | undefined {
  const pairs = matches.map(pairOf)
  const guesses = matches
    .map((match) => {
      const map = guess(match)
      return { map, support: near(map, pairs, guessed).length }
    })
    .sort((one, other) => other.support - one.support)
    .slice(0, followed)
  const found = guesses
    .map(({ map }) => followedUp(map, pairs))
    .filter(({ map }) => isScanned(map))
    .sort((one, other) => other.agree.length - one.agree.length)[0]
  return found && { map: found.map, agreeing: places(found.agree), of: places(pairs) }
}

function isScanned(map: Affine): boolean {
  const { scale, skew } = shapeOf(map)
  return scale > 0.2 && scale < 5 && skew < mostSkew && map.a * map.e - map.b * map.d > 0
}
