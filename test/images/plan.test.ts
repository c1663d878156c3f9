import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Problem } from '../../data/model/problem.js'
import { canonicalPath } from '../../images/canonical.js'
import { allows, type Limits } from '../../images/limits.js'
import { plan } from '../../images/plan.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { turnedSize } from '../../images/size.js'
import { levels } from '../../images/sizes.js'

const page = { width: 3000, height: 4001 }
const roomy: Limits = { maxWidth: 20_000 }

function planned(version: 2 | 3, path: string, limits: Limits = roomy, image = page) {
  const [region = '', size = '', rotation = '', last = ''] = path.split('/')
  return plan(
    image,
    parseRequest(version, { region, size, rotation, ...lastSegment(last) }),
    limits,
  )
}
const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
const badRequest = (said: RegExp) =>
  expect.objectContaining({ code: 'bad-request', message: expect.stringMatching(said) as unknown })

it.each([
  ['full', box(0, 0, 3000, 4001)],
  ['square', box(0, 500, 3000, 3000)],
  ['125,15,120,140', box(125, 15, 120, 140)],
  ['2900,3900,500,500', box(2900, 3900, 100, 101)],
  ['2999,4000,1,1', box(2999, 4000, 1, 1)],
  ['0,0,999999999999999,999999999999999', box(0, 0, 3000, 4001)],
  ['pct:10,25,50,50', box(300, 1000, 1500, 2001)],
  ['pct:90,90,50,50', box(2700, 3601, 300, 400)],
])('takes the region %p', (region, expected) => {
  for (const version of [2, 3] as const)
    expect(planned(version, `${region}/max/0/default.jpg`).region).toEqual(expected)
})

it.each(['3000,0,10,10', '0,4001,10,10', 'pct:100,0,5,5', 'pct:0,0,0.001,0.001'])(
  'refuses the region %p, none of which is on the image',
  (region) => {
    expect(() => planned(3, `${region}/max/0/default.jpg`)).toThrow(
      badRequest(/Nothing of this region.*3000 × 4001/),
    )
  },
)

const both: readonly [string, number, number][] = [
  ['full/max', 3000, 4001],
  ['full/1500,', 1500, 2001],
  ['full/150,', 150, 200],
  ['full/,400', 300, 400],
  ['full/pct:50', 1500, 2001],
  ['full/pct:0.1', 3, 4],
  ['full/300,300', 300, 300],
  ['full/!300,300', 225, 300],
  ['full/!300,3000', 300, 400],
  ['0,0,100,50/!9000,9000', 100, 50],
  ['0,0,100,50/!80,9000', 80, 40],
  ['0,0,1000,1/10,', 10, 1],
  ['2990,4000,10,1/,1', 10, 1],
]
it.each(both)('brings %p to %d × %d in both versions', (asked, width, height) => {
  for (const version of [2, 3] as const)
    expect(planned(version, `${asked}/0/default.jpg`).size).toEqual({ width, height })
})

it.each([
  ['full/^max', 14_996, 20_000],
  ['full/^6000,', 6000, 8002],
  ['full/^,8002', 6000, 8002],
  ['full/^pct:200', 6000, 8002],
  ['full/^4000,100', 4000, 100],
  ['full/^!6000,20000', 6000, 8002],
  ['full/^!30000,30000', 14_996, 20_000],
  ['full/^300,', 300, 400],
])('enlarges %p to %d × %d in 3.0', (asked, width, height) => {
  expect(planned(3, `${asked}/0/default.jpg`).size).toEqual({ width, height })
})

it.each([
  'full/3001,',
  'full/,4002',
  'full/pct:100.1',
  'full/3001,10',
  'full/10,4002',
  '0,0,9,9/10,',
])('refuses to enlarge %p in 3.0 without ^, and does it in 2.1', (asked) => {
  expect(() => planned(3, `${asked}/0/default.jpg`)).toThrow(badRequest(/written with \^/))
  expect(planned(2, `${asked}/0/default.jpg`).level).toBe(0)
})

it.each(['full/pct:0.001', '0,0,10,1/pct:10'])('refuses %p, which leaves not a pixel', (asked) => {
  expect(() => planned(3, `${asked}/0/default.jpg`)).toThrow(badRequest(/not one pixel/))
})

