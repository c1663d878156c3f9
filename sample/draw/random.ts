/** A stream of numbers that is the same every time for the same seed. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** At least `from`, below `to`. */
  between(from: number, to: number): number
  /** Around 0, with a standard deviation of 1. */
  normal(): number
}

/** Random numbers by mulberry32 (public domain, Tommy Ettinger), so that a page drawn again is the same page. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

function corner(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x, 0x27d4eb2d) ^ Math.imul(y, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 0x1_0000_0000
}

/** Smooth noise between 0 and 1 that changes over about one unit. */
export function noise(x: number, y: number, seed: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [u, v] = [x - left, y - top]
  const across = u * u * (3 - 2 * u)
  const down = v * v * (3 - 2 * v)
  const above = corner(left, top, seed) * (1 - across) + corner(left + 1, top, seed) * across
  const below =
    corner(left, top + 1, seed) * (1 - across) + corner(left + 1, top + 1, seed) * across
  return above * (1 - down) + below * down
}

/** Noise of several sizes on top of each other, between 0 and 1: clouds. */
export function clouds(x: number, y: number, seed: number, octaves = 4): number {
  let [sum, weight, total] = [0, 1, 0]
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * 2 ** octave, y * 2 ** octave, seed + octave)
    total += weight
    weight /= 2
  }
  return sum / total
}
