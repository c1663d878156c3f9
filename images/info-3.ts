import { extraFormats, extraQualities, preferredFormats } from './formats.js'
import { allows, defaultLimits } from './limits.js'
import type { Shown } from './shown.js'
import { levels, sizes, tileSize, type Extent } from './sizes.js'

/** All features of the table that level 2 does not include. https://iiif.io/api/image/3.0/#57-extra-functionality */
export const extraFeatures3 = [
  'canonicalLinkHeader',
  'mirroring',
  'profileLinkHeader',
  'rotationArbitrary',
  'sizeUpscaling',
] as const

/** URI of the compliance level, for `Link: <…>;rel="profile"` on images. */
export const profile3 = 'http://iiif.io/api/image/3/level2.json' as const

/**
 * The image information document of Image API 3.0. https://iiif.io/api/image/3.0/#5-image-information
 * @param id the image's base URI as it was asked for, without a slash at the end
 */
export function info3(id: string, image: Extent, shown: Shown = {}, tile = tileSize) {
  const { limits = defaultLimits, channels, rights } = shown
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level2',
    width: image.width,
    height: image.height,
    ...limits,
    // "Servers MUST ensure that sizes … are within any size limits expressed."
    sizes: sizes(image, tile).filter((size) => allows(limits, size)),
    tiles: [{ width: tile, scaleFactors: levels(image, tile).map((level) => level.scaleFactor) }],
    ...(rights !== undefined && { rights }),
    preferredFormats,
    extraQualities: extraQualities(channels),
    extraFormats,
    extraFeatures: extraFeatures3,
  } as const
}
