import type { Point } from '../../data/model/text-line.js'

/** A map of the plane that keeps lines straight: x' = a·x + b·y + c, y' = d·x + e·y + f. */
export interface Affine {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

/** Two places that should be one. */
export interface Pair {
  readonly from: Point
  readonly to: Point
}

/** Where a point goes. */
export function mapped({ a, b, c, d, e, f }: Affine, { x, y }: Point): Point {
  return { x: a * x + b * y + c, y: d * x + e * y + f }
}

/** The map that turns, scales and shifts. @param radians clockwise, as y goes down */
export function similarity(scale: number, radians: number, from: Point, to: Point): Affine {
  const [a, d] = [scale * Math.cos(radians), scale * Math.sin(radians)]
  return { a, b: -d, c: to.x - a * from.x + d * from.y, d, e: a, f: to.y - d * from.x - a * from.y }
}

/** By how much a map enlarges, and how far it is from turning and scaling alone (1: it is that). */
export function shapeOf({ a, b, d, e }: Affine): { readonly scale: number; readonly skew: number } {
  const area = Math.abs(a * e - b * d)
  const half = (a * a + b * b + d * d + e * e) / 2
  const longer = Math.sqrt(half + Math.sqrt(Math.max(0, half * half - area * area)))
  const scale = Math.sqrt(area)
  return { scale, skew: scale === 0 ? Infinity : longer / scale }
}

interface Centred {
  readonly from: Point
  readonly to: Point
}

function middles(pairs: readonly Pair[]): Centred {
  const mean = (of: (pair: Pair) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length
  return {
    from: { x: mean(({ from }) => from.x), y: mean(({ from }) => from.y) },
    to: { x: mean(({ to }) => to.x), y: mean(({ to }) => to.y) },
  }
}

/** The turning, scaling and shifting that suits pairs best, by least squares; at least two pairs. */
export function fittedSimilarity(pairs: readonly Pair[]): Affine {
  const { from: p, to: q } = middles(pairs)
  let [along, beside, square] = [0, 0, 1e-9]
  for (const { from, to } of pairs) {
    const [x, y, u, v] = [from.x - p.x, from.y - p.y, to.x - q.x, to.y - q.y]
    along += x * u + y * v
    beside += x * v - y * u
    square += x * x + y * y
  }
  const [a, d] = [along / square, beside / square]
  return { a, b: -d, c: q.x - a * p.x + d * p.y, d, e: a, f: q.y - d * p.x - a * p.y }
}

/** The affine map that suits pairs best, by least squares; a similarity where they lie on a line. */
export function fittedAffine(pairs: readonly Pair[]): Affine {
  const { from: p, to: q } = middles(pairs)
  let [xx, xy, yy, xu, yu, xv, yv] = [0, 0, 0, 0, 0, 0, 0]
  for (const { from, to } of pairs) {
    const [x, y, u, v] = [from.x - p.x, from.y - p.y, to.x - q.x, to.y - q.y]
    xx += x * x
    xy += x * y
    yy += y * y
    xu += x * u
    yu += y * u
    xv += x * v
    yv += y * v
  }
  const area = xx * yy - xy * xy
  if (pairs.length < 6 || area < 1e-3 * (xx + yy) ** 2) return fittedSimilarity(pairs)
  const [a, b] = [(xu * yy - yu * xy) / area, (yu * xx - xu * xy) / area]
  const [d, e] = [(xv * yy - yv * xy) / area, (yv * xx - xv * xy) / area]
  return { a, b, c: q.x - a * p.x - b * p.y, d, e, f: q.y - d * p.x - e * p.y }
}
