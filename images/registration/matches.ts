import type { Described } from './descriptors.js'

// Bound once: these are called some million times a page.
const { max, sqrt } = Math

/** A spot of one raster, and the spot of another that looks most like it. */
export interface Match {
  readonly from: Described
  readonly to: Described
}

/** The next likest must be so much less like it: a ratio of distances. */
const clearly = 0.87

function product(one: Float32Array, other: Float32Array): number {
  let [even, odd] = [0, 0]
  for (let at = 0; at < one.length; at += 2) {
    even += (one[at] ?? 0) * (other[at] ?? 0)
    odd += (one[at + 1] ?? 0) * (other[at + 1] ?? 0)
  }
  return even + odd
}

/** The likest of a list, where nothing at another place looks nearly as much like it. */
function likest({ look }: Described, others: readonly Described[]): Described | undefined {
  let [best, next]: [Described | undefined, number] = [undefined, -1]
  let most = -1
  for (const other of others) {
    const like = product(look, other.look)
    if (like > most) {
      // One spot with two directions is no rival of itself.
      if (best && best.spot !== other.spot) next = most
      most = like
      best = other
    } else if (like > next && best?.spot !== other.spot) next = like
  }
  // Of unit vectors the distance follows from the product.
  return sqrt(max(0, 1 - most)) < clearly * sqrt(max(0, 1 - next)) ? best : undefined // prettier-ignore
}

/** Spots of two rasters that look alike, as far as it is clear which they are. Many are wrong: letters repeat. */
export function matches(from: readonly Described[], to: readonly Described[]): readonly Match[] {
  return from.flatMap((one) => {
    const other = likest(one, to)
    return other ? [{ from: one, to: other }] : []
  })
}
