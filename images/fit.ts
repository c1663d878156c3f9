/** How one picture is laid over another: scales, shifts in parts of its side, and turn in radians (small ones). */
interface Pose {
  readonly across: number
  readonly down: number
  readonly right: number
  readonly below: number
  readonly turn: number
}

/** A square of values, row by row. */
interface Square {
  readonly side: number
  readonly values: Float64Array
}

// Bound once: these are called some million times a pair.
const { abs, floor, sqrt } = Math

const untouched: Pose = { across: 1, down: 1, right: 0, below: 0, turn: 0 }
/** How far a rescan may differ: 10 % in size, 6 % in place, 1.7° in turn. */
const farthest: Pose = { across: 0.1, down: 0.1, right: 0.06, below: 0.06, turn: 0.03 }

const pose = (size: number, place: number): Pose => ({
  across: size,
  down: size,
  right: place,
  below: place,
  turn: place,
})

/** The same square at half the side. */
function halved({ side, values }: Square): Square {
  const half = side / 2
  const mean = (at: number) => {
    const from = 2 * floor(at / half) * side + 2 * (at % half)
    const sum = (values[from] ?? 0) + (values[from + 1] ?? 0)
    return (sum + (values[from + side] ?? 0) + (values[from + side + 1] ?? 0)) / 4
  }
  return { side: half, values: Float64Array.from({ length: half * half }, (_, at) => mean(at)) }
}

/** The value between four cells of a square; the place must lie within. */
function between({ side, values }: Square, x: number, y: number): number {
  const [left, top] = [floor(x), floor(y)]
  const [part, rest] = [x - left, y - top]
  const at = top * side + left
  const above = (values[at] ?? 0) * (1 - part) + (values[at + 1] ?? 0) * part
  const under = (values[at + side] ?? 0) * (1 - part) + (values[at + side + 1] ?? 0) * part
  return above * (1 - rest) + under * rest
}

/** Pearson's correlation of two squares in a pose, over the cells that lie on each other; 0 where one of them is even. */
function correlation(
  one: Square,
  other: Square,
  { across, down, right, below, turn }: Pose,
): number {
  const { side } = one
  const middle = (side - 1) / 2
  const last = side - 1
  let [count, sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0, 0]
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const u = (x - middle) * across + middle + right * side - turn * (y - middle)
      const v = (y - middle) * down + middle + below * side + turn * (x - middle)
      if (u < 0 || v < 0 || u >= last || v >= last) continue
      const a = one.values[y * side + x] ?? 0
      const b = between(other, u, v)
      count++
      sumA += a
      sumB += b
      squareA += a * a
      squareB += b * b
      product += a * b
    }
  const spread = (squareA - (sumA * sumA) / count) * (squareB - (sumB * sumB) / count)
  return spread > 1e-9 ? (product - (sumA * sumB) / count) / sqrt(spread) : 0
}

interface Found {
  readonly pose: Pose
  readonly fit: number
}

const names = ['across', 'down', 'right', 'below', 'turn'] as const

function allowed(pose: Pose): boolean {
  return names.every((name) => abs(pose[name] - untouched[name]) <= farthest[name] + 1e-9)
}

/** Goes up from a pose, one number at a time, while that helps. */
function climbed(one: Square, other: Square, from: Pose, steps: readonly Pose[]): Found {
  let best: Found = { pose: from, fit: correlation(one, other, from) }
  for (const step of steps)
    for (let round = 0, before = -Infinity; round < 4 && best.fit > before; round++) {
      before = best.fit
      for (const name of names)
        for (const sign of [-1, 1]) {
          const tried = { ...best.pose, [name]: best.pose[name] + sign * step[name] }
          if (!allowed(tried)) continue
          const fit = correlation(one, other, tried)
          if (fit > best.fit) best = { pose: tried, fit }
        }
    }
  return best
}

const sizesTried = [0.94, 1, 1.06]
const placesTried = [-0.05, -0.025, 0, 0.025, 0.05]
/** How many of the poses tried at first are followed up. */
const followed = 4
/** A coarse fit under this never becomes a good one; most pairs of pages end here. */
const hopeless = 0.35

const firstPoses: readonly Pose[] = sizesTried.flatMap((across) =>
  sizesTried.flatMap((down) =>
    placesTried.flatMap((right) =>
      placesTried.map((below) => ({ across, down, right, below, turn: 0 })),
    ),
  ),
)

/**
 * How well one square of values fits another at the best, from -1 to 1, when it may be shifted, scaled and turned a
 * little: every pose is tried at a quarter of the side, the best are refined at half of it, the best of these in full.
 * @param side of both squares, a multiple of 4
 */
export function bestFit(one: Float64Array, other: Float64Array, side: number): number {
  const full = [one, other].map((values): Square => ({ side, values })) as [Square, Square]
  const half = full.map(halved) as [Square, Square]
  const quarter = half.map(halved) as [Square, Square]
  const [best] = firstPoses
    .map((pose) => ({ pose, fit: correlation(...quarter, pose) }))
    .sort((a, b) => b.fit - a.fit)
    .slice(0, followed)
    .map((start) => climbed(...half, start.pose, [pose(0.025, 0.012), pose(0.012, 0.006)]))
    .sort((a, b) => b.fit - a.fit)
  if (!best || best.fit < hopeless) return best?.fit ?? 0
  return climbed(...full, best.pose, [pose(0.012, 0.006), pose(0.006, 0.003)]).fit
}
