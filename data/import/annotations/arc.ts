import type { Point } from '../../model/text-line.js'

const pieces = 16

/**
 * Points along an elliptical arc, its end included. https://www.w3.org/TR/SVG11/implnote.html#ArcConversionEndpointToCenter
 * @param values radii, turn in degrees, and the two flags, as they stand in a path
 */
export function arc(from: Point, values: readonly number[], to: Point): readonly Point[] {
  const [rx = 0, ry = 0, turned = 0] = values
  if (rx === 0 || ry === 0 || (from.x === to.x && from.y === to.y)) return [to]
  const turn = (turned * Math.PI) / 180
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const half = rotated({ x: (from.x - to.x) / 2, y: (from.y - to.y) / 2 }, -turn)
  return alongEllipse(half, values).map((point) => {
    const { x, y } = rotated(point, turn)
    return { x: x + middle.x, y: y + middle.y }
  })
}

/** The same about the middle of both ends, with the ellipse upright. */
function alongEllipse(half: Point, values: readonly number[]): readonly Point[] {
  const [rx = 0, ry = 0, , large = 0, sweep = 0] = values
  // Radii that are too short to reach are made longer.
  const longer = Math.max(1, Math.sqrt((half.x / rx) ** 2 + (half.y / ry) ** 2))
  const [a, b] = [Math.abs(rx) * longer, Math.abs(ry) * longer]
  const below = (a * half.y) ** 2 + (b * half.x) ** 2
  const away = Math.sqrt(Math.max(0, ((a * b) ** 2 - below) / below)) * (large === sweep ? -1 : 1)
  const centre = { x: (away * a * half.y) / b, y: (-away * b * half.x) / a }
  const start = Math.atan2((half.y - centre.y) / b, (half.x - centre.x) / a)
  const end = Math.atan2((-half.y - centre.y) / b, (-half.x - centre.x) / a)
  const whole = 2 * Math.PI
  const around = sweep === 1 ? (end - start + whole) % whole : (end - start - whole) % whole
  return Array.from({ length: pieces }, (_, at) => {
    const angle = start + (around * (at + 1)) / pieces
    return { x: centre.x + a * Math.cos(angle), y: centre.y + b * Math.sin(angle) }
  })
}

function rotated({ x, y }: Point, angle: number): Point {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  return { x: x * cosine - y * sine, y: x * sine + y * cosine }
}
