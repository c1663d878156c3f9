import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { evened, levels, nearestSize, sizes } from '../../images/sizes.js'

it('halves until one tile holds the image, rounding up', () => {
  expect(levels({ width: 1025, height: 300 })).toEqual([
    { scaleFactor: 1, width: 1025, height: 300 },
    { scaleFactor: 2, width: 513, height: 150 },
    { scaleFactor: 4, width: 257, height: 75 },
  ])
  expect(sizes({ width: 513, height: 1 })).toEqual([
    { width: 257, height: 1 },
    { width: 513, height: 1 },
  ])
  expect(sizes({ width: 512, height: 512 })).toEqual([{ width: 512, height: 512 }])
})

it.each([
  [200, { width: 375, height: 501 }],
  [700, { width: 375, height: 501 }],
  [800, { width: 750, height: 1001 }],
  // The full image and its half are larger than what is made ready whole: they are for tiles.
  [90_000, { width: 1500, height: 2001 }],
])('finds a ready size near %d pixels', (pixels, size) => {
  expect(nearestSize({ width: 3000, height: 4001 }, pixels)).toEqual(size)
})

it('fills an image up so that each level is exactly half of the one before, and little more than it', () => {
  const side = fc.integer({ min: 1, max: 70_000 })
  fc.assert(
    fc.property(side, side, (width, height) => {
      const image = { width, height }
      const all = levels(image)
      const whole = evened(image)
      const last = 2 ** (all.length - 1)
      expect(whole.width % (16 * last)).toBe(0)
      expect(whole.height % (16 * last)).toBe(0)
      for (const { scaleFactor, ...level } of all) {
        expect(whole.width / scaleFactor).toBeGreaterThanOrEqual(level.width)
        expect(whole.height / scaleFactor).toBeGreaterThanOrEqual(level.height)
      }
      // libvips makes a level while the one before does not fit a tile: the numbers of levels must agree.
      expect(Math.max(whole.width, whole.height) / last).toBeLessThanOrEqual(512)
      if (last > 1) expect((Math.max(whole.width, whole.height) / last) * 2).toBeGreaterThan(512)
    }),
  )
})
