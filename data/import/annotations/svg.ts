import { Parser } from 'htmlparser2'
import type { Point } from '../../model/text-line.js'
import type { Attributes } from '../xml.js'
import { pathPoints } from './path.js'

/** Characters of a drawing; what is drawn by hand has some thousands. */
const longest = 500_000
/** Corners that an ellipse is drawn with. */
const corners = 24

/**
 * The outlines that an SVG selector draws, each at least two points; nothing where it draws nothing, or moves what it draws (`transform`), which is
 * not read. https://www.w3.org/TR/annotation-model/#svg-selector
 */
export function outlines(svg: string): readonly (readonly Point[])[] {
  if (svg.length > longest) return []
  const found: (readonly Point[])[] = []
  const moved: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (/\S/.test(attributes['transform'] ?? '')) moved.push(name)
      const points = shape(name, attributes).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)) // prettier-ignore
      if (points.length >= 2) found.push(points)
    },
  })
  parser.write(svg)
  parser.end()
  return moved.length > 0 ? [] : found
}

function shape(name: string, attributes: Attributes): readonly Point[] {
  const at = (key: string) => Number.parseFloat(attributes[key] ?? '0')
  if (name === 'path') return pathPoints(attributes['d'] ?? '')
  if (name === 'polygon' || name === 'polyline') return pairs(attributes['points'] ?? '')
  if (name === 'line') return [{ x: at('x1'), y: at('y1') }, { x: at('x2'), y: at('y2') }] // prettier-ignore
  if (name === 'rect') return rectangle(at('x'), at('y'), at('width'), at('height'))
  if (name === 'circle') return ellipse(at('cx'), at('cy'), at('r'), at('r'))
  return name === 'ellipse' ? ellipse(at('cx'), at('cy'), at('rx'), at('ry')) : []
}

/** The corners of a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number): readonly Point[] {
  const [right, bottom] = [x + width, y + height]
  return [{ x, y }, { x: right, y }, { x: right, y: bottom }, { x, y: bottom }] // prettier-ignore
}

/** Points around an ellipse. */
export function ellipse(x: number, y: number, across: number, down: number): readonly Point[] {
  return Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners
    return { x: x + across * Math.cos(angle), y: y + down * Math.sin(angle) }
  })
}

function pairs(text: string): readonly Point[] {
  const numbers = (text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number)
  return numbers.flatMap((x, at) => (at % 2 === 0 && at + 1 < numbers.length ? [{ x, y: numbers[at + 1] ?? 0 }] : [])) // prettier-ignore
}
