import { expect, it } from '@jest/globals'
import { buckets, histogram } from '../../web/histogram.js'

const year = (from: number, to = from, documents = 1) => ({ from, to, documents })

it('counts a document in each year it may be of', () => {
  const all = buckets([year(1953, 1955, 2), year(1955)])
  expect(all.map(({ from }) => from)).toEqual([1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959]) // prettier-ignore
  expect(all.map(({ documents }) => documents)).toEqual([0, 0, 0, 2, 2, 3, 0, 0, 0, 0])
})

it('takes decades and centuries where there are many years', () => {
  expect(buckets([year(1801), year(1956)])).toHaveLength(16)
  expect(buckets([year(1801), year(1956)])[15]).toEqual({ from: 1950, to: 1959, documents: 1 })
  expect(buckets([year(-50), year(1956)])).toHaveLength(21)
  expect(buckets([year(-50), year(1956)])[0]).toEqual({ from: -100, to: -1, documents: 1 })
})

it('does not reach to where open dates go', () => {
  const all = buckets([year(1955, 9999), year(1950, 1960)])
  expect([all[0]?.from, all.at(-1)?.to]).toEqual([1950, 1960])
  expect(all[6]?.documents).toBe(2)
  expect(buckets([year(-9999, 9999)])).toEqual([])
  expect(buckets([])).toEqual([])
})

it('leads to the documents of a bar, and nowhere where there are none', () => {
  const drawn = histogram(buckets([year(1953)]), { says: ({ from }) => `<${String(from)}`, address: ({ from }) => `/search?from=${String(from)}`, isOn: () => true }).toString() // prettier-ignore
  expect(drawn.match(/href=/g)).toHaveLength(1)
  expect(drawn).toContain('/search?from=1953')
  expect(drawn).toContain('&lt;1953')
  expect(drawn).not.toContain('style')
})
