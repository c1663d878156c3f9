import sharp from 'sharp'
import type { Raster } from './copied.js'
import type { Cutout, TilesAsTiff } from './cutout.js'
import type { Extent } from './sizes.js'

/** The tiles of a cutout, decoded as one picture. Throws what the decoder throws. */
export async function decodedBlock({
  from,
  channels,
}: Cutout & { readonly from: TilesAsTiff }): Promise<Raster> {
  const image = sharp(from.tiff, { limitInputPixels: false, failOn: 'error', ignoreIcc: true })
  const { data, info } = await image
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
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
