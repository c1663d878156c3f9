import sharp from 'sharp'
import type { Cutout, TilesAsTiff } from './cutout.js'
import type { Extent } from './sizes.js'

/**
 * The tiles of a cutout that is one row of them, decoded: each row by row, a byte a sample.
 * @param take gives memory for a tile, of so many bytes
 */
export async function decodedRow(
  { from, channels }: Cutout & { readonly from: TilesAsTiff },
  tile: Extent,
  take: (bytes: number) => Buffer,
): Promise<readonly Buffer[]> {
  const image = sharp(from.tiff, { limitInputPixels: false, failOn: 'error', ignoreIcc: true })
  const { data, info } = await image
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const count = info.width / tile.width
  const line = tile.width * channels
  return Array.from({ length: count }, (_, nth) => {
    const pixels = take(line * tile.height)
    for (let y = 0; y < tile.height; y++) {
      const at = (y * count + nth) * line
      data.copy(pixels, y * line, at, at + line)
    }
    return pixels
  })
}

/** A picture's pixels in grey, row by row, a byte each. Throws what the decoder throws. */
export async function greyPixels(picture: Uint8Array): Promise<Extent & { readonly data: Buffer }> {
  const { data, info } = await sharp(picture, { limitInputPixels: 16e6 })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
