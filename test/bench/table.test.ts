import { expect, it } from '@jest/globals'
import { boundRow, figure, openRow, ratioRow, table } from '../../bench/images/table.js'

const work = 'tiles'
const against = 'nginx'

it('takes the median of the ratios of pairs, not the ratio of medians', () => {
  // The machine was ten times slower in the second round; the medians alone would say 0.30.
  const row = ratioRow({ work, against, atLeast: 0.5 }, '/s', [100, 10, 30], [200, 20, 100])
  expect(row).toMatchObject({ must: '≥ 0.5 ×', reached: '0.50 ×, yes', ours: '30.0 /s', theirs: '100 /s' }) // prettier-ignore
})

it('says what does not reach, from either side', () => {
  expect(ratioRow({ work, against, atLeast: 5 }, '/s', [49], [10]).reached).toBe('4.90 ×, **no**')
  expect(ratioRow({ work, against, atMost: 1.3 }, 's', [1.4], [1]).reached).toBe('1.40 ×, **no**')
  expect(ratioRow({ work, against, atMost: 1.3 }, 's', [1.2], [1]).reached).toBe('1.20 ×, yes')
  expect(ratioRow({ work, against }, 's', [9], [1])).toMatchObject({ must: '–', reached: '9.00 ×' })
  expect(boundRow(work, 'MB', 300, 301).reached).toBe('301 MB, **no**')
  expect(boundRow(work, 'MB', 300, 210).reached).toBe('210 MB, yes')
})

it('reaches nothing with figures that are missing', () => {
  expect(ratioRow({ work, against, atMost: 1.1 }, 'MB', [NaN], [NaN]).reached).toContain('**no**')
  expect(ratioRow({ work, against, atLeast: 1 }, '/s', [], []).reached).toContain('**no**')
  expect(boundRow(work, 'MB', 300, NaN).reached).toContain('**no**')
})

it('keeps a row open that could not be measured', () => {
  const row = openRow({ work, against, atLeast: 5 }, 'skipped: not installed')
  expect(table([row]).split('\n').at(-1)).toBe(
    '| tiles | nginx | ≥ 5 × | skipped: not installed | – | – |',
  )
})

it('writes as many digits as mean something', () => {
  expect([0.4567, 12.345, 46_120.4].map(figure)).toEqual(['0.46', '12.3', '46,120'])
})
