import { expect, it } from '@jest/globals'
import { dividedByPage } from '../../data/import/division.js'
import type { ReadPart } from '../../data/import/read-part.js'
import type { Page } from '../../data/model/item.js'

const page = (name: string, label?: string) =>
  ({ id: name, image: { master: { name } }, ...(label && { label: { none: [label] } }) }) as unknown as Page // prettier-ignore
const part = (of: Partial<ReadPart> = {}): ReadPart => ({
  unit: 'pixel',
  lines: [{ text: 'words', opensParagraph: true }],
  ...of,
})
const pages = [page('1.tif', '1r'), page('2.tif', '1v'), page('3.tif', '2r')]
const found = (parts: ReadPart[], onlyScan = false, of = pages) =>
  dividedByPage(parts, of, onlyScan)?.map(({ page: { id }, part: at }) => [id, at])

it('goes by the images that the parts name, in whatever order', () => {
  const parts = [part({ image: '3.JPG' }), part({ image: '1.jpg' })]
  expect(found(parts)).toEqual([['3.tif', 0], ['1.tif', 1]]) // prettier-ignore
  expect(found([...parts, part({ image: 'map.jpg' })])).toEqual([['1.tif', 0], ['2.tif', 1], ['3.tif', 2]]) // prettier-ignore
  expect(found([part({ image: '1.jpg' }), part({ image: '1.jpg' })])).toBeUndefined()
})

it('else counts', () => {
  expect(found([part(), part(), part()])).toEqual([['1.tif', 0], ['2.tif', 1], ['3.tif', 2]]) // prettier-ignore
  expect(found([part(), part()])).toBeUndefined()
})

it('else goes by marks that are labels or numbers', () => {
  expect(found([part({ mark: '1v' }), part({ mark: '2 R' })])).toEqual([['2.tif', 0], ['3.tif', 1]]) // prettier-ignore
  expect(found([part({ mark: '3' })])).toEqual([['3.tif', 0]])
  expect(found([part({ mark: '3' }), part({ mark: '9' })])).toBeUndefined()
  expect(found([part({ mark: '3' }), part({ lines: [] })])).toEqual([['3.tif', 0]])
})

it('leaves all of a file with the one scan that it was delivered for', () => {
  expect(found([part(), part()], true, pages.slice(0, 1))).toEqual([['1.tif', undefined]])
  expect(found([part(), part()], false, pages.slice(0, 1))).toBeUndefined()
  expect(found([part()], false, [])).toBeUndefined()
})
