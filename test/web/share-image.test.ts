import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { shareImage } from '../../web/share-image.js'
import { attribute, elements, named } from './elements.js'
import { kinds } from './kinds.js'
import { pageAt, site } from './made-up.js'

const card = (width: number, height: number, lines: Parameters<typeof shareImage>[1] = []) => {
  const made = shareImage({ id: pageAt(0), image: { width, height } }, lines, 'A page', site)
  const [, region = '', size = ''] =
    /\/([\d,]+)\/([\d,]+)\/0\/default[.]jpg$/.exec(made.address) ?? []
  return { made, region: region.split(',').map(Number), size: size.split(',').map(Number) }
}

it('shows the head of the text, as wide as it is', () => {
  const lines = [400, 460, 520].map((y) => ({ x: 300, y, width: 1400, height: 40 }))
  const { region, size } = card(2000, 2800, lines)
  const [x = 0, y = 0, width = 0, height = 0] = region
  expect(size).toEqual([1200, 630])
  expect(x).toBeLessThan(300)
  expect(x + width).toBeGreaterThan(1700)
  expect(y).toBeLessThan(400)
  expect(y + height).toBeGreaterThan(560)
})

it('shows the head of the scan where nothing is known of its text', () => {
  expect(card(2000, 2800).region).toEqual([15, 93, 1971, 1034])
})

it('is never larger than the scan, nor beside it', () => {
  const side = fc.integer({ min: 1, max: 12_000 })
  const place = fc.integer({ min: -50, max: 12_000 })
  const box = fc.record({ x: place, y: place, width: side, height: side })
  fc.assert(
    fc.property(side, side, fc.array(box, { maxLength: 3 }), (width, height, lines) => {
      const { region, size } = card(width, height, lines)
      const [x = -1, y = -1, w = 0, h = 0] = region
      expect(x).toBeGreaterThanOrEqual(0)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(x + w).toBeLessThanOrEqual(width)
      expect(y + h).toBeLessThanOrEqual(height)
      for (const [at, one] of size.entries()) {
        expect(one).toBeGreaterThanOrEqual(1)
        expect(one).toBeLessThanOrEqual(region[at + 2] ?? 0)
      }
    }),
  )
})

it('stands in the head with its size and what it shows', () => {
  const meta = new Map(
    named(elements(String(kinds(site)['item'])), 'meta').map((one) => [
      attribute(one, 'property') ?? attribute(one, 'name'),
      attribute(one, 'content'),
    ]),
  )
  expect(meta.get('og:image')).toMatch(
    /iiif\/image\/3\/page00000000\/[\d,]+\/[\d,]+\/0\/default[.]jpg$/,
  )
  expect(Number(meta.get('og:image:width'))).toBeGreaterThan(600)
  expect(meta.get('og:image:alt')).toBe(
    'The beginning of “Report on the lamps of the lower quay”, from the scan',
  )
  expect(meta.get('og:type')).toBe('article')
  expect(meta.get('og:url')).toBe(`${site.addresses.root}items/lamp-report`)
  expect(meta.get('og:locale')).toBe('en_GB')
  expect(meta.get('twitter:card')).toBe('summary_large_image')
})
