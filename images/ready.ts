import type { Box } from '../data/model/region.js'
import type { Plan } from './plan.js'
import { isReadyWhole, levels, tileSize, type Extent, type Level } from './sizes.js'

/** A picture that lies encoded in a pyramid's file: a whole level, or one of its tiles. */
export type ReadyPart =
  | { readonly kind: 'whole'; readonly level: number }
  | {
      readonly kind: 'tile'
      readonly level: number
      readonly column: number
      readonly row: number
      /** Whether it reaches over the image's edge, where a TIFF fills it up and a viewer wants it cut. */
      readonly edge: boolean
    }

/** How many tiles of a level stand beside and above each other. */
export function grid({ width, height }: Extent): {
  readonly columns: number
  readonly rows: number
} {
  return { columns: Math.ceil(width / tileSize), rows: Math.ceil(height / tileSize) }
}

const asItIs = ({ mirror, degrees, quality, format }: Plan) =>
  format === 'jpg' && !mirror && degrees === 0 && (quality === 'default' || quality === 'color')

/** Whether a stretch of a level is one tile of it, whole or cut at the edge. */
const isTile = (start: number, length: number, whole: number) =>
  start % tileSize === 0 && length === Math.min(tileSize, whole - start)

/** The tile that a crop of a level is, whole or cut at the edge. */
function tileOf(level: number, { width, height }: Extent, crop: Box): ReadyPart | undefined {
  if (!isTile(crop.x, crop.width, width) || !isTile(crop.y, crop.height, height)) return undefined
  const edge = crop.width < tileSize || crop.height < tileSize
  return { kind: 'tile', level, column: crop.x / tileSize, row: crop.y / tileSize, edge }
}

const same = (one: Extent, other: Extent) =>
  one.width === other.width && one.height === other.height

/**
 * Which ready picture is what a plan describes, pixel for pixel; `undefined` where it has to be made. Plans are the same
 * for all spellings of a request in both versions, and so is this.
 */
export function readyPart(image: Extent, plan: Plan): ReadyPart | undefined {
  const { level, crop, size } = plan
  const resolution = levels(image)[level]
  if (!resolution || !asItIs(plan) || !same(crop, size)) return undefined
  if (same(crop, resolution) && isReadyWhole(resolution)) return { kind: 'whole', level }
  return tileOf(level, resolution, crop)
}

/** A level with what has to be made ready of it beside the tiles that a TIFF has anyway. */
export interface Unready {
  readonly level: number
  readonly resolution: Level
  readonly whole: boolean
  /** Whether the last column or the last row of tiles is cut by the image's edge. */
  readonly right: boolean
  readonly bottom: boolean
}

/** What has to be made at ingest, level by level. A level that is one tile is ready whole. */
export function unready(image: Extent): readonly Unready[] {
  return levels(image).map((resolution, level) => {
    const { columns, rows } = grid(resolution)
    const single = columns * rows === 1
    return {
      level,
      resolution,
      whole: isReadyWhole(resolution),
      right: !single && resolution.width % tileSize !== 0,
      bottom: !single && resolution.height % tileSize !== 0,
    }
  })
}
