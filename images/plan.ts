import { Problem } from '../data/model/problem.js'
import { boxWithin, type Box } from '../data/model/region.js'
import { excess, type Format, type Quality } from './formats.js'
import { defaultLimits, type Limits } from './limits.js'
import type { ImageRequest, Region } from './request.js'
import { finishedSize, turnedSize } from './size.js'
import { levels, type Extent, type Level } from './sizes.js'

/** How a picture is made from a pyramid: all numbers are settled, nothing is left to decide. */
export interface Plan {
  /** What is shown, in pixels of the full image. */
  readonly region: Box
  /** Which level of the pyramid is read, from 0, the full one. */
  readonly level: number
  /** What is read, in pixels of that level. */
  readonly crop: Box
  /** To what it is scaled, in pixels, before it is turned. */
  readonly size: Extent
  readonly mirror: boolean
  /** Clockwise, from 0 up to but not including 360. */
  readonly degrees: number
  readonly quality: Quality
  readonly format: Format
}

/** The box of the full image that a region names, cut at the image's edges; throws `bad-request` where none of it is inside. */
export function regionBox(image: Extent, region: Region): Box {
  if (region.kind === 'full') return { x: 0, y: 0, width: image.width, height: image.height }
  if (region.kind === 'square') {
    const side = Math.min(image.width, image.height)
    const middle = (length: number) => Math.floor((length - side) / 2)
    return { x: middle(image.width), y: middle(image.height), width: side, height: side }
  }
  const [across, down] =
    region.kind === 'percent' ? [image.width / 100, image.height / 100] : [1, 1]
  const box = boxWithin(image, {
    left: region.x * across,
    top: region.y * down,
    right: (region.x + region.width) * across,
    bottom: (region.y + region.height) * down,
  })
  if (box) return box
  throw new Problem(
    'bad-request',
    `Nothing of this region lies on the image, which is ${image.width} × ${image.height} pixels.`,
  )
}

/** One side of a box at a level. An edge of the image stays one, so that its last, partly filled pixel is in. */
function onLevel(from: number, length: number, factor: number, whole: number, end: number) {
  const start = Math.min(Math.round(from / factor), end - 1)
  const stop = from + length >= whole ? end : Math.round((from + length) / factor)
  return { start, length: Math.max(1, stop - start) }
}

/** A box of the full image in the pixels of a level. */
function cropOn(level: Level, image: Extent, box: Box): Box {
  const across = onLevel(box.x, box.width, level.scaleFactor, image.width, level.width)
  const down = onLevel(box.y, box.height, level.scaleFactor, image.height, level.height)
  return { x: across.start, y: down.start, width: across.length, height: down.length }
}

/**
 * How to answer a request from the image's pyramid: from the smallest level that still has every pixel asked for.
 * Arithmetic only. Throws `bad-request` where the request does not fit the image, the limits or the format.
 * https://iiif.io/api/image/3.0/#46-order-of-implementation
 */
export function plan(image: Extent, request: ImageRequest, limits: Limits = defaultLimits): Plan {
  const region = regionBox(image, request.region)
  const size = finishedSize(region, request.size, limits)
  let chosen = { level: 0, crop: region }
  for (const [level, resolution] of levels(image).entries()) {
    const crop = cropOn(resolution, image, region)
    if (crop.width < size.width || crop.height < size.height) break
    chosen = { level, crop }
    // Of a sliver a smaller level may have as many pixels, but blurred ones.
    if (crop.width === size.width && crop.height === size.height) break
  }
  const { mirror, degrees } = request.rotation
  const { quality, format } = request
  const held = excess(format, turnedSize(size, degrees))
  if (held !== undefined)
    throw new Problem(
      'bad-request',
      `A picture in the format ${format} has ${held} here; ask for a smaller size or another format.`,
    )
  return { region, ...chosen, size, mirror, degrees, quality, format }
}
