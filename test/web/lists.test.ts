import { expect, it } from '@jest/globals'
import { attribute, elements, named, ofClass, wordsOf } from './elements.js'
import { homePage, type HomeView } from '../../web/home.js'
import { kinds } from './kinds.js'
import { item1, pages, series, site } from './made-up.js'

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

const homeWith = (view: Partial<HomeView>) =>
  elements(
    String(
      homePage(
        {
          counts: { items: 90, pages: 90, collections: 20 },
          collections: [],
          items: [],
          paging: {},
          ...view,
        },
        site,
      ),
    ),
  )
const item = { id: item1, title: { en: ['A report'] }, pages: 3, cover: pages(1)[0] }
const box = { id: series, title: { en: ['Lamps'] }, items: 2, collections: 0 }

it('shows first what the archive chose, or what is new', () => {
  const chosen = homeWith({ first: { chosen: true, cards: [box, item] } })
  expect(named(chosen, 'h2').map(wordsOf)).toEqual(['To begin with'])
  expect(ofClass(chosen, 'sheet-card').map(wordsOf)).toEqual([
    'Lamps 2 documents',
    'A report 3 pages',
  ])
  expect(ofClass(chosen, 'sheet-card').map((one) => attribute(named(one, 'a')[0], 'href'))).toEqual(
    [`${root}collections/lamps`, `${root}items/lamp-report`],
  )
  const fresh = homeWith({ first: { chosen: false, cards: [item] } })
  expect(named(fresh, 'h2').map(wordsOf)).toEqual(['Newest documents'])
})

it('leads to all collections where there are more than it shows', () => {
  const many = Array.from({ length: 13 }, () => box)
  const page = homeWith({ collections: many })
  expect(ofClass(page, 'series')).toHaveLength(12)
  expect(attribute(named(ofClass(page, 'more')[0] ?? page, 'a')[0], 'href')).toBe(
    `${root}collections`,
  )
  expect(ofClass(homeWith({ collections: many.slice(1) }), 'more')).toEqual([])
})

it('has one address for each part of a list, and one field to search with', () => {
  const canonical = (view: Partial<HomeView>) =>
    attribute(
      named(homeWith(view), 'link').find((one) => attribute(one, 'rel') === 'canonical'),
      'href',
    )
  expect(canonical({})).toBe(root)
  expect(canonical({ paging: { after: '50', previous: {} } })).toBe(`${root}?after=50`)
  for (const kind of ['home', 'home, empty', 'collection', 'not found', 'broken'])
    expect([kind, named(page(kind), 'form').length]).toEqual([kind, 1])
})
