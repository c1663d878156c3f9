import { expect, it } from '@jest/globals'
import { mediaType } from '../../images/formats.js'
import { info2 } from '../../images/info-2.js'
import { info3 } from '../../images/info-3.js'

const image = { width: 1000, height: 1501 }
const limits = { maxWidth: 4000, maxHeight: 5000, maxArea: 9_000_000 }
const sizes = [
  { width: 250, height: 376 },
  { width: 500, height: 751 },
  { width: 1000, height: 1501 },
]

it('describes an image in 3.0', () => {
  const id = 'https://example.org/iiif/image/3/ark:%2F12345%2Fx1'
  expect(JSON.parse(JSON.stringify(info3(id, image, limits)))).toEqual({
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
    extraQualities: ['color', 'gray', 'bitonal'],
    extraFormats: ['webp'],
    extraFeatures: ['canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'rotationArbitrary', 'sizeUpscaling'],
  }) // prettier-ignore
  expect(Object.keys(info3(id, image))[0]).toBe('@context')
})

it('describes an image in 2.1', () => {
  const id = 'https://example.org/iiif/image/2/x1'
  expect(JSON.parse(JSON.stringify(info2(id, image, limits)))).toEqual({
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
        formats: ['webp'],
        supports: ['canonicalLinkHeader', 'mirroring', 'profileLinkHeader', 'regionSquare', 'rotationArbitrary', 'sizeAboveFull'],
        ...limits,
      },
    ],
  }) // prettier-ignore
})

it('lists no size beyond the limits, and a limit with every leave to enlarge', () => {
  const small = { maxWidth: 800 }
  expect(info3('https://example.org/x', image, small)).toMatchObject({ maxWidth: 800, sizes: sizes.slice(0, 2) })
  expect(info2('https://example.org/x', image, small).sizes).toEqual(sizes.slice(0, 2))
  expect(info3('https://example.org/x', image).maxWidth).toBeGreaterThan(0)
}) // prettier-ignore

it('knows the media types', () => {
  expect(['jpg', 'png', 'webp'].map((format) => mediaType(format as 'jpg'))).toEqual(['image/jpeg', 'image/png', 'image/webp']) // prettier-ignore
})
