import { expect, it } from '@jest/globals'
import { pageId } from '../../data/model/ids.js'
import type { Item, Section } from '../../data/model/item.js'
import { flatSections, sectionPages, type SectionPages } from '../../manifests/sections.js'

const pages = Array.from({ length: 6 }, (_, at) => {
  const id = pageId(`page0000000${at}`)
  if (id === undefined) throw new Error('no id')
  return { id }
})

/** Headings as `[name, index of the page, level]`. */
function itemWith(...headings: [string, number, number?][]): Item {
  const sections = headings.map(([name, at, level]): Section => {
    const from = pages[at]?.id
    if (from === undefined) throw new Error('no page')
    return { label: { en: [name] }, from, ...(level !== undefined && { level }) }
  })
  return { pages, sections } as unknown as Item
}

const shown = ({ number, label, pages: own, parts }: SectionPages): unknown[] => [
  number,
  label['en']?.[0],
  own.map((id) => pages.findIndex((page) => page.id === id)),
  ...(parts.length > 0 ? [parts.map(shown)] : []),
]

it('lets a section reach to the page before the next', () => {
  expect(sectionPages(itemWith(['a', 0], ['b', 2])).map(shown)).toEqual([
    [1, 'a', [0, 1]],
    [2, 'b', [2, 3, 4, 5]],
  ])
})

it('puts parts into their sections, whatever levels are left out', () => {
  const item = itemWith(['a', 0, 1], ['a.1', 1, 3], ['a.1.1', 1, 4], ['a.2', 3, 3], ['b', 4, 1])
  expect(sectionPages(item).map(shown)).toEqual([
    [
      1,
      'a',
      [0],
      [
        [2, 'a.1', [1], [[3, 'a.1.1', [1, 2]]]],
        [4, 'a.2', [3]],
      ],
    ],
    [5, 'b', [4, 5]],
  ])
  expect(flatSections(sectionPages(item)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
})

it('leaves none out that begins on a page, though the first be the deepest', () => {
  const item = itemWith(['x', 0, 3], ['a', 1, 1], ['b', 1, 1], ['c', 5, 2])
  expect(flatSections(sectionPages(item)).map(shown).length).toBe(4)
  expect(sectionPages(item).map(shown)).toEqual([
    [1, 'x', [0]],
    [2, 'a', [1]],
    [3, 'b', [1, 2, 3, 4], [[4, 'c', [5]]]],
  ])
})