it('keeps to the limits silently where the size is open, and says so where it is named', () => {
  const size = (version: 2 | 3, path: string, limits: Limits) =>
    planned(version, `${path}/0/default.jpg`, limits).size
  expect(size(3, 'full/max', { maxWidth: 1000 })).toEqual({ width: 750, height: 1000 })
  expect(size(3, 'full/max', { maxWidth: 1000, maxHeight: 9000 })).toEqual({
    width: 1000,
    height: 1334,
  })
  expect(size(2, 'full/max', { maxWidth: 9000, maxArea: 120_030 })).toEqual({
    width: 300,
    height: 400,
  })
  expect(size(3, 'full/!2000,2000', { maxWidth: 1000 })).toEqual({ width: 750, height: 1000 })
  expect(size(3, '0,0,100,100/^max', { maxWidth: 400 })).toEqual({ width: 400, height: 400 })
  for (const named of ['full/1500,', 'full/,1500', 'full/pct:50', 'full/1001,1'])
    expect(() => size(3, named, { maxWidth: 1000 })).toThrow(badRequest(/ask for max/))
  expect(() => size(2, 'full/full', { maxWidth: 1000 })).toThrow(badRequest(/ask for max/))
  expect(() => size(3, 'full/1000,1000', { maxWidth: 1000, maxArea: 999_999 })).toThrow(
    badRequest(/max/),
  )
})

it.each([
  ['full/max', 0, box(0, 0, 3000, 4001)],
  ['full/1500,2001', 1, box(0, 0, 1500, 2001)],
  ['full/1499,2000', 1, box(0, 0, 1500, 2001)],
  ['full/1501,2002', 0, box(0, 0, 3000, 4001)],
  ['full/750,1001', 2, box(0, 0, 750, 1001)],
  ['full/100,', 3, box(0, 0, 375, 501)],
  ['1024,2048,1024,1024/512,512', 1, box(512, 1024, 512, 512)],
  ['2048,3072,952,929/476,465', 1, box(1024, 1536, 476, 465)],
  ['2048,2048,952,1953/238,489', 2, box(512, 512, 238, 489)],
  ['1,1,7,7/2,2', 2, box(0, 0, 2, 2)],
  ['1,1,7,7/3,3', 1, box(1, 1, 3, 3)],
])('reads %p from level %d', (asked, level, crop) => {
  expect(planned(3, `${asked}/0/default.jpg`)).toMatchObject({ level, crop })
})

it('gives every tile a viewer computes as it lies in the pyramid, without scaling, in both versions', () => {
  const image = { width: 1733, height: 2590 }
  let tiles = 0
  for (const { scaleFactor, width, height } of levels(image))
    for (let x = 0; x < width; x += 512)
      for (let y = 0; y < height; y += 512) {
        const [w, h] = [Math.min(512, width - x), Math.min(512, height - y)]
        const [left, top] = [x * scaleFactor, y * scaleFactor]
        const region = [left, top, Math.min(512 * scaleFactor, image.width - left), Math.min(512 * scaleFactor, image.height - top)].join(',') // prettier-ignore
        const expected = { level: Math.log2(scaleFactor), crop: box(x, y, w, h), size: { width: w, height: h } } // prettier-ignore
        expect(planned(3, `${region}/${w},${h}/0/default.jpg`, roomy, image)).toMatchObject(
          expected,
        )
        expect(planned(2, `${region}/${w},/0/default.jpg`, roomy, image)).toMatchObject(expected)
        tiles++
      }
  expect(tiles).toBe(24 + 6 + 2 + 1)
})

it.each([
  [3, 'full/max/0/default.jpg', 'full/max/0/default.jpg'],
  [3, '0,0,3000,4001/3000,/0/color.jpg', 'full/max/0/default.jpg'],
  [3, '0,0,9000,9000/^max/360/gray.png', 'full/^max/0/gray.png'],
  [3, 'pct:0,0,50,50/!100,100/!22.50/bitonal.webp', '0,0,1500,2001/75,100/!22.5/bitonal.webp'],
  [3, '0,0,10,10/^20,/90.0/default.jpg', '0,0,10,10/^20,20/90/default.jpg'],
  [2, 'full/max/0/default.jpg', 'full/full/0/default.jpg'],
  [2, 'full/1500,2001/0/color.jpg', 'full/1500,/0/default.jpg'],
  [2, 'full/!150,200/0/default.jpg', 'full/150,/0/default.jpg'],
  [2, 'full/150,150/0/default.jpg', 'full/150,150/0/default.jpg'],
  [2, 'square/pct:10/0.0000001/default.jpg', '0,500,3000,3000/300,/0.0000001/default.jpg'],
] as const)('in %d, %p is canonically %p', (version, asked, canonical) => {
  expect(canonicalPath(version, page, planned(version, asked), roomy)).toBe(canonical)
})

