import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isEdtf } from '../../data/import/edtf.js'
import { dateSpan, yearOf } from '../../data/model/date-span.js'

it.each([
  ['1956', 19560101, 19561231],
  ['1956-02', 19560201, 19560229],
  ['1900-02', 19000201, 19000228],
  ['1956-10-30', 19561030, 19561030],
  ['1956-10-30T10:00:00Z', 19561030, 19561030],
  ['1956?', 19560101, 19561231],
  ['1956-10~', 19561001, 19561031],
  ['1956%', 19560101, 19561231],
  ['?1956-~10', 19561001, 19561031],
  ['195X', 19500101, 19591231],
  ['19XX', 19000101, 19991231],
  ['1956-XX', 19560101, 19561231],
  ['1956-10-XX', 19561001, 19561031],
  ['1956-XX-XX', 19560101, 19561231],
  ['1956-21', 19560301, 19560531],
  ['1956-24', 19561201, 19570228],
  ['1950/1956', 19500101, 19561231],
  ['1956/1950', 19500101, 19561231],
  ['1950-05/1950-06-02', 19500501, 19500602],
  ['1956/..', 19560101, 99991231],
  ['../1956', -99989899, 19561231],
  ['1956/', 19560101, 19561231],
  ['/1956', 19560101, 19561231],
  ['[1955,1957..1959]', 19550101, 19591231],
  ['{1955-03,1953}', 19530101, 19550331],
  ['-0043-03-15', -429685, -429685],
  ['-004X', -489899, -398769],
  ['Y170002', 99990101, 99991231],
] as const)('%s lies between its days', (edtf, from, to) => {
  expect(dateSpan(edtf)).toEqual({ from, to })
})

it.each(['', 'x', '../..', '/', '1956-13', '1956-10-32', '56', '1956/1957/1958', '[1956', '1956-21-01', '[]', '0'.repeat(300)])('%s is no date', (text) => {
  expect(dateSpan(text)).toBeUndefined()
}) // prettier-ignore

it('sorts as days do, and knows its year, before the common era too', () => {
  const day = fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })) // prettier-ignore
  const edtf = ([year, month, date]: readonly [number, number, number]) =>
    `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  const before = (a: readonly number[], b: readonly number[]) => {
    const at = a.findIndex((value, place) => value !== b[place])
    return at < 0 ? 0 : Math.sign((a[at] ?? 0) - (b[at] ?? 0))
  }
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [one, other] = [dateSpan(edtf(a)), dateSpan(edtf(b))]
      expect(yearOf(one?.from ?? NaN)).toBe(a[0])
      expect(Math.sign((one?.from ?? NaN) - (other?.from ?? NaN)) + 0).toBe(before(a, b) + 0)
    }),
  )
})

it('understands what is taken in as EDTF of the levels 0 and 1', () => {
  for (const text of ['1956', '1956-10', '1956-10-30', '195X', '1956~', '1956-10?', '1950/1956', '1956/..', '1956-22', '1956-10-XX', '-0100'])
    expect([text, isEdtf(text), dateSpan(text) !== undefined]).toEqual([text, true, true])
}) // prettier-ignore
