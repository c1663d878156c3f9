import { expect, it } from '@jest/globals'
import { afterEnd, type EarlyEnds } from '../../server/worker-deaths.js'

it('replaces a worker that had served for a while at once, however often that happens', () => {
  let early: EarlyEnds = []
  for (let now = 0; now < 3_600_000; now += 15_000) {
    const then = afterEnd(early, { started: now - 15_000, now })
    expect(then).toMatchObject({ wait: 100, isHopeless: false })
    early = then.early
  }
})

it('waits longer each time for those that end as soon as they start, and gives up after five', () => {
  let early: EarlyEnds = []
  const seen = [1000, 3000, 5000, 9000, 14_000].map((now) => {
    const { wait, isHopeless, early: next } = afterEnd(early, { started: now - 500, now })
    early = next
    return [wait, isHopeless]
  })
  expect(seen).toEqual([[200, false], [400, false], [800, false], [1600, false], [3200, true]]) // prettier-ignore
})

it('forgets early ends after a minute', () => {
  const { wait, early } = afterEnd([0, 10_000, 20_000, 50_000], { started: 79_000, now: 80_000 })
  expect(early).toEqual([50_000, 80_000])
  expect(wait).toBe(400)
})
