import sharp, { type Sharp } from 'sharp'
import { Problem } from '../data/model/problem.js'
import type { Format, Quality } from './formats.js'
import type { Plan } from './plan.js'

// A pyramid may be replaced under the same name; libvips would go on reading the old file.
sharp.cache(false)

/** Quality of JPEG and WebP made on request, of 100. */
const quality = 85

/** Grey from which a pixel is white in bitonal pictures. */
const halfway = 128

/** The level and crop of the plan, at its size: the only pixels that are read. */
function cut(pyramid: string, { level, crop, size }: Plan): Sharp {
  const image = sharp(pyramid, {
    page: level,
    limitInputPixels: false,
    failOn: 'error',
    ignoreIcc: true,
    sequentialRead: false,
  }).extract({ left: crop.x, top: crop.y, width: crop.width, height: crop.height })
  const sameSize = crop.width === size.width && crop.height === size.height
  return sameSize ? image : image.resize(size.width, size.height, { fit: 'fill' })
}

/** Mirrored, then turned; corners that come free are transparent, white in JPEG. */
async function turned(
  image: Sharp,
  grey: boolean,
  { mirror, degrees, format }: Plan,
): Promise<Sharp> {
  if (!mirror && degrees === 0) return image
  // sharp has its own order of operations, whatever the order of calls; a finished crop leaves it no choice.
  const { data, info } = await image
    .toColourspace(grey ? 'b-w' : 'srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const flat = sharp(data, { raw: { width, height, channels }, limitInputPixels: false }).flop(
    mirror,
  )
  if (degrees === 0) return flat
  const alpha = format === 'jpg' ? 1 : 0
  return flat.rotate(degrees, { background: { r: 255, g: 255, b: 255, alpha } })
}

function inQuality(image: Sharp, grey: boolean, wanted: Quality): Sharp {
  if (wanted === 'bitonal') return image.threshold(halfway).toColourspace('b-w')
  if (wanted === 'gray' || grey) return image.greyscale().toColourspace('b-w')
  return image.toColourspace('srgb')
}

const encoded: Record<Format, (image: Sharp) => Sharp> = {
  jpg: (image) => image.flatten({ background: '#fff' }).jpeg({ quality }),
  png: (image) => image.png(),
  webp: (image) => image.webp({ quality }),
}

/**
 * The picture a plan describes, encoded: region, then size, then rotation, then quality, then format. Only the tiles under the
 * plan's crop are decoded. Throws `unreadable` where the pyramid is missing or damaged.
 * https://iiif.io/api/image/3.0/#46-order-of-implementation
 */
export async function render(pyramid: string, plan: Plan): Promise<Uint8Array> {
  try {
    const { channels } = await sharp(pyramid, { limitInputPixels: false }).metadata()
    const grey = channels === 1
    const image = await turned(cut(pyramid, plan), grey, plan)
    return await encoded[plan.format](inQuality(image, grey, plan.quality)).toBuffer()
  } catch (error) {
    throw new Problem(
      'unreadable',
      'The tiles of this image cannot be read; rebuilding the item makes them again.',
      { cause: error },
    )
  }
}
