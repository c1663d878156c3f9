import type { Spot } from './keypoints.js'
import { greyAt } from './raster.js'

// Bound once: these are called some million times a page.
const { atan2, cos, exp, floor, hypot, max, min, round, sin, sqrt } = Math

/** A spot with the direction its surroundings have, and what they look like in that direction. */
export interface Described {
  readonly spot: Spot
  /** Radians, clockwise from the right. */
  readonly direction: number
  /** 128 numbers; the sum of their squares is 1. */
  readonly look: Float32Array
}

const bins = 36
/** What is looked at for the direction, in sizes of the spot. */
const reach = 4.5
/** A direction that is nearly as strong as the strongest is one too. */
const alsoStrong = 0.8
/** Samples across, and how far they are apart, in sizes of the spot: some letters of a line and of its neighbours are seen. */
const samples = 16
const apart = 1.5
const cells = 4
const directions = 8
const turn = 2 * Math.PI

/** How grey grows to the right and downwards. */
function slope({ level }: Spot, x: number, y: number, step: number): readonly [number, number] {
  return [
    greyAt(level, x + step, y) - greyAt(level, x - step, y),
    greyAt(level, x, y + step) - greyAt(level, x, y - step),
  ]
}

/** The spot's place and size in pixels of its level. */
function within({ x, y, sigma, factor }: Spot) {
  return { x: (x + 0.5) / factor - 0.5, y: (y + 0.5) / factor - 0.5, sigma: sigma / factor }
}

function histogram(spot: Spot): Float32Array {
  const { x, y, sigma } = within(spot)
  const counts = new Float32Array(bins)
  const most = round(reach * sigma)
  for (let down = -most; down <= most; down++)
    for (let across = -most; across <= most; across++) {
      const [right, below] = slope(spot, x + across, y + down, 1)
      const weight = exp(-(across * across + down * down) / (2 * (1.5 * sigma) ** 2))
      const bin = round((atan2(below, right) / turn) * bins + bins) % bins
      counts[bin] = (counts[bin] ?? 0) + weight * hypot(right, below)
    }
  return smooth(smooth(counts))
}

function smooth(counts: Float32Array): Float32Array {
  return counts.map(
    (count, at) =>
      count / 2 + ((counts[(at + 1) % bins] ?? 0) + (counts[(at + bins - 1) % bins] ?? 0)) / 4,
  )
}

function directionsOf(spot: Spot): readonly number[] {
  const counts = histogram(spot)
  const most = max(...counts)
  return [...counts.entries()].flatMap(([at, count]) => {
    const [left, right] = [counts[(at + bins - 1) % bins] ?? 0, counts[(at + 1) % bins] ?? 0]
    if (count < alsoStrong * most || count <= left || count < right) return []
    const offset = (left - right) / (2 * (left + right - 2 * count) || 1)
    return [((at + offset) / bins) * turn]
  })
}

/** Adds to the two nearest of the four cells of a row or column. */
function shares(place: number): readonly (readonly [cell: number, share: number])[] {
  const from = floor(place)
  return ([[from, 1 - (place - from)], [from + 1, place - from]] as const).filter(([cell]) => cell >= 0 && cell < cells) // prettier-ignore
}

function add(look: Float32Array, column: number, row: number, angle: number, weight: number): void {
  const direction = ((angle / turn) * directions + 2 * directions) % directions
  const low = floor(direction)
  for (const [y, down] of shares(row))
    for (const [x, across] of shares(column)) {
      const at = (y * cells + x) * directions
      const part = weight * down * across
      const [one, other] = [at + (low % directions), at + ((low + 1) % directions)]
      look[one] = (look[one] ?? 0) + part * (1 - (direction - low))
      look[other] = (look[other] ?? 0) + part * (direction - low)
    }
}

function unit(look: Float32Array): Float32Array {
  const length = sqrt(look.reduce((sum, value) => sum + value * value, 0)) || 1
  return look.map((value) => value / length)
}

function lookOf(spot: Spot, direction: number): Float32Array {
  const { x, y, sigma } = within(spot)
  const [along, across] = [cos(direction), sin(direction)]
  const step = apart * sigma
  const look = new Float32Array(cells * cells * directions)
  for (let row = 0; row < samples; row++)
    for (let column = 0; column < samples; column++) {
      const [u, v] = [column - (samples - 1) / 2, row - (samples - 1) / 2]
      const [right, below] = slope(spot, x + (u * along - v * across) * step, y + (u * across + v * along) * step, max(1, step / 2)) // prettier-ignore
      const weight = hypot(right, below) * exp(-(u * u + v * v) / (2 * 8 ** 2))
      const [cell, line] = [(u + samples / 2) / 4 - 0.5, (v + samples / 2) / 4 - 0.5]
      add(look, cell, line, atan2(below, right) - direction, weight)
    }
  // No single edge may outweigh the rest: light that falls from one side does that.
  return unit(unit(look).map((value) => min(value, 0.2)))
}

/** Spots with their looks; some have two directions, and are given twice. */
export function described(spots: readonly Spot[]): readonly Described[] {
  return spots.flatMap((spot) =>
    directionsOf(spot).map((direction) => ({ spot, direction, look: lookOf(spot, direction) })),
  )
}
