import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cost } from '../../images/cost.js'
import { formats, type Format } from '../../images/formats.js'
import { plan, type Plan } from '../../images/plan.js'
import { lastSegment, parseRequest } from '../../images/request.js'

const page = { width: 6000, height: 8000 }

const planOf = (path: string): Plan => {
  const [region = '', size = '', rotation = '', last = ''] = path.split('/')
  return plan(page, parseRequest(3, { region, size, rotation, ...lastSegment(last) }))
}
const milliseconds = (path: string) => cost(planOf(path)).milliseconds
const bytes = (path: string) => cost(planOf(path)).bytes

it('counts every kind of work', () => {
  const plain = '0,0,2000,2000/max/0/default.jpg'
  for (const [more, less] of [
    ['0,0,4000,4000/max/0/default.jpg', plain],
    ['0,0,2000,2000/1500,/0/default.jpg', '0,0,1500,1500/max/0/default.jpg'],
    ['0,0,2000,2000/^3000,/0/default.jpg', plain],
    ['0,0,2000,2000/max/90/default.jpg', plain],
    ['0,0,2000,2000/max/45/default.jpg', '0,0,2000,2000/max/90/default.jpg'],
    ['0,0,2000,2000/max/!0/default.jpg', plain],
    ['0,0,2000,2000/max/0/gray.jpg', plain],
    ['0,0,2000,2000/max/0/default.png', plain],
  ] as const)
    expect([more, milliseconds(more) > milliseconds(less)]).toEqual([more, true])
})

it('counts whole tiles: a strip across the page costs what lies under it', () => {
  expect(milliseconds('0,0,6000,1/max/0/default.jpg')).toBeGreaterThan(
    4 * milliseconds('0,0,512,1/max/0/default.jpg'),
  )
  // A pixel to each side of a corner of four tiles.
  expect(milliseconds('511,511,2,2/max/0/default.jpg')).toBeGreaterThan(
    milliseconds('510,510,2,2/max/0/default.jpg') + 3,
  )
})

it('tells what a viewer asks for from what takes long', () => {
  for (const view of ['full/!300,300/0/default.jpg', '100,200,1000,900/800,/0/default.jpg'])
    expect([view, milliseconds(view) < 100]).toEqual([view, true])
  expect(milliseconds('full/max/0/default.png')).toBeGreaterThan(1000)
  expect(milliseconds('full/max/45/default.jpg')).toBeGreaterThan(2000)
  expect(milliseconds('0,0,4000,4000/max/0/default.gif')).toBeGreaterThan(4000)
})

it('counts memory where a picture is held whole', () => {
  expect(bytes('full/max/0/default.jpg')).toBeLessThan(page.width * page.height * 2)
  expect(bytes('full/max/90/default.jpg')).toBeGreaterThan(page.width * page.height * 4)
  expect(bytes('0,0,4000,4000/max/0/default.avif')).toBeGreaterThan(300e6)
})

it('is a positive number for every plan, and never less for more', () => {
  const side = fc.integer({ min: 1, max: 3000 })
  const format = fc.constantFrom(...(Object.keys(formats) as Format[]))
  const degrees = fc.constantFrom(0, 17.5, 90, 180, 271)
  fc.assert(
    fc.property(side, side, format, degrees, (width, height, format, degrees) => {
      const path = (w: number, h: number) =>
        `0,0,${String(w)},${String(h)}/max/${String(degrees)}/default.${format}`
      const [small, large] = [cost(planOf(path(width, height))), cost(planOf(path(3000, 3000)))]
      expect(small.milliseconds).toBeGreaterThan(0)
      expect(small.bytes).toBeGreaterThan(0)
      expect(large.milliseconds).toBeGreaterThanOrEqual(small.milliseconds)
      expect(large.bytes).toBeGreaterThanOrEqual(small.bytes)
    }),
  )
})
