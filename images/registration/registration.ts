import type { Box } from '../../data/model/region.js'
import type { Affine } from './affine.js'
import { blurred, evened } from './blur.js'
import { consensus } from './consensus.js'
import { described } from './descriptors.js'
import { spots } from './keypoints.js'
import { matches } from './matches.js'
import { mesh, type Knot } from './mesh.js'
import type { Raster } from './raster.js'

/** How one scan of a page lies on another. */
export interface Registration {
  /** Pixels of the two rasters that were compared; the map and the knots are in these. */
  readonly from: Pick<Box, 'width' | 'height'>
  readonly to: Pick<Box, 'width' | 'height'>
  readonly map: Affine
  readonly knots: readonly Knot[]
  /** How many places agreed on the map. */
  readonly agreeing: number
}

/** The longer side of the rasters that are compared, in pixels. */
export const rasterLength = 1024
/** How many spots of a page are compared. */
const mostSpots = 1500
/** The surroundings by which a pixel is judged, in pixels. */
const surroundings = 16
/** What is finer than this (as the sigma of a blur, in pixels) is not compared: grain, and what a JPEG leaves of it. */
const grain = 0.7
/** Two pages that have nothing in common agree in a few places by chance. */
const leastAgreeing = 12

const sizeOf = ({ width, height }: Raster) => ({ width, height })

/**
 * Lays one scan of a page on another, from the pixels alone: they may differ in scale, turn (by any angle), crop, margins, light and tone.
 * Nothing where they have too little in common to say so. Takes about a second of a processor.
 * @param one grey, {@link rasterLength} pixels on its longer side
 */
export function registered(one: Raster, other: Raster): Registration | undefined {
  const [first, second] = [evened(one, surroundings), evened(other, surroundings)]
  const [from, to] = [described(spots(first, mostSpots)), described(spots(second, mostSpots))]
  const found = consensus(matches(from, to))
  if (!found || found.agreeing < leastAgreeing) return undefined
  return {
    from: sizeOf(one),
    to: sizeOf(other),
    map: found.map,
    knots: mesh(blurred(first, grain), blurred(second, grain), found.map),
    agreeing: found.agreeing,
  }
}
