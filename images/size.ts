import { Problem } from '../data/model/problem.js'
import { allows, type Limits } from './limits.js'
import type { Size } from './request.js'
import { reduced, type Extent } from './sizes.js'

const text = ({ width, height }: Extent) => `${width} × ${height}`

/** The largest size of the same proportions inside a box; a side never falls under 1 pixel. */
function fitted(region: Extent, box: Extent): Extent {
  if (box.width * region.height <= box.height * region.width)
    return {
      width: box.width,
      height: Math.max(1, Math.round((region.height * box.width) / region.width)),
    }
  return {
    width: Math.max(1, Math.round((region.width * box.height) / region.height)),
    height: box.height,
  }
}

/** The largest size inside a box that the limits allow as well. */
function fittedWithin(region: Extent, box: Extent, limits: Limits): Extent {
  const { maxWidth, maxHeight = maxWidth, maxArea = Infinity } = limits
  const size = fitted(region, {
    width: Math.min(box.width, maxWidth),
    height: Math.min(box.height, maxHeight),
  })
  if (size.width * size.height <= maxArea) return size
  const scale = Math.sqrt(maxArea / (region.width * region.height))
  return {
    width: Math.max(1, Math.floor(region.width * scale)),
    height: Math.max(1, Math.floor(region.height * scale)),
  }
}

const anything: Extent = { width: Infinity, height: Infinity }

/** `max`: the region as it is, or as large as the limits allow; with `enlarge`, as large as they allow in any case. */
export function largest(region: Extent, limits: Limits, enlarge = false): Extent {
  return fittedWithin(region, enlarge ? anything : region, limits)
}

/**
 * The height that belongs to a width, in the region's proportions. Where the width is one that a pyramid level gives
 * this region, the height is that level's too: so a tile asked for as `w,` (2.1) is exactly the tile of `w,h` (3.0).
 */
export function heightFor(region: Extent, width: number): number {
  for (let factor = 1; factor <= region.width; factor *= 2) {
    const level = reduced(region, factor)
    if (level.width === width) return level.height
    if (level.width < width) break
  }
  return Math.max(1, Math.round((region.height * width) / region.width))
}

const turned = ({ width, height }: Extent): Extent => ({ width: height, height: width })

function asked(region: Extent, size: Size, limits: Limits): Extent {
  switch (size.kind) {
    case 'full':
      return region
    case 'max':
      return largest(region, limits, size.enlarge)
    case 'width':
      return { width: size.width, height: heightFor(region, size.width) }
    case 'height':
      return { width: heightFor(turned(region), size.height), height: size.height }
    case 'percent':
      return {
        width: Math.round((region.width * size.percent) / 100),
        height: Math.round((region.height * size.percent) / 100),
      }
    case 'exact':
      return { width: size.width, height: size.height }
    case 'within':
      return fittedWithin(region, size.enlarge ? size : smaller(size, region), limits)
  }
}

const smaller = (one: Extent, other: Extent): Extent => ({
  width: Math.min(one.width, other.width),
  height: Math.min(one.height, other.height),
})

/**
 * The pixels of a picture of a finished size when it is turned: the box around it, with nothing between its corners and the box.
 * https://iiif.io/api/image/3.0/#43-rotation
 * @param degrees from 0 to 360
 */
export function turnedSize({ width, height }: Extent, degrees: number): Extent {
  if (degrees % 180 === 0) return { width, height }
  if (degrees % 90 === 0) return { width: height, height: width }
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  return {
    width: Math.max(1, Math.round(width * cosine + height * sine)),
    height: Math.max(1, Math.round(width * sine + height * cosine)),
  }
}

/** What the size itself, not its result, asks to be larger than the region. */
function enlarges(region: Extent, size: Size, result: Extent): boolean {
  if (size.kind === 'percent') return size.percent > 100
  if (size.kind === 'width') return result.width > region.width
  if (size.kind === 'height') return result.height > region.height
  return result.width > region.width || result.height > region.height
}

/**
 * The pixels of the finished picture before it is turned; throws `bad-request` where nothing would be left, where it would be
 * larger than the region without leave, or beyond the limits. https://iiif.io/api/image/3.0/#42-size
 */
export function finishedSize(region: Extent, size: Size, limits: Limits): Extent {
  const result = asked(region, size, limits)
  if (result.width < 1 || result.height < 1)
    throw new Problem('bad-request', 'At this size not one pixel of the region would be left.')
  const enlarge = size.kind === 'full' || size.enlarge
  if (!enlarge && enlarges(region, size, result))
    throw new Problem(
      'bad-request',
      `The region is ${text(region)} pixels; a size larger than that is written with ^ before it.`,
    )
  if (!allows(limits, result))
    throw new Problem(
      'bad-request',
      `A picture of ${text(result)} pixels is more than is given out at once; ask for max, or for a smaller size.`,
    )
  return { width: result.width, height: result.height }
}
