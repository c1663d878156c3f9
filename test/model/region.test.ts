import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { around, overlap, type Box } from '../../data/model/region.js'

const box = fc.record({
  x: fc.nat(5000),
  y: fc.nat(5000),
  width: fc.integer({ min: 1, max: 500 }),
  height: fc.integer({ min: 1, max: 500 }),
})

const edges = ({ x, y, width, height }: Box) => [x, y, x + width, y + height] as const

describe('the box around others', () => {
  it('is none around none, and itself around one', () => {
    expect(around([])).toBeUndefined()
    expect(around([{ x: 5, y: 6, width: 7, height: 8 }])).toEqual({ x: 5, y: 6, width: 7, height: 8 }) // prettier-ignore
  })

  it('holds each, and is touched by one on each side', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 8 }), (boxes) => {
        const whole = around(boxes)
        if (!whole) throw new Error('There is no box.')
        const all = boxes.map(edges)
        const reach = [0, 1, 2, 3].map((side) => {
          const values = all.map((one) => one[side] ?? NaN)
          return side < 2 ? Math.min(...values) : Math.max(...values)
        })
        expect([...edges(whole)]).toEqual(reach)
      }),
    )
  })
})

it('tells how much two boxes are one', () => {
  const one = { x: 10, y: 10, width: 20, height: 10 }
  expect(overlap(one, one)).toBe(1)
  expect(overlap(one, { ...one, x: 20 })).toBeCloseTo(1 / 3)
  expect(overlap(one, { ...one, x: 30 })).toBe(0)
  expect(overlap(one, { ...one, x: 90, y: 90 })).toBe(0)
})
