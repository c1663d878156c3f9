import type { Point } from '../model/text-line.js'
import type { Edges } from './read-part.js'

/** A number as text formats write it (`xsd:float` without exponent): `'4624.0'`; `undefined` for anything else. */
export function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,9}(\.\d{0,20})?\s*$/.test(text)
    ? Number(text)
    : undefined
}

/** Points in the measure of their file; `'1,2 3,4'` and `'1 2 3 4'` are both written. `undefined` where one cannot be read. */
export function pointsOf(text: string | undefined): readonly Point[] | undefined {
  const numbers = (text ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(number)
  if (numbers.length % 2 === 1 || numbers.length === 0) return undefined
  const points: Point[] = []
  for (let at = 0; at < numbers.length; at += 2) {
    const [x, y] = [numbers[at], numbers[at + 1]]
    if (x === undefined || y === undefined) return undefined
    points.push({ x, y })
  }
  return points
}

/** The rectangle around points; `undefined` without an area. */
export function around(points: readonly Point[] | undefined): Edges | undefined {
  if (!points || points.length < 2) return undefined
  return withArea(
    points.reduce<Edges>(
      (edges, { x, y }) => larger(edges, { left: x, top: y, right: x, bottom: y }),
      nothing,
    ),
  )
}

/** The rectangle around rectangles; `undefined` around none. */
export function union(all: readonly Edges[]): Edges | undefined {
  return withArea(all.reduce(larger, nothing))
}

/** Points as an outline that tells more than the rectangle around them: not of fewer than three, and no upright rectangle. */
export function outlineOf(points: readonly Point[] | undefined): readonly Point[] | undefined {
  const edges = around(points)
  if (!points || !edges || points.length < 3) return undefined
  const isCorner = ({ x, y }: Point) =>
    (x === edges.left || x === edges.right) && (y === edges.top || y === edges.bottom)
  const corners = points.length <= 5 ? new Set(points.map(({ x, y }) => `${x},${y}`)).size : 0
  return corners === 4 && points.every(isCorner) ? undefined : points
}

const nothing: Edges = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }

function larger(a: Edges, b: Edges): Edges {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

function withArea(edges: Edges): Edges | undefined {
  return edges.right > edges.left && edges.bottom > edges.top ? edges : undefined
}
