import type { Edges } from './read-part.js'
import type { Attributes } from './xml.js'

/** A number as ALTO writes it (`xsd:float` without exponent): `'4624.0'`; `undefined` for anything else. */
export function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,9}(\.\d{1,20})?\s*$/.test(text)
    ? Number(text)
    : undefined
}

/** The rectangle of HPOS, VPOS, WIDTH and HEIGHT, or the one around a polygon's POINTS; `undefined` without an area. */
export function edgesOf(attributes: Attributes): Edges | undefined {
  const left = number(attributes['HPOS'])
  const top = number(attributes['VPOS'])
  const width = number(attributes['WIDTH'])
  const height = number(attributes['HEIGHT'])
  if (left === undefined || top === undefined || !width || !height || width < 0 || height < 0) {
    return around(attributes['POINTS'] ?? '')
  }
  return { left, top, right: left + width, bottom: top + height }
}

/** `'1,2 3,4'` and `'1 2 3 4'` are both written. */
function around(points: string): Edges | undefined {
  const numbers = points
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(number)
  const xs = numbers.filter((_, index) => index % 2 === 0)
  const ys = numbers.filter((_, index) => index % 2 === 1)
  const all = (values: readonly (number | undefined)[]): values is number[] =>
    !values.includes(undefined)
  if (xs.length !== ys.length || xs.length < 2 || !all(xs) || !all(ys)) return undefined
  const edges = { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) }
  return edges.right > edges.left && edges.bottom > edges.top ? edges : undefined
}

/** The rectangle around rectangles; `undefined` around none. */
export function union(all: readonly Edges[]): Edges | undefined {
  if (all.length === 0) return undefined
  return {
    left: least(all.map(({ left }) => left)),
    top: least(all.map(({ top }) => top)),
    right: most(all.map(({ right }) => right)),
    bottom: most(all.map(({ bottom }) => bottom)),
  }
}

/** Not `Math.min(...values)`: a polygon of a hundred thousand points would overflow the stack. */
function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity)
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity)
}
