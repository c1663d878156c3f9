import { expect, it } from '@jest/globals'
import { attribute, elements, named, ofClass, wordsOf } from './elements.js'
import { kinds } from './kinds.js'
import { site } from './made-up.js'

const page = (kind: string) => elements(String(kinds(site)[kind]))
const root = site.addresses.root

it('says what the archive holds', () => {
  expect(wordsOf(ofClass(page('home'), 'sub')[0])).toBe(
    '1 collection · 1,204 documents · 20,000 pages',
  )
  expect(ofClass(page('home'), 'series')).toHaveLength(1)
  expect(ofClass(page('home'), 'entry')).toHaveLength(2)
})

it('says so where nothing is published, and how to begin', () => {
  expect(wordsOf(ofClass(page('home, empty'), 'none')[0])).toBe(
    'Nothing has been published here yet. Publish a folder of scans with fonds publish.',
  )
  expect(named(page('home, empty'), 'h2')).toEqual([])
})

it('names each item with its date, its pages and its cover', () => {
  const [first, second] = ofClass(page('collection'), 'entry')
  if (!first || !second) throw new Error('No items.')
  expect(wordsOf(first)).toBe('Report on the lamps of the lower quay 1911 · 3 pages')
  expect(attribute(named(first, 'a')[0], 'href')).toBe(`${root}items/lamp-report`)
  expect(attribute(named(first, 'img')[0], 'src')).toBe(
    `${root}iiif/image/3/page00000000/full/310,439/0/default.jpg`,
  )
  expect(wordsOf(second)).toBe('Letter about oil no scan')
  expect(named(second, 'img')).toEqual([])
})

it('marks the language of what is in another than the page', () => {
  const [series] = ofClass(page('collection'), 'series')
  const [title] = series ? named(series, 'span').filter((one) => one.attributes.has('lang')) : []
  expect([attribute(title, 'lang'), wordsOf(title)]).toEqual(['fr', 'Lampes'])
})

it('turns the parts of a long list by plain links', () => {
  const links = (kind: string) =>
    ofClass(page(kind), 'pager').flatMap((one) =>
      named(one, 'a').map((link) => [attribute(link, 'rel'), attribute(link, 'href')]),
    )
  expect(links('home')).toEqual([['next', `${root}?after=50`]])
  expect(links('collection')).toEqual([
    ['prev', `${root}collections/lamps`],
    ['next', `${root}collections/lamps?after=100`],
  ])
  expect(links('home, empty')).toEqual([])
})

it('tells machines where the same is for them', () => {
  const alternate = named(page('collection'), 'link').find(
    (one) => attribute(one, 'rel') === 'alternate',
  )
  expect(attribute(alternate, 'href')).toBe(`${root}iiif/presentation/3/collections/lamps`)
})

it('explains a problem, and leads on', () => {
  expect(wordsOf(named(page('withdrawn'), 'main')[0])).toMatch(
    /^410 This document was withdrawn .* The family asked for it\. .* See all documents and collections Look through the collections$/,
  )
  expect(wordsOf(named(page('broken'), 'main')[0])).toContain('r-7')
  expect(wordsOf(named(page('refused'), 'h1')[0])).toBe('This could not be shown')
  for (const kind of ['not found', 'withdrawn', 'broken'])
    expect(named(page(kind), 'meta').map((one) => attribute(one, 'content'))).toContain('noindex')
})
