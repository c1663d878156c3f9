import { expect, it } from '@jest/globals'
import { mediaType } from '../../images/formats.js'
import { extraFeatures2, info2 } from '../../images/info-2.js'
import { extraFeatures3, info3 } from '../../images/info-3.js'

const image = { width: 1000, height: 1501 }
const rights = 'http://rightsstatements.org/vocab/NoC-OKLR/1.0/'
const limits = { maxWidth: 4000, maxHeight: 5000, maxArea: 9_000_000 }
const sizes = [
  { width: 250, height: 376 },
  { width: 500, height: 751 },
  { width: 1000, height: 1501 },
]

it('describes an image in 3.0', () => {
  const id = 'https://example.org/iiif/image/3/ark:%2F12345%2Fx1'
  expect(JSON.parse(JSON.stringify(info3(id, image, { limits, rights })))).toEqual({
    '@context': 'http://iiif.io/api/image/3/context.json',
    id,
    type: 'ImageService3',
    protocol: 'http://iiif.io/api/image',
    profile: 'level2',
    width: 1000,
    height: 1501,
    ...limits,
    sizes,
    tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
    rights,
    preferredFormats: ['jpg'],
    extraQualities: ['color', 'gray', 'bitonal'],
    extraFormats: ['webp', 'avif', 'tif', 'gif', 'pdf'],
    extraFeatures: ['canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'rotationArbitrary', 'sizeUpscaling'],
  }) // prettier-ignore
  expect(Object.keys(info3(id, image))[0]).toBe('@context')
})

it('describes an image in 2.1', () => {
  const id = 'https://example.org/iiif/image/2/x1'
  expect(JSON.parse(JSON.stringify(info2(id, image, { limits, rights })))).toEqual({
    '@context': 'http://iiif.io/api/image/2/context.json',
    '@id': id,
    '@type': 'iiif:Image',
    protocol: 'http://iiif.io/api/image',
    width: 1000,
    height: 1501,
    sizes,
    tiles: [{ width: 512, scaleFactors: [1, 2, 4] }],
    profile: [
      'http://iiif.io/api/image/2/level2.json',
      {
        formats: ['webp', 'avif', 'tif', 'gif', 'pdf'],
        qualities: ['color', 'gray'],
        supports: ['canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'regionSquare', 'rotationArbitrary', 'sizeAboveFull'],
        ...limits,
      },
    ],
    license: rights,
  }) // prettier-ignore
})

it('lists no size beyond the limits, and a limit with every leave to enlarge', () => {
  const small = { maxWidth: 800 }
  expect(info3('https://example.org/x', image, { limits: small })).toMatchObject({ maxWidth: 800, sizes: sizes.slice(0, 2) })
  expect(info2('https://example.org/x', image, { limits: small }).sizes).toEqual(sizes.slice(0, 2))
  expect(info3('https://example.org/x', image).maxWidth).toBeGreaterThan(0)
}) // prettier-ignore

it('names no colour of an image that has none, and no rights that are not known', () => {
  const grey = info3('https://example.org/x', image, { channels: 1 })
  expect(grey.extraQualities).toEqual(['gray', 'bitonal'])
  expect(grey).not.toHaveProperty('rights')
  const grey2 = info2('https://example.org/x', image, { channels: 1 })
  expect(grey2.profile[1].qualities).toEqual(['gray'])
  expect(grey2).not.toHaveProperty('license')
})

/** What the profile documents of the two versions hold: https://iiif.io/api/image/3/level2.json, https://iiif.io/api/image/2/level2.json */
const level2 = {
  3: 'baseUriRedirect cors jsonldMediaType regionByPct regionByPx regionSquare rotationBy90s sizeByConfinedWh sizeByH sizeByPct sizeByW sizeByWh'.split(' '),
  2: 'baseUriRedirect cors jsonldMediaType regionByPct regionByPx rotationBy90s sizeByWhListed sizeByConfinedWh sizeByDistortedWh sizeByForcedWh sizeByH sizeByPct sizeByW sizeByWh'.split(' '),
} // prettier-ignore
/** All that the specifications have a name for. */
const all = {
  3: [...level2[3], 'canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'rotationArbitrary', 'sizeUpscaling'],
  2: [...level2[2], 'canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'regionSquare', 'rotationArbitrary', 'sizeAboveFull'],
} // prettier-ignore

it('names every feature there is, each once: in the level or beside it', () => {
  const both = { 3: extraFeatures3, 2: extraFeatures2 }
  for (const version of [2, 3] as const)
    expect([...level2[version], ...both[version]].sort()).toEqual([...all[version]].sort())
})

it('knows the media types', () => {
  expect((['jpg', 'png', 'webp', 'avif', 'tif', 'gif', 'pdf'] as const).map(mediaType)).toEqual([
    'image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/tiff', 'image/gif', 'application/pdf',
  ]) // prettier-ignore
})
