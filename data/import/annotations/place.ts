import type { Point } from '../../model/text-line.js'
import type { Edges } from '../read-part.js'
import { list, member, object, types, words, type Json, type JsonObject } from './json.js'
import { ellipse, outlines, rectangle } from './svg.js'

/** Where on its target an annotation is. */
export interface Place {
  readonly edges: Edges
  /** At least three points, where the place is no upright rectangle. */
  readonly outline?: readonly Point[]
  readonly unit: 'pixel' | 'percent'
}

/** A place, or why there is none: all of the target is meant, it is a point or a moment, or it could not be read. */
export type FoundPlace = Place | 'all' | 'point' | 'unplaced'

const number = '([-+]?(?:\\d+\\.?\\d*|\\.\\d+))'
const area = new RegExp(`xywh=(?:(pixel|percent|pct):)?${[number, number, number, number].join(',')}`, 'i') // prettier-ignore

/** The place in a Media Fragment: `xywh=10,20,300,40`, `xywh=percent:1,2,30,4`. https://www.w3.org/TR/media-frags/#naming-space */
export function placeInFragment(fragment: string): FoundPlace {
  const found = area.exec(fragment)
  if (!found) return /(^|[#&])t=/.test(fragment) ? 'point' : /xywh=/i.test(fragment) ? 'unplaced' : 'all' // prettier-ignore
  const [x = 0, y = 0, width = 0, height = 0] = found.slice(2).map(Number)
  const unit = /^p(ercent|ct)$/i.test(found[1] ?? '') ? 'percent' : 'pixel'
  return boxed(x, y, width, height, unit)
}

function boxed(
  x: number,
  y: number,
  width: number,
  height: number,
  unit: Place['unit'],
): FoundPlace {
  // prettier-ignore
  if (![x, y, width, height].every(Number.isFinite)) return 'unplaced'
  if (width <= 0 || height <= 0) return 'point'
  return { edges: { left: x, top: y, right: x + width, bottom: y + height }, unit }
}

const deepest = 4

/**
 * The place that selectors tell of. Several are several ways to say the same: the box is that of a fragment, the outline that of a drawing.
 * https://www.w3.org/TR/annotation-model/#selectors
 */
export function placeOf(selector: Json | undefined, depth = 0): FoundPlace {
  const found = list(selector).map((one) => placeOfOne(one, depth))
  const places = found.filter((one) => typeof one === 'object')
  const plain = places.find(({ outline }) => !outline)
  const drawn = places.find(({ outline }) => outline)
  if (drawn && plain?.unit === drawn.unit) return { ...drawn, edges: plain.edges }
  const why = (['point', 'unplaced'] as const).find((one) => found.includes(one))
  return plain ?? drawn ?? why ?? 'all'
}

function placeOfOne(value: Json, depth: number): FoundPlace {
  const one = object(value)
  if (!one) return placeInFragment(words(value) ?? '')
  const inner = [member(one, 'default'), member(one, 'item'), member(one, 'items')].flatMap(list)
  if (inner.length > 0 && depth < deepest) return placeOf(inner, depth + 1)
  const [type] = types(one).filter((name) => Object.hasOwn(readers, name))
  const text = words(member(one, 'value', 'chars', 'svg')) ?? ''
  return type === undefined ? 'all' : (readers[type]?.(text, one) ?? 'all')
}

/** Annotorious' own shapes, and those of W3C and IIIF. What selects words (a quote, a range) is no place on a scan. */
const readers: Readonly<Record<string, (value: string, one: JsonObject) => FoundPlace>> = {
  FragmentSelector: placeInFragment,
  SvgSelector: (svg) => drawn(outlines(svg)),
  PointSelector: () => 'point',
  ImageApiSelector: (_, one) => placeInRegion(words(member(one, 'region')) ?? 'full'),
  RECTANGLE: (_, one) => {
    const at = sizes(one)
    return boxed(at('x'), at('y'), at('w'), at('h'), 'pixel')
  },
  ELLIPSE: (_, one) => {
    const at = sizes(one)
    return drawn([ellipse(at('cx'), at('cy'), at('rx'), at('ry'))])
  },
  POLYGON: (_, one) => {
    const points = list(member(object(member(one, 'geometry')), 'points'))
    return drawn([points.map((point) => ({ x: coordinate(list(point)[0]), y: coordinate(list(point)[1]) }))]) // prettier-ignore
  },
}

/** The region of an image's address. https://iiif.io/api/image/3.0/#41-region */
export function placeInRegion(region: string): FoundPlace {
  if (region === 'full') return 'all'
  return placeInFragment(`xywh=${region}`)
}

const coordinate = (value: Json | undefined) => (typeof value === 'number' ? value : NaN)

function sizes(one: JsonObject): (key: string) => number {
  const geometry = object(member(one, 'geometry'))
  return (key) => coordinate(member(geometry, key))
}

/** More corners than these tell nothing more. */
const mostCorners = 60

function drawn(shapes: readonly (readonly Point[])[]): FoundPlace {
  const points = shapes.flat()
  const isRead = points.length > 0 && points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) // prettier-ignore
  if (!isRead) return 'unplaced'
  const [first = [], ...more] = shapes
  const edges = around(points)
  if (edges.right <= edges.left || edges.bottom <= edges.top) return 'point'
  const isBox = more.length > 0 || first.length < 3 || isUpright(first, edges)
  const every = Math.ceil(first.length / mostCorners)
  const outline = first.filter((_, at) => at % every === 0)
  return { edges, unit: 'pixel', ...(!isBox && outline.length >= 3 && { outline }) }
}

function around(points: readonly Point[]): Edges {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x)
    bottom = Math.max(bottom, y)
  }
  return { left, top, right, bottom }
}

/** Whether an outline is nothing but its box. */
function isUpright(points: readonly Point[], { left, top, right, bottom }: Edges): boolean {
  const corners = rectangle(left, top, right - left, bottom - top)
  return points.length <= 5 && points.every((point) => corners.some(({ x, y }) => x === point.x && y === point.y)) // prettier-ignore
}
