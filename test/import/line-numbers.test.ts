import { isDeepStrictEqual } from 'node:util'
import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { lineNumbers } from '../../data/import/line-numbers.js'

const lines = (...texts: string[]) => texts.map((text) => ({ text }))
const counted = (...texts: string[]) => texts.map((text, at) => ({ text, number: at + 1 }))

it('says nothing while lines are counted from 1', () => {
  expect(lineNumbers(counted('a', 'b'), lines('a', 'b'), 0)).toEqual({})
  expect(lineNumbers([], lines('a', 'b'), 0)).toEqual({})
  expect(lineNumbers(counted('a'), lines('a', 'b'), 0)).toEqual({})
})

it('lets a corrected line keep its number', () => {
  const before = counted('Dear Sr,', 'I hav recieved your leter', 'Yours')
  expect(lineNumbers(before, lines('Dear Sir,', 'I have received your letter', 'Yours'), 0)).toEqual({}) // prettier-ignore
})

it('gives a new line among old ones a number that was never used', () => {
  const before = counted('Dear Sir,', 'Yours')
  const first = lineNumbers(before, lines('Dear Sir,', 'It rains.', 'Yours'), 0)
  expect(first).toEqual({ numbers: [1, 3, 2] })
  const second = [{ text: 'Dear Sir,', number: 1 }, { text: 'Yours', number: 2 }] // prettier-ignore
  expect(lineNumbers(second, lines('Dear Sir,', 'Yours'), 3)).toEqual({ lastNumber: 3 })
  expect(lineNumbers(second, lines('Dear Sir,', 'It snows.', 'Yours'), 3)).toEqual({ numbers: [1, 4, 2] }) // prettier-ignore
})

it('never gives a number twice, and keeps those of lines that are as they were', () => {
  const text = fc.constantFrom('Dear Sir', 'It rains', 'It snows', 'Yours', '', 'x')
  fc.assert(
    fc.property(fc.array(text), fc.array(text), fc.nat(40), (old, now, last) => {
      const before = old.map((text, at) => ({ text, number: (at + 1) * 2 }))
      const { numbers = now.map((_, at) => at + 1) } = lineNumbers(before, lines(...now), last)
      expect(new Set(numbers).size).toBe(now.length)
      for (const [at, number] of numbers.entries()) {
        const same = before.find((line) => line.number === number)
        expect(same !== undefined || number > Math.max(last, ...before.map((line) => line.number), 0) || !before.length).toBe(true) // prettier-ignore
        if (same && same.text.length < 2) expect(now[at]).toBe(same.text)
      }
      if (isDeepStrictEqual(old, now)) expect(numbers).toEqual(before.map(({ number }) => number)) // prettier-ignore
    }),
  )
})

it('is quick with long texts that have nothing in common', () => {
  const before = Array.from({ length: 3000 }, (_, at) => ({ text: `old ${at}`, number: at + 1 }))
  const now = Array.from({ length: 3000 }, (_, at) => ({ text: `new ${at}` }))
  const { numbers } = lineNumbers(before, now, 0)
  expect(numbers?.[0]).toBe(3001)
})
