import { describe, expect, it } from '@jest/globals'
import { openAllowances, type Charge } from '../../../server/allowance/allowances.js'
import { namedRoutes, workAt } from '../../../server/allowance/work.js'
import { routes } from '../../../server/routes.js'

/** A clock that stands until it is set on, in milliseconds. */
function clock() {
  const time = { now: 1_000_000 }
  return { time, now: () => time.now }
}

function opened(seconds = 6) {
  const { time, now } = clock()
  const all = openAllowances(seconds, now)
  const one = (client: string) => all.of(client) ?? never()
  return { time, all, one }
}

function never(): never {
  throw new Error('nobody is counted')
}

describe('what a client may ask for', () => {
  it('is four minutes’ worth at once, and no more', () => {
    const { one } = opened()
    one('a').charge(23_999)
    expect(one('a').wait()).toBe(0)
    one('a').charge(1)
    expect(one('a').wait()).toBeGreaterThan(0)
  })

  it('comes back at its pace: who waits as long as was said is answered', () => {
    const { one, time } = opened()
    one('a').charge(30_000)
    const wait = one('a').wait()
    // 6 s too much and a tenth of 24 s, at a tenth of a second a second.
    expect(wait).toBe(84)
    time.now += (wait - 25) * 1000
    expect(one('a').wait()).toBeGreaterThan(0)
    time.now += 25_000
    expect(one('a').wait()).toBe(0)
    one('a').charge(2000)
    expect(one('a').wait()).toBe(0)
  })

  it('is never more than all of it, however long nobody asked', () => {
    const { one, time } = opened()
    one('a').charge(1000)
    time.now += 1e9
    one('a').charge(24_000)
    expect(one('a').wait()).toBeGreaterThan(0)
  })

  it('is each client’s own', () => {
    const { one } = opened()
    one('a').charge(100_000)
    expect(one('b').wait()).toBe(0)
  })

  it('is not used up for ever by one answer', () => {
    const { one } = opened()
    one('a').charge(1e9)
    expect(one('a').wait()).toBeLessThan(300)
  })

  it('is counted by what other processes did, too, and told to them', () => {
    const { all, one } = opened()
    const told: Charge[] = []
    all.tell = (charge) => told.push(charge)
    all.hear([
      ['a', 20_000],
      ['b', 1],
    ])
    expect(one('a').wait()).toBe(0)
    one('a').charge(5000)
    expect(one('a').wait()).toBeGreaterThan(0)
    // What was heard is not told again, or it would never end.
    expect(told).toEqual([['a', 5000]])
  })

  it('has no limit where none is set, and for who is not counted', () => {
    expect(openAllowances(0).of('203.0.113.7')).toBeUndefined()
    expect(openAllowances(6).of(undefined)).toBeUndefined()
  })

  it('is remembered of a bounded number of clients', () => {
    const { one } = opened()
    one('first').charge(50_000)
    for (let at = 0; at < 60_000; at++) one(`client ${String(at)}`).charge(1)
    expect(one('first').wait()).toBe(0)
  })
})

describe('the table of work', () => {
  it('names routes that there are', () => {
    const names = routes.map(({ name }) => name)
    for (const name of namedRoutes) expect(names).toContain(name)
    expect(namedRoutes.length).toBeGreaterThan(20)
  })

  it('takes nothing for the way to the dumps, for files and for health', () => {
    for (const name of ['dumps', 'dump', 'dump-list', 'asset', 'live', 'ready'])
      expect(workAt(name)).toBe(0)
    for (const name of ['manifest-3', 'search-page', 'home', 'item-pdf'])
      expect(workAt(name)).toBeGreaterThan(0)
  })
})
