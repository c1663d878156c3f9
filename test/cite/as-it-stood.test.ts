import { expect, it } from '@jest/globals'
import { cited } from '../../bench/cite/edits.js'
import { asItStood } from '../../data/cite/as-it-stood.js'

const lines = (text: string) => text.split('\n').map((one) => ({ text: one, opensParagraph: false })) // prettier-ignore
const far = 'x'.repeat(80)
const text = `${far} one\ntwo ditto three\nfour ${far}`
const from = text.indexOf('ditto')
const quote = cited(text, [from, from + 'ditto three\nfour'.length])

it('finds words where they stood, over the end of a line', () => {
  expect(asItStood(lines(text), quote)).toEqual({ first: 1, from: 4, last: 2, to: 4 })
})

it('leaves words to be sought that stand on another line, or in other words', () => {
  expect(asItStood(lines(`A heading\n${text}`), quote)).toBeUndefined()
  expect(asItStood(lines(text.replace('two', 'too')), quote)).toBeUndefined()
  const numbered = lines(text).map((line, at) => ({ ...line, number: at + 2 }))
  expect(asItStood(numbered, quote)).toBeUndefined()
})

it('leaves words to be sought that stand twice on their line', () => {
  const often = 'ab '.repeat(100)
  expect(asItStood(lines(often), cited(often, [150, 152]))).toBeUndefined()
})

it('knows that a page began or ended with what was cited', () => {
  const whole = cited('ditto', [0, 5])
  expect(asItStood(lines('ditto'), whole)).toEqual({ first: 0, from: 0, last: 0, to: 5 })
  expect(asItStood(lines('and ditto'), whole)).toBeUndefined()
  expect(asItStood(lines('ditto again'), whole)).toBeUndefined()
})
