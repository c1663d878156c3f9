import type { Box } from '../data/model/region.js'
import { copyPart } from './copied.js'
import type { Extent } from './sizes.js'

/** The pixels of a tile, row by row, and where it stands in its level, in tiles. */
export interface DecodedTile {
  readonly column: number
  readonly row: number
  readonly pixels: Buffer
}

/** The part of a crop along one side that lies on a tile: from where to where in the level, and where the tile begins. */
function overlap(from: number, length: number, nth: number, side: number) {
  const start = nth * side
  return { start, from: Math.max(from, start), to: Math.min(from + length, start + side) }
}

/**
 * Puts the pixels of a crop together from the tiles under it. Throws a `RangeError` where the tiles do not cover the crop: what is
 * in memory from before is nobody's picture.
 * @param into where to, row by row: width times height times channels bytes
 * @param tile width and height of every tile
 * @param crop in pixels of the level
 */
export function patch(
  into: Uint8Array,
  tiles: readonly DecodedTile[],
  {
    tile,
    crop,
    channels,
  }: { readonly tile: Extent; readonly crop: Box; readonly channels: number },
): void {
  let covered = 0
  for (const { column, row, pixels } of tiles) {
    const across = overlap(crop.x, crop.width, column, tile.width)
    const down = overlap(crop.y, crop.height, row, tile.height)
    const size = { width: across.to - across.from, height: down.to - down.from }
    copyPart(
      { data: pixels, ...tile, at: { x: across.from - across.start, y: down.from - down.start } },
      { data: into, ...crop, at: { x: across.from - crop.x, y: down.from - crop.y } },
      size,
      channels,
    )
    covered += Math.max(0, size.width) * Math.max(0, size.height) * channels
  }
  if (covered !== crop.width * crop.height * channels)
    throw new RangeError('The tiles of this level do not cover the part that is wanted.')
}
