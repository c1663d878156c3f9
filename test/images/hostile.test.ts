import { expect, it } from '@jest/globals'
import { Problem, problems } from '../../data/model/problem.js'
import { canonicalPath } from '../../images/canonical.js'
import { allows } from '../../images/limits.js'
import { plan, type Plan } from '../../images/plan.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { hostileParts, isGrammatical, type Parts } from './hostile.js'

const image = { width: 121, height: 83 }
const limits = { maxWidth: 600, maxHeight: 500, maxArea: 250_000 }

function outcome(version: 2 | 3, { last, ...parts }: Parts): Plan | Problem {
  try {
    return plan(image, parseRequest(version, { ...parts, ...lastSegment(last) }), limits)
  } catch (error) {
    // Anything but a problem would be a bug, and is thrown on.
    if (error instanceof Problem) return error
    throw error
  }
}

/** What may be said of a request that keeps to the grammar. */
const doesNotFit = /Nothing of this region|not one pixel|written with \^|is more than is given out|format \w+ has at most/ // prettier-ignore
const hasZero = /(^|[^\d.])0*(\.0*)?([^\d.]|$)/

it('answers 100,000 hostile addresses with a plan that can be made, or with 400 and a sentence', () => {
  const parts = hostileParts(20_240)
  let [plans, refusals, misfits] = [0, 0, 0]
  for (let nth = 0; nth < 100_000; nth++) {
    const version = nth % 2 === 0 ? 3 : 2
    const asked = parts.next().value as Parts
    const legal = isGrammatical(version, asked)
    const made = outcome(version, asked)
    if (made instanceof Problem) {
      if (problems[made.code].status !== 400 || !/^[A-Z].{15,400}[.]$/s.test(made.message))
        throw new Error(`${JSON.stringify(asked)} is refused with ${made.code}: ${made.message}`)
      const empty = made.message.startsWith('There is no') && hasZero.test(`${asked.region} ${asked.size}`) // prettier-ignore
      if (legal && !empty && !doesNotFit.test(made.message))
        throw new Error(`${version} ${JSON.stringify(asked)} is legal, but: ${made.message}`)
      refusals++
      if (legal) misfits++
      continue
    }
    if (!legal) throw new Error(`${version} ${JSON.stringify(asked)} is not legal, but has a plan.`)
    const { region, size, degrees } = made
    const sound =
      region.x >= 0 && region.y >= 0 && region.width >= 1 && region.height >= 1 &&
      region.x + region.width <= image.width && region.y + region.height <= image.height &&
      Number.isInteger(size.width) && Number.isInteger(size.height) && size.width >= 1 && size.height >= 1 &&
      allows(limits, size) && degrees >= 0 && degrees < 360 // prettier-ignore
    if (!sound) throw new Error(`${JSON.stringify(asked)} has the plan ${JSON.stringify(made)}`)
    // What is told to be canonical means the same, and is its own canonical form.
    const canonical = canonicalPath(version, image, made, limits)
    const [r = '', s = '', turn = '', last = ''] = canonical.split('/')
    const again = outcome(version, { region: r, size: s, rotation: turn, last })
    if (again instanceof Problem || canonicalPath(version, image, again, limits) !== canonical)
      throw new Error(`${JSON.stringify(asked)} is not ${canonical}`)
    plans++
  }
  expect(plans).toBeGreaterThan(10_000)
  expect(refusals).toBeGreaterThan(40_000)
  expect(misfits).toBeGreaterThan(2_000)
})
