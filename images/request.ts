import { Problem } from '../data/model/problem.js'
import type { Version } from '../data/model/addresses.js'
import { formats, qualities, type Format, type Quality } from './formats.js'

/** The part of the full image that is wanted: in pixels, or in percent of its width and height. */
export type Region =
  | { readonly kind: 'full' }
  | { readonly kind: 'square' }
  | {
      readonly kind: 'pixels' | 'percent'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
    }

/**
 * The size in pixels to which the region is brought. `enlarge`: it may come out larger than the region
 * (`^` in 3; in 2 whatever names its size exactly).
 */
export type Size =
  | { readonly kind: 'full' }
  | { readonly kind: 'max'; readonly enlarge: boolean }
  | { readonly kind: 'width'; readonly width: number; readonly enlarge: boolean }
  | { readonly kind: 'height'; readonly height: number; readonly enlarge: boolean }
  | { readonly kind: 'percent'; readonly percent: number; readonly enlarge: boolean }
  | {
      readonly kind: 'exact' | 'within'
      readonly width: number
      readonly height: number
      readonly enlarge: boolean
    }

/** Mirrored left to right first, then turned clockwise by degrees, from 0 up to but not including 360. */
export interface Rotation {
  readonly mirror: boolean
  readonly degrees: number
}

/** The five parts of an image address as they came, percent-decoded; `format` is what follows the last point. */
export interface ImageParts {
  readonly region: string
  readonly size: string
  readonly rotation: string
  readonly quality: string
  readonly format: string
}

/** An image request that keeps to the grammar; whether it fits an image is for the plan to say. */
export interface ImageRequest {
  readonly version: Version
  readonly region: Region
  readonly size: Size
  readonly rotation: Rotation
  readonly quality: Quality
  readonly format: Format
}

/** The specification sets no end to the digits of a number, nor do we; the address as a whole has one. */
const whole = String.raw`(\d+)`
/** https://iiif.io/api/image/3.0/#47-floating-point-values */
const decimal = String.raw`(\d+(?:\.\d+)?|\.\d+)`
/** More than any picture has pixels; up to here whole numbers are exact. */
const most = 1e15

const grammar = {
  pixels: new RegExp(`^${[whole, whole, whole, whole].join(',')}$`),
  percent: new RegExp(`^pct:${[decimal, decimal, decimal, decimal].join(',')}$`),
  rotation: new RegExp(`^(!?)${decimal}$`),
  size: {
    width: new RegExp(`^${whole},$`),
    height: new RegExp(`^,${whole}$`),
    exact: new RegExp(`^${whole},${whole}$`),
    within: new RegExp(`^!${whole},${whole}$`),
    percent: new RegExp(`^pct:${decimal}$`),
  },
} as const

/** What stands in an answer of what was asked: enough to recognise it, never a page of it. */
const quoted = (text: string) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`

function refused(what: string, text: string, instead: string): Problem {
  return new Problem('bad-request', `There is no ${what} called ${quoted(text)}; ${instead}.`)
}

const numbers = (match: RegExpExecArray | null) =>
  match ? match.slice(1).map((digits) => Math.min(Number(digits), most)) : []

/** Reads `{region}`; throws `bad-request`. https://iiif.io/api/image/3.0/#41-region */
export function parseRegion(text: string): Region {
  if (text === 'full' || text === 'square') return { kind: text }
  for (const kind of ['pixels', 'percent'] as const) {
    const [x, y, width, height] = numbers(grammar[kind].exec(text))
    if (x !== undefined && y !== undefined && width && height) return { kind, x, y, width, height }
  }
  throw refused('region', text, 'write full, square, x,y,w,h or pct:x,y,w,h, not empty')
}

/** Reads `{size}` of 3.0, where `^` lets it be larger than the region, or of 2.1; throws `bad-request`. */
export function parseSize(text: string, version: Version): Size {
  const caret = version === 3 && text.startsWith('^')
  const body = caret ? text.slice(1) : text
  if (body === 'max') return { kind: 'max', enlarge: caret }
  if (body === 'full' && version === 2) return { kind: 'full' }
  const size = measured(body, caret, version)
  if (size) return size
  const words = version === 3 ? 'max' : 'full, max'
  throw refused('size', text, `write ${words}, w, or ,h or w,h or !w,h or pct:n, none of them 0`)
}

function measured(body: string, caret: boolean, version: Version): Size | undefined {
  // In 2.1 a size may be larger than the region (sizeAboveFull), and the server is free in how it fits `!w,h`.
  // https://iiif.io/api/image/2.1/#size
  const enlarge = caret || version === 2
  const { width: byWidth, height: byHeight, exact, within, percent } = grammar.size
  const [width] = numbers(byWidth.exec(body))
  if (width) return { kind: 'width', width, enlarge }
  const [height] = numbers(byHeight.exec(body))
  if (height) return { kind: 'height', height, enlarge }
  const [share] = numbers(percent.exec(body))
  if (share) return { kind: 'percent', percent: share, enlarge }
  const [w, h] = numbers(exact.exec(body))
  if (w && h) return { kind: 'exact', width: w, height: h, enlarge }
  const [boxWidth, boxHeight] = numbers(within.exec(body))
  if (boxWidth && boxHeight)
    return { kind: 'within', width: boxWidth, height: boxHeight, enlarge: caret }
  return undefined
}

/** Reads `{rotation}`; throws `bad-request`. https://iiif.io/api/image/3.0/#43-rotation */
export function parseRotation(text: string): Rotation {
  const [, mirror, turn] = grammar.rotation.exec(text) ?? []
  // More decimals than ten, the most of 2.1, turn no pixel; and the canonical address has no more.
  const degrees = turn === undefined ? NaN : Number(Number(turn).toFixed(10))
  if (!(degrees <= 360))
    throw refused('rotation', text, 'write degrees from 0 to 360, with ! before them to mirror')
  return { mirror: mirror === '!', degrees: degrees % 360 }
}

/** Reads `{quality}`; throws `bad-request`. */
export function parseQuality(text: string): Quality {
  const quality = qualities.find((known) => known === text)
  if (quality === undefined) throw refused('quality', text, `choose ${qualities.join(', ')}`)
  return quality
}

/** Reads `{format}`; throws `bad-request`. */
export function parseFormat(text: string): Format {
  if (!Object.hasOwn(formats, text))
    throw refused('format', text, `choose ${Object.keys(formats).join(', ')}`)
  return text as Format
}

/** Reads an image request; throws `bad-request` with a sentence on the first part that is not legal in this version. */
export function parseRequest(version: Version, parts: ImageParts): ImageRequest {
  return {
    version,
    region: parseRegion(parts.region),
    size: parseSize(parts.size, version),
    rotation: parseRotation(parts.rotation),
    quality: parseQuality(parts.quality),
    format: parseFormat(parts.format),
  }
}

/** Divides the last segment of an image address, `default.jpg`, at its last point. */
export function lastSegment(segment: string): Pick<ImageParts, 'quality' | 'format'> {
  const point = segment.lastIndexOf('.')
  if (point < 0) return { quality: segment, format: '' }
  return { quality: segment.slice(0, point), format: segment.slice(point + 1) }
}
