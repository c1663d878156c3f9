import { mapped, type Affine } from './affine.js'
import { greyAt, type Raster } from './raster.js'

// Bound once: these are called some million times a page.
const { abs, max, sqrt } = Math

/** A knot of the net that is laid over the first raster: how the second agrees with it there. */
export interface Knot {
  /** In pixels of the first raster. */
  readonly x: number
  readonly y: number
  /** Beside where the map says, in pixels of the second raster. */
  readonly right: number
  readonly below: number
  /** Correlation of what is there, -1 to 1. */
  readonly agreement: number
}

/** How far apart knots are, how much of the page each looks at (from its middle), and which pixels of it; pixels. */
const spacing = 44
const radius = 32
const stride = 2
/** How far the paper may lie otherwise than the map says; less than the lines of small print are apart. */
const farthest = 5
/** A piece that varies less than this is blank. Evened pictures vary by about 1. */
const leastInk = 0.15
/** Of a piece, this much must be on both scans. */
const leastShared = 0.6

interface Piece {
  readonly values: Float32Array
  readonly places: readonly { readonly x: number; readonly y: number }[]
}

/** The pixels about a knot, and where the map has them. */
function pieceAt(raster: Raster, map: Affine, middle: { x: number; y: number }): Piece {
  const places = []
  const values = []
  for (let y = middle.y - radius; y <= middle.y + radius; y += stride)
    for (let x = middle.x - radius; x <= middle.x + radius; x += stride) {
      if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) continue
      values.push(raster.data[y * raster.width + x] ?? 0)
      places.push(mapped(map, { x, y }))
    }
  return { values: Float32Array.from(values), places }
}

const isOn =
  ({ width, height }: Raster) =>
  ({ x, y }: { x: number; y: number }) =>
    x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1

/** Pearson's correlation of a piece with what lies beside its places. */
function correlation(
  { values, places }: Piece,
  other: Raster,
  right: number,
  below: number,
): number {
  let [count, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (const [at, { x, y }] of places.entries()) {
    const [one, two] = [values[at] ?? 0, greyAt(other, x + right, y + below)]
    count++
    a += one
    b += two
    aa += one * one
    bb += two * two
    ab += one * two
  }
  const [first, second] = [aa - (a * a) / count, bb - (b * b) / count]
  return first <= 0 || second <= 0 ? 0 : (ab - (a * b) / count) / sqrt(first * second)
}

function variation({ values }: Piece): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

type Tried = Omit<Knot, 'x' | 'y'>

/** The likest place among those some steps away. */
function best(piece: Piece, other: Raster, from: Tried, step: number, reach: number): Tried {
  let found = from
  for (let down = -reach; down <= reach; down++)
    for (let across = -reach; across <= reach; across++) {
      const [right, below] = [from.right + across * step, from.below + down * step]
      if (max(abs(right), abs(below)) > farthest) continue
      const agreement = correlation(piece, other, right, below)
      if (agreement > found.agreement) found = { right, below, agreement }
    }
  return found
}

function knotAt(piece: Piece, other: Raster, middle: { x: number; y: number }): Knot {
  const start = { right: 0, below: 0, agreement: correlation(piece, other, 0, 0) }
  const wide = start.agreement > 0.8 ? start : best(piece, other, start, 2, 2)
  return { ...middle, ...best(piece, other, best(piece, other, wide, 1, 1), 0.5, 1) }
}

/** Knots all over the first raster, where it holds something and the second shows it. Both are evened. */
export function mesh(one: Raster, other: Raster, map: Affine): readonly Knot[] {
  const knots: Knot[] = []
  for (let y = spacing / 2; y < one.height; y += spacing)
    for (let x = spacing / 2; x < one.width; x += spacing) {
      const piece = pieceAt(one, map, { x, y })
      const shared = piece.places.filter(isOn(other)).length
      if (shared < leastShared * piece.places.length || variation(piece) < leastInk) continue
      knots.push(knotAt(piece, other, { x, y }))
    }
  return knots
}
