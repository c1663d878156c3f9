import type { Point } from '../model/text-line.js'
import type { Edges } from './read-part.js'
import { around, number, pointsOf } from './shapes.js'
import type { Attributes } from './xml.js'

/** The rectangle of HPOS, VPOS, WIDTH and HEIGHT, or the one around a polygon's POINTS; `undefined` without an area. */
export function edgesOf(attributes: Attributes): Edges | undefined {
  const left = number(attributes['HPOS'])
  const top = number(attributes['VPOS'])
  const width = number(attributes['WIDTH'])
  const height = number(attributes['HEIGHT'])
  if (left === undefined || top === undefined || !width || !height || width < 0 || height < 0) {
    return around(pointsOf(attributes['POINTS']))
  }
  return { left, top, right: left + width, bottom: top + height }
}

/**
 * What a line stands on: a height, which was all that versions before 4.2 had, or points.
 * https://www.loc.gov/standards/alto/v4/alto-4-2.xsd ("Change BASELINE to accommodate a list of points")
 */
export function baselineOf(
  text: string | undefined,
  edges: Edges | undefined,
): readonly Point[] | undefined {
  const height = number(text)
  if (height !== undefined) {
    return (
      edges && [
        { x: edges.left, y: height },
        { x: edges.right, y: height },
      ]
    )
  }
  const points = pointsOf(text)
  return points && points.length > 1 ? points : undefined
}
