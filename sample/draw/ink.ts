import type { Sampled } from './layer.js'
import { step, type Colour } from './paper.js'
import { clouds, noise } from './random.js'

/** How much ribbon ink is on a point: less in the weave of the ribbon, less where the type struck unevenly. */
export function typed(
  [red, , , there]: Sampled,
  ribbon: number,
  x: number,
  y: number,
  seed: number,
): number {
  const strength = red / 255
  const rough = noise(x / 2.2, y / 2.2, seed + 10) - 0.5
  const shape = step(0.32, 0.78, there + rough * 0.34)
  const weave =
    0.5 * noise(x / 1.35, y / 1.35, seed + 11) + 0.5 * noise(x / 3.1, y / 1.2, seed + 12)
  const uneven = clouds(x / 16, y / 13, seed + 13, 2)
  const band = clouds(x / 420, y / 150, seed + 14, 3)
  const hard = strength + (uneven - 0.5) * 0.55 + (band - 0.5) * 0.3
  return shape * ribbon * (0.42 + 0.58 * step(0.25, 0.75, hard + (weave - 0.5) * 0.55))
}

/** A rubber stamp takes in patches. */
export function stamped(there: number, x: number, y: number, seed: number): number {
  const patch = clouds(x / 55, y / 40, seed + 16, 3)
  const fine = noise(x / 1.8, y / 1.8, seed + 17)
  return there * (0.22 + 0.68 * step(0.25, 0.66, patch * 0.75 + fine * 0.4))
}

/** Ink takes light away from the paper; it does not cover it. */
export function inked(paper: Colour, ink: readonly number[], amount: number): Colour {
  const one = (index: number) => {
    const [light, tint] = [paper[index] ?? 0, ink[index] ?? 0]
    return light * (1 - amount) + (((light * tint) / 255) * 0.35 + tint * 0.65) * amount
  }
  return [one(0), one(1), one(2)]
}
