import type { Extent } from './sizes.js'

/** A picture in memory: row by row, a byte a sample. */
export interface Raster extends Extent {
  readonly data: Uint8Array
}

/** Where a part of a picture begins, in its pixels. */
interface Corner {
  readonly x: number
  readonly y: number
}

/**
 * Copies a part of one picture into another, row by row.
 * @param size of the part, in pixels; it has to lie inside both
 * @param channels of both
 */
export function copyPart(
  source: Raster & { readonly at: Corner },
  target: Raster & { readonly at: Corner },
  size: Extent,
  channels: number,
): void {
  const bytes = size.width * channels
  const from = Buffer.from(source.data.buffer, source.data.byteOffset, source.data.length)
  for (let row = 0; row < size.height; row++) {
    const start = ((source.at.y + row) * source.width + source.at.x) * channels
    const place = ((target.at.y + row) * target.width + target.at.x) * channels
    from.copy(target.data, place, start, start + bytes)
  }
}
