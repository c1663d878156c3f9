import { expect, it } from '@jest/globals'
import { legiblePlan } from '../../images/legible.js'

const size = (width: number, height: number) => {
  const plan = legiblePlan({ width, height })
  return [plan.size.width, plan.size.height]
}

it.each([
  ['a page of the usual size as it is', [2480, 3508], [2480, 3508]],
  ['a smaller page enlarged', [1457, 2083], [2098, 3000]],
  ['a picture in little not beyond its threefold size', [300, 200], [900, 600]],
  ['a large sheet reduced', [10_000, 14_000], [2857, 4000]],
  ['a single pixel', [1, 1], [3, 3]],
])('shows %s', (_, [width = 0, height = 0], wanted) => {
  expect(size(width, height)).toEqual(wanted)
})

it('shows all of the page, upright, in grey, without loss', () => {
  expect(legiblePlan({ width: 7000, height: 9000 })).toMatchObject({
    region: { x: 0, y: 0, width: 7000, height: 9000 },
    level: 1,
    mirror: false,
    degrees: 0,
    quality: 'gray',
    format: 'png',
  })
})

it('makes a picture of any page that can be published, a very long one too', () => {
  for (const image of [
    { width: 100_000, height: 20 },
    { width: 3, height: 65_000 },
  ])
    // prettier-ignore
    expect(legiblePlan(image).size.width).toBeGreaterThan(0)
})
