import type { Box } from '../data/model/region.js'
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
 * The pixels of a crop, put together from the tiles under it; what no tile is given for stays black.
 * @param tile width and height of every tile
 * @param crop in pixels of the level
 */
export function patch(
  tiles: readonly DecodedTile[],
  tile: Extent,
  crop: Box,
  channels: number,
): Buffer {
  const data = Buffer.alloc(crop.width * crop.height * channels)
  for (const { column, row, pixels } of tiles) {
    const across = overlap(crop.x, crop.width, column, tile.width)
    const down = overlap(crop.y, crop.height, row, tile.height)
    const bytes = (across.to - across.from) * channels
    for (let y = down.from; y < down.to; y++) {
      const at = ((y - down.start) * tile.width + across.from - across.start) * channels
      const into = ((y - crop.y) * crop.width + across.from - crop.x) * channels
      pixels.copy(data, into, at, at + bytes)
    }
  }
  return data
}
