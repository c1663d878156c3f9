import { extraFormats, extraQualities } from './formats.js'
import { allows, defaultLimits } from './limits.js'
import type { Shown } from './shown.js'
import { levels, sizes, tileSize, type Extent } from './sizes.js'

/** All features of the table that level 2 of 2.1 does not include. https://iiif.io/api/image/2.1/#profile-description */
export const extraFeatures2 = [
  'canonicalLinkHeader',
  'mirroring',
  'profileLinkHeader',
  'regionSquare',
  'rotationArbitrary',
  'sizeAboveFull',
] as const

/** URI of the compliance level: first in `profile`, and in `Link: <…>;rel="profile"` on images. */
export const profile2 = 'http://iiif.io/api/image/2/level2.json' as const

/**
 * The image information document of Image API 2.1. https://iiif.io/api/image/2.1/#image-information
 * @param id the image's base URI as it was asked for, without a slash at the end
 */
export function info2(id: string, image: Extent, shown: Shown = {}, tile = tileSize) {
  const { limits = defaultLimits, channels, rights } = shown
  // Level 2 includes bitonal; colour and grey are for the image to say.
  const qualities = extraQualities(channels).filter((quality) => quality !== 'bitonal')
  return {
    '@context': 'http://iiif.io/api/image/2/context.json',
    '@id': id,
    '@type': 'iiif:Image',
    protocol: 'http://iiif.io/api/image',
    width: image.width,
    height: image.height,
    sizes: sizes(image, tile).filter((size) => allows(limits, size)),
    tiles: [{ width: tile, scaleFactors: levels(image, tile).map((level) => level.scaleFactor) }],
    profile: [profile2, { formats: extraFormats, qualities, supports: extraFeatures2, ...limits }],
    // What 3.0 calls `rights`. https://iiif.io/api/image/2.1/#rights-and-licensing-properties
    ...(rights !== undefined && { license: rights }),
  } as const
}
