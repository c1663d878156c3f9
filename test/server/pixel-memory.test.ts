import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { pixelMemory } from '../../server/pixel-memory.js'

it('uses memory again, once what was made from it is done', () => {
  const memory = pixelMemory()
  const first = memory.lend(3_000_000)
  const second = memory.lend(3_000_000)
  expect(second.data.buffer).not.toBe(first.data.buffer)
  first.done()
  const third = memory.lend(2_500_000)
  expect(third.data.buffer).toBe(first.data.buffer)
  expect(third.data).toHaveLength(2_500_000)
})

it('never lends the same bytes twice, whatever is given back when', () => {
  const step = fc.oneof(fc.integer({ min: 1, max: 9_000_000 }), fc.constant('done' as const))
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.infiniteStream(fc.nat(50)),
      (steps, picks) => {
        const memory = pixelMemory()
        const out: ReturnType<typeof memory.lend>[] = []
        for (const one of steps) {
          if (one === 'done') {
            const nth = (picks.next().value as number) % Math.max(1, out.length)
            const [lent] = out.splice(nth, 1)
            lent?.done()
            // Saying it twice gives nothing away.
            lent?.done()
          } else {
            const lent = memory.lend(one)
            expect(lent.data).toHaveLength(one)
            expect(out.some(({ data }) => data.buffer === lent.data.buffer)).toBe(false)
            out.push(lent)
          }
        }
      },
    ),
    { numRuns: 100 },
  )
})
