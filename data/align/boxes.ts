import type { Box } from '../model/region.js'
import type { Way } from './spots.js'

/** Where a box begins and ends along a line: growing numbers in the direction of reading. */
export function along({ x, y, width, height }: Box, way: Way): readonly [number, number] {
  if (way === 'down') return [y, y + height]
  return way === 'right' ? [x, x + width] : [-x - width, -x]
}

/** Where a box begins and ends across a line. */
function across({ x, y, width, height }: Box, way: Way): readonly [number, number] {
  return way === 'down' ? [x, x + width] : [y, y + height]
}

/** Whether a box goes on in the row of another: beside it, and farther on in the direction of reading. */
export function goesOn(first: Box, second: Box, way: Way): boolean {
  const [a, b] = [across(first, way), across(second, way)]
  const shared = Math.min(a[1], b[1]) - Math.max(a[0], b[0])
  const least = Math.min(a[1] - a[0], b[1] - b[0])
  return shared >= 0.4 * least && along(second, way)[0] >= along(first, way)[0]
}

/** Pixels between two boxes, across or down, whichever is more; negative where they lie over one another. */
export function distance(a: Box, b: Box): number {
  const across = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width)
  const down = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height)
  return Math.max(across, down)
}
