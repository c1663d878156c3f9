import type { Bed, Page, Paper, Stain } from './document.js'
import { clouds, noise } from './random.js'

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]

/** 0 below `from`, 1 above `to`, smooth between. */
export const step = (from: number, to: number, value: number) => {
  const share = Math.min(Math.max((value - from) / (to - from), 0), 1)
  return share * share * (3 - 2 * share)
}

/** A point of the page as a point of the scan, in pixels of each. */
export function onScan(
  { turn, x, y }: Bed,
  [across, down]: readonly [number, number],
): [number, number] {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  return [x + across * cos - down * sin, y + across * sin + down * cos]
}

/** A point of the scan as a point of the page. */
export function onPage({ turn, x, y }: Bed, across: number, down: number): [number, number] {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  return [(across - x) * cos + (down - y) * sin, -(across - x) * sin + (down - y) * cos]
}

/** Pixels to the edge of the sheet, which is not quite straight; below 0 outside. */
function toEdge({ width, height }: Paper, x: number, y: number, seed: number): number {
  const straight = Math.min(x, y, width - x, height - y)
  if (Math.abs(straight) > 60) return straight
  const wander = (along: number, side: number) =>
    (clouds(along / 240, side, seed + 70, 5) - 0.5) * 7
  return Math.min(
    x + wander(y, 1),
    y + wander(x, 3),
    width - x + wander(y, 5),
    height - y + wander(x, 7),
  )
}

/** 1 on the sheet, 0 beside it and in its holes. */
export function insideSheet(paper: Paper, x: number, y: number, seed: number): number {
  let inside = step(-0.8, 0.8, toEdge(paper, x, y, seed))
  for (const [holeX, holeY] of paper.holes) {
    const away = Math.hypot(x - holeX, y - holeY)
    if (away < 40)
      inside = Math.min(inside, step(-0.9, 0.9, away - 23 - noise(x / 5, y / 5, seed) * 2))
  }
  return inside
}

/** The scanner's lid, with the sheet's shadow on it. */
export function bedColour(
  { bed, paper, seed }: Page,
  x: number,
  y: number,
  across: number,
  down: number,
): Colour {
  const away = -toEdge(paper, x - 5, y - 7, seed)
  const shadow = 0.55 + 0.45 * step(-4, 26, away)
  const dust = noise(across / 2.1, down / 2.1, seed + 33) > 0.985 ? 22 : 0
  const uneven = clouds(across / 300, down / 300, seed + 34) * 14 - 7
  const light = uneven + dust
  return [
    bed.colour[0] * shadow + light,
    bed.colour[1] * shadow + light,
    bed.colour[2] * shadow + light,
  ]
}

/** The bare sheet at a point of it, in pixels. */
export function paperColour({ paper, seed }: Page, x: number, y: number): Colour {
  const cloud = clouds(x / 340, y / 340, seed + 1) - 0.5
  const fibre = noise(x / 9, y / 2.4, seed + 2) + noise(x / 2.4, y / 9, seed + 3) - 1
  const fine = noise(x / 1.6, y / 1.6, seed + 4) - 0.5
  const light = 1 + cloud * 0.07 + fibre * 0.016 + fine * 0.018 + folded(paper, x, y, seed)
  const edge = toEdge(paper, x, y, seed)
  const reach = edge > 700 ? 1 : 30 + 130 * clouds(x / 210, y / 210, seed + 5)
  const brown =
    paper.toning * (0.55 * Math.exp(-edge / reach) + 0.3 * Math.max(cloud, 0)) +
    stained(paper.stains, x, y, seed)
  const shade = edge < 5 ? 0.93 + edge * 0.014 : 1
  return [
    paper.colour[0] * light * shade * (1 - brown * 0.22),
    paper.colour[1] * light * shade * (1 - brown * 0.33),
    paper.colour[2] * light * shade * (1 - brown * 0.52),
  ]
}

/** A fold is a bright ridge with a shadow below it, and the panels catch the light differently. */
function folded({ folds, height }: Paper, x: number, y: number, seed: number): number {
  let light = 0
  folds.forEach((share, index) => {
    const away = y - share * height - (noise(x / 160, index, seed + 20) - 0.5) * 5
    const worn = 0.4 + noise(x / 26, index * 9, seed + 21)
    light +=
      0.045 * worn * Math.exp(-((away / 1.7) ** 2)) -
      0.06 * worn * Math.exp(-(((away - 4.5) / 5) ** 2))
    light += (index % 2 ? 1 : -1) * 0.018 * Math.exp(-Math.abs(away) / 130) * Math.sign(away)
  })
  return light
}

function stained(stains: readonly Stain[], x: number, y: number, seed: number): number {
  let depth = 0
  for (const stain of stains) {
    const away = Math.hypot(x - stain.x, y - stain.y)
    if (away > stain.radius * 1.5) continue
    depth +=
      stain.ring === undefined ? blot(stain, away, x, y, seed) : ring(stain, away, x, y, seed)
  }
  return depth
}

function blot({ radius, depth }: Stain, away: number, x: number, y: number, seed: number): number {
  const wander = 0.75 + 0.5 * clouds(x / (radius * 0.5), y / (radius * 0.5), seed + 22, 4)
  const edge = Math.exp(-(((away / wander - radius * 0.9) / (radius * 0.05)) ** 2))
  return depth * (0.75 * (1 - step(radius * 0.5, radius, away / wander)) + 0.35 * edge)
}

/** Where a cup has stood: darkest at the rim, and broken. */
function ring(stain: Stain, away: number, x: number, y: number, seed: number): number {
  const { radius, depth, ring: width = 1 } = stain
  const off = away - radius - (noise(x / 60, y / 60, seed + 24) - 0.5) * 9
  const broken = step(0.3, 0.62, clouds(x / 90, y / 90, seed + 23))
  const rim = Math.exp(-((off / (off > 0 ? width * 0.4 : width)) ** 2))
  return depth * (rim * (0.25 + 0.75 * broken) + 0.1 * (1 - step(radius - 20, radius, away)))
}