it('knows that what is grey anyway is so by default', () => {
  const grey = { ...page, channels: 1 } as const
  const path = (asked: string) => canonicalPath(3, grey, planned(3, asked), roomy)
  expect(path('full/max/0/gray.jpg')).toBe('full/max/0/default.jpg')
  expect(path('full/max/0/bitonal.jpg')).toBe('full/max/0/bitonal.jpg')
})

it.each([
  ['webp', '16383,10', '16384,10', /16383 pixels a side/],
  ['avif', '16000,1000', '16001,1000', /16000000 pixels in all/],
  ['avif', '16384,10', '16385,10', /16384 pixels a side/],
  ['gif', '4000,4000', '4001,4000', /16000000 pixels in all/],
  ['jpg', '19999,10', undefined, /./],
  ['pdf', '19999,10', undefined, /./],
])(
  'in the format %s makes %p, and of %p says that it is too much',
  (format, size, beyond, said) => {
    expect(planned(3, `full/^${size}/0/default.${format}`).format).toBe(format)
    if (beyond !== undefined)
      expect(() => planned(3, `full/^${beyond}/0/default.${format}`)).toThrow(badRequest(said))
  },
)

it('counts for a format what a picture measures when it is turned', () => {
  const turn = (degrees: number) => planned(3, `full/^12000,12000/${degrees}/default.webp`)
  expect(turn(90).degrees).toBe(90)
  expect(() => turn(45)).toThrow(badRequest(/webp has at most 16383/))
  expect(turnedSize({ width: 300, height: 200 }, 45)).toEqual({ width: 354, height: 354 })
  expect(turnedSize({ width: 300, height: 200 }, 270)).toEqual({ width: 200, height: 300 })
})

const number = fc.oneof(fc.nat(40), fc.nat(9000))
const part = fc.oneof(
  fc.nat(120),
  fc.double({ min: 0, max: 120, noNaN: true }).map((n) => n.toFixed(3)),
)
const region = fc.oneof(
  fc.constantFrom('full', 'square'),
  fc.tuple(number, number, number, number).map(String),
  fc.tuple(part, part, part, part).map((parts) => `pct:${String(parts)}`),
)
const size = fc
  .tuple(
    fc.constantFrom('', '', '^'),
    fc.oneof(
      fc.constantFrom('max', 'full'),
      number.map((n) => `${n},`),
      number.map((n) => `,${n}`),
      part.map((n) => `pct:${n}`),
      fc.tuple(fc.constantFrom('', '!'), number, number).map(([fit, w, h]) => `${fit}${w},${h}`),
    ),
  )
  .map((parts) => parts.join(''))
const extent = fc.record({ width: fc.integer({ min: 1, max: 5000 }), height: fc.integer({ min: 1, max: 5000 }) }) // prettier-ignore
const limit = fc.record({ maxWidth: fc.integer({ min: 1, max: 9000 }), maxArea: fc.integer({ min: 1, max: 9_000_000 }) }) // prettier-ignore

it('plans only what lies in the image, in the level and in the limits, or refuses', () => {
  let plans = 0
  fc.assert(
    fc.property(fc.constantFrom(2 as const, 3 as const), extent, limit, region, size, (version, image, limits, r, s) => {
      try {
        const made = planned(version, `${r}/${s}/0/default.jpg`, limits, image)
        const level = levels(image)[made.level]
        for (const [inner, outer] of [[made.region, image], [made.crop, level]] as const) {
          expect(Math.min(inner.x, inner.y, inner.width - 1, inner.height - 1)).toBeGreaterThanOrEqual(0)
          expect(inner.x + inner.width).toBeLessThanOrEqual(outer?.width ?? 0)
          expect(inner.y + inner.height).toBeLessThanOrEqual(outer?.height ?? 0)
        }
        expect(Math.min(made.size.width, made.size.height)).toBeGreaterThanOrEqual(1)
        expect(Number.isInteger(made.size.width) && Number.isInteger(made.size.height)).toBe(true)
        expect(allows(limits, made.size)).toBe(true)
        expect(planned(version, canonicalPath(version, image, made, limits), limits, image)).toEqual(made)
        plans++
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        expect(error.code).toBe('bad-request')
      }
    }),
    { numRuns: 5000 },
  ) // prettier-ignore
  expect(plans).toBeGreaterThan(500)
})
