import { expect, it } from '@jest/globals'
import { chosen } from '../../bench/images/load.js'
import { parseReport, script } from '../../bench/images/wrk.js'

it('reads the last line of wrk, failures of every kind in one', () => {
  const said =
    'Running 2s test\n  16 threads\n\n{"requests":100,"microseconds":2000000,"failed":3}\n'
  expect(parseReport(said)).toEqual({ requests: 100, seconds: 2, failed: 3 })
  expect(() => parseReport('unable to connect')).toThrow('unable to connect')
})

it('asks in turn where nothing may come twice, else as the seed has it', () => {
  expect(script('/tmp/a "b"', { once: true, seed: 1 })).toContain('at = at % #prepared + 1')
  expect(script('/tmp/a "b"', { once: false, seed: 9 })).toMatch(/randomseed\(9\)[^]*math\.random\(#prepared\)/) // prettier-ignore
  const paths = ['/a', '/b', '/c']
  const next = chosen(paths, { once: true, seed: 1 })
  expect([next(), next(), next()]).toEqual(paths)
  const [one, other] = [chosen(paths, { once: false, seed: 5 }), chosen(paths, { once: false, seed: 5 })] // prettier-ignore
  const drawn = Array.from({ length: 50 }, one)
  expect(Array.from({ length: 50 }, other)).toEqual(drawn)
  expect(new Set(drawn).size).toBe(3)
})
