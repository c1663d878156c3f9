import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Problem } from '../../data/model/problem.js'
import type { Cost } from '../../images/cost.js'
import { workQueue, type WorkQueue } from '../../server/work-queue.js'
import { settled, steered } from './steered.js'

const limits = { places: 3, bytes: 600e6 }
const small: Cost = { milliseconds: 20, bytes: 1e6 }
const medium: Cost = { milliseconds: 500, bytes: 50e6 }
const large: Cost = { milliseconds: 4_000, bytes: 200e6 }

/** A queue, and work in it that ends when it is told to. */
function controlled(queue: WorkQueue = workQueue(limits)) {
  const work = steered()
  const results: Promise<string>[] = []
  const ask = (name: string, cost: Cost, signal?: AbortSignal) => {
    const result = queue.run(cost, () => work.begin(name), signal)
    result.catch(() => undefined)
    results.push(result)
    return result
  }
  return { queue, work, ask, results }
}

describe('what goes first', () => {
  it('is small, and large work leaves a place for it', async () => {
    const { work, ask } = controlled()
    for (const name of ['L1', 'L2', 'L3']) void ask(name, large)
    for (const name of ['s1', 's2', 's3']) void ask(name, small)
    await settled()
    expect(work.running()).toEqual(['L1', 's1', 's2'])
    work.end('s1')
    await settled()
    expect(work.running()).toEqual(['L1', 's2', 's3'])
    work.end('s2')
    await settled()
    // A free place is no place for a second large one.
    expect(work.running()).toEqual(['L1', 's3'])
  })

  it('is the first that came, among equals', async () => {
    const { work, ask } = controlled()
    for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name, small)
    await settled()
    for (const name of ['a', 'b']) {
      work.end(name)
      await settled()
    }
    expect(work.begun).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('does not hold medium work up behind a huge one', async () => {
    const { work, ask } = controlled()
    void ask('huge', { milliseconds: 30_000, bytes: 1e9 })
    void ask('medium', { ...medium, bytes: 0 })
    void ask('large', large)
    await settled()
    expect(work.running()).not.toContain('large')
    work.end('huge')
    await settled()
    expect(work.begun).toEqual(expect.arrayContaining(['medium', 'large']))
  })

  it('is at last the large one that has let as much pass as it costs', async () => {
    const { work, ask } = controlled()
    for (let nth = 0; nth < 400; nth++) void ask(`s${String(nth)}`, small)
    void ask('large', large)
    await settled()
    let ended = 0
    while (!work.running().includes('large') && ended < 400) {
      work.end(`s${String(ended++)}`)
      await settled()
    }
    // 4,000 ms of work are 200 small jobs; the first three ran before it came.
    expect(ended).toBeGreaterThan(150)
    expect(ended).toBeLessThan(210)
    expect(work.running()).toHaveLength(3)
  })

  it('waits for memory, and none but small work goes by meanwhile when its time has come', async () => {
    const { work, ask } = controlled()
    const heavy = (milliseconds: number) => ({ milliseconds, bytes: 400e6 })
    void ask('first', heavy(900))
    void ask('second', heavy(4_000))
    await settled()
    expect(work.running()).toEqual(['first'])
    for (let nth = 0; nth < 10; nth++) void ask(`m${String(nth)}`, { ...medium, bytes: 0 })
    void ask('small', small)
    await settled()
    let ended = 0
    // Medium jobs pass until they have cost as much as it.
    while (ended < 8) {
      work.end(`m${String(ended++)}`)
      await settled()
    }
    expect(work.running()).toEqual(['first', 'small'])
    work.end('first')
    await settled()
    expect(work.running()).toContain('second')
  })

  it('works with places for one only: small work runs beside large work', async () => {
    const { work, ask } = controlled(workQueue({ places: 1, bytes: 600e6 }))
    void ask('large', large)
    void ask('small', small)
    void ask('other', small)
    await settled()
    expect(work.running()).toEqual(['large', 'small'])
  })
})

describe('past the bound', () => {
  it('is refused with the seconds to wait, while small work is still taken', async () => {
    const { ask, queue } = controlled()
    const outcomes = Array.from({ length: 20 }, (_, nth) => ask(`L${String(nth)}`, large))
    const refused = (await Promise.all(
      outcomes.slice(8).map((one) => one.catch((error: unknown) => error)),
    )) as Problem[]
    // One runs, seven of 4 seconds wait in 30 seconds.
    expect(queue.load()).toMatchObject({ running: 1, waiting: 7, milliseconds: 28_000 })
    for (const problem of refused) {
      expect(problem).toMatchObject({ code: 'busy', retryAfter: 2 })
      expect(problem.message).toMatch(/ask again in 2 seconds\.$/)
    }
    void ask('small', small)
    expect(queue.load()).toMatchObject({ running: 2, waiting: 7 })
  })

  it('tells to wait from 1 to 60 seconds, however much it is', async () => {
    const { ask } = controlled()
    const huge = { milliseconds: 400_000, bytes: 1e9 }
    void ask('runs', huge)
    // An empty lane takes even this, or it could never be made.
    void ask('waits', huge)
    await expect(ask('refused', huge)).rejects.toMatchObject({ code: 'busy', retryAfter: 60 })
    for (let nth = 0; nth < 600; nth++) void ask(`s${String(nth)}`, small)
    await expect(ask('late', small)).rejects.toMatchObject({ code: 'busy', retryAfter: 1 })
  })
})

describe('who goes away', () => {
  it('costs nothing when the work has not begun', async () => {
    const { work, ask, queue } = controlled()
    void ask('L1', large)
    const gone = new AbortController()
    const cancelled = ask('L2', large, gone.signal)
    void ask('L3', large)
    gone.abort()
    await expect(cancelled).rejects.toBe(gone.signal.reason)
    expect(queue.load()).toMatchObject({ waiting: 1, milliseconds: 4_000 })
    work.end('L1')
    await settled()
    expect(work.begun).toEqual(['L1', 'L3'])
    await expect(ask('never', small, AbortSignal.abort('gone'))).rejects.toBe('gone')
  })

  it('keeps the place of work that cannot be stopped until it ends', async () => {
    const { work, ask, queue } = controlled()
    const gone = new AbortController()
    const result = ask('L1', large, gone.signal)
    void ask('L2', large)
    await settled()
    gone.abort()
    expect(work.running()).toEqual(['L1'])
    work.end('L1')
    await expect(result).resolves.toBe('L1')
    await settled()
    expect(queue.load()).toMatchObject({ running: 1, waiting: 0 })
  })
})

it('goes on after failures, and gives them to who asked', async () => {
  const queue = workQueue(limits)
  const thrown = new Error('broken')
  await expect(
    queue.run(small, () => {
      throw thrown
    }),
  ).rejects.toBe(thrown)
  await expect(queue.run(small, () => Promise.resolve('made'))).resolves.toBe('made')
  await settled()
  expect(queue.load()).toEqual({ running: 0, waiting: 0, held: 0, milliseconds: 0 })
})

it('never exceeds its bounds, loses no job, and comes to an end, whatever happens', async () => {
  const costs = fc.record({
    milliseconds: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 20_000 })),
    bytes: fc.oneof(fc.integer({ min: 0, max: 40e6 }), fc.integer({ min: 0, max: 900e6 })),
  })
  const steps = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('ask' as const), cost: costs }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('end' as const), nth: fc.nat(5) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('go' as const), nth: fc.nat(50) }) },
    ),
    { maxLength: 120 },
  )
  await fc.assert(
    fc.asyncProperty(steps, fc.integer({ min: 1, max: 6 }), async (steps, places) => {
      const queue = workQueue({ places, bytes: 600e6 })
      const { work, ask, results } = controlled(queue)
      const asked = new Map<string, { cost: Cost; gone: AbortController }>()
      const check = () => {
        const running = work.running().map((name) => asked.get(name)?.cost ?? small)
        const heavy = running.filter(
          ({ milliseconds, bytes }) => milliseconds >= 250 || bytes > 32e6,
        )
        const large = running.filter(({ milliseconds }) => milliseconds >= 1_000)
        const all = Math.max(2, places)
        const held = running.reduce((sum, { bytes }) => sum + bytes, 0)
        expect(running.length).toBeLessThanOrEqual(all)
        expect(heavy.length).toBeLessThan(all)
        expect(large.length).toBeLessThanOrEqual(Math.floor(all / 2))
        if (heavy.length > 1) expect(held).toBeLessThanOrEqual(600e6)
        expect(queue.load()).toMatchObject({ running: running.length, held })
        // Nothing waits while nothing runs.
        if (running.length === 0) expect(queue.load().waiting).toBe(0)
      }
      for (const step of steps) {
        if (step.kind === 'ask') {
          const [name, gone] = [String(asked.size), new AbortController()]
          asked.set(name, { cost: step.cost, gone })
          void ask(name, step.cost, gone.signal)
        } else if (step.kind === 'end') {
          const running = work.running()
          const name = running[step.nth % Math.max(1, running.length)]
          if (name !== undefined) work.end(name)
        } else asked.get(String(step.nth))?.gone.abort('gone')
        await settled()
        check()
      }
      while (work.running().length > 0) {
        for (const name of work.running()) work.end(name)
        await settled()
      }
      const outcomes = await Promise.allSettled(results)
      const made = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      // Each was made once, or refused, or its asker went.
      expect(made.toSorted()).toEqual(work.begun.toSorted())
      for (const one of outcomes)
        if (one.status === 'rejected')
          expect([(one.reason as Partial<Problem>).code ?? one.reason]).toEqual([
            one.reason === 'gone' ? 'gone' : 'busy',
          ])
      expect(queue.load()).toEqual({ running: 0, waiting: 0, held: 0, milliseconds: 0 })
    }),
    { numRuns: 60 },
  )
})
