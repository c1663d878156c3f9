import { expect, it } from '@jest/globals'
import { pageId } from '../../data/model/ids.js'
import { pageView } from '../../web/page-view.js'
import { all, attribute, elements, named, ofClass, wordsOf, type Element } from './elements.js'
import { ocr, pageAt, report, site, undivided, view } from './made-up.js'

const shown = (at: number, count = 3, given = {}) =>
  elements(String(pageView({ ...view({ item: report(count) }), page: pageAt(at), ...given }, site)))
const here = (at: number) => `${site.addresses.root}items/lamp-report/page0000000${at}`
const addresses = (page: ReturnType<typeof shown>, of: string) =>
  ofClass(page, of).flatMap((one) => named(one, 'a').map((link) => attribute(link, 'href')))

it('leads to the page before and the page after, with the same text and size', () => {
  expect(addresses(shown(1, 3, { text: ocr, zoom: '150' }), 'turn')).toEqual([
    `${here(0)}?text=${ocr}&zoom=150#reader`,
    `${here(2)}?text=${ocr}&zoom=150#reader`,
  ])
  expect(wordsOf(ofClass(shown(1), 'turn')[0])).toContain('Page 2 of 3')
  expect(addresses(shown(0), 'turn')).toHaveLength(1)
  expect(addresses(shown(2), 'turn')).toHaveLength(1)
  const ends = named(shown(1), 'link').filter((link) =>
    ['prev', 'next', 'canonical'].includes(attribute(link, 'rel') ?? ''),
  )
  expect(ends.map((link) => attribute(link, 'href'))).toEqual([here(1), here(0), here(2)])
})

it('shows the scan larger and smaller by plain links, within limits', () => {
  const zoomed = (zoom?: string) => ofClass(shown(0, 3, { zoom }), 'pane')[0]
  expect(attribute(zoomed(), 'data-zoom')).toBe('width')
  expect(attribute(zoomed('225'), 'data-zoom')).toBe('225')
  expect(attribute(zoomed('javascript:1'), 'data-zoom')).toBe('width')
  expect(addresses(shown(0), 'tools')).toEqual([
    `${here(0)}?zoom=150#reader`,
    `${here(0)}?zoom=page#reader`,
    `${here(0)}?zoom=page#reader`,
    `${site.addresses.root}iiif/image/3/page00000000/full/max/0/default.jpg`,
    // The buttons of the script, hidden until it runs, have it too.
    `${site.addresses.root}iiif/image/3/page00000000/full/max/0/default.jpg`,
  ])
  expect(addresses(shown(0, 3, { zoom: '350' }), 'tools')).toHaveLength(4)
  expect(addresses(shown(0, 3, { zoom: 'page' }), 'tools')).toHaveLength(3)
})

it('hides what only a script can do, and tells the scripts where the tiles are and what is quoted', () => {
  const page = shown(1)
  const hidden = all(page, (one) => attribute(one, 'hidden') !== undefined)
  const does = (one: Element) => attribute(one, 'data-do')
  const inHidden = hidden.flatMap((one) => [one, ...all(one, () => true)]).flatMap(does)
  for (const one of all(page, (any) => does(any) !== undefined))
    expect(inHidden).toContain(does(one))
  expect(attribute(ofClass(page, 'stage')[0], 'data-info')).toBe(
    `${site.addresses.root}iiif/image/3/${pageAt(1)}/info.json`,
  )
  const leaf = ofClass(page, 'leaf')[0]
  expect(attribute(leaf, 'data-item')).toBe('lamp-report')
  expect(attribute(leaf, 'data-page')).toBe(pageAt(1))
  expect(attribute(leaf, 'data-address')).toBe(here(1))
  expect(attribute(ofClass(page, 'lines')[0], 'data-text')).toBe('text00000001')
  expect(named(page, 'dialog').map((one) => attribute(one, 'open'))).toEqual([undefined])
})

it('does not tie a text of the whole document to one page', () => {
  const page = shown(0, 3, view({ item: undivided() }))
  expect(ofClass(page, 'lines').map((one) => attribute(one, 'data-text'))).toEqual([undefined])
})

it('leads from the headings to their pages, and marks the one that is read', () => {
  const sections = [0, 2].map((at) => ({ label: { en: [`Quay ${at}`] }, from: pageAt(at) }))
  const [list] = ofClass(shown(1, 3, view({ item: { ...report(), sections } })), 'contents')
  const links = list ? named(list, 'a') : []
  expect(links.map((one) => attribute(one, 'href'))).toEqual([
    `${here(0)}#reader`,
    `${here(2)}#reader`,
  ])
  expect(links.map((one) => attribute(one, 'aria-current'))).toEqual(['true', undefined])
})

it('shows the pages nearby in little, and marks this one', () => {
  const [film] = ofClass(shown(200, 400), 'film')
  const frames = film ? named(film, 'a') : []
  expect(frames).toHaveLength(21)
  expect(frames.filter((one) => attribute(one, 'aria-current') === 'page').map(wordsOf)).toEqual([
    'Page 201',
  ])
  expect(named(ofClass(shown(0, 400), 'film')[0] ?? shown(0), 'a')).toHaveLength(21)
  expect(ofClass(shown(0, 1), 'film')).toEqual([])
})

it('cites the page, and offers the file its text was read from', () => {
  const [side] = ofClass(shown(0), 'side')
  expect(wordsOf(side)).toContain('p. 1r, LC 3/11')
  expect(side && named(side, 'a').map((link) => attribute(link, 'href'))).toContain(
    `${site.addresses.root}items/lamp-report/texts/text00000001/source/page00000000`,
  )
  expect(wordsOf(side)).toContain('1.txt 2 KB')
})

it('offers the page in other forms, and its words with their places; without a text only the picture', () => {
  const offered = (page: ReturnType<typeof shown>) =>
    addresses(page, 'side').filter((href) => href?.includes(pageAt(1)) && !/[?]/.test(href))
  const item = `${site.addresses.root}items/lamp-report`
  expect(offered(shown(1))).toEqual([
    `${here(1)}.pdf`,
    `${here(1)}.html`,
    `${here(1)}.txt`,
    `${here(1)}.tei.xml`,
    ...['text00000001', 'text00000003'].flatMap((text) => [
      `${item}/texts/${text}/page00000001.alto.xml`,
      `${item}/texts/${text}/page00000001.hocr`,
      `${item}/texts/${text}/source/page00000001`,
    ]),
  ])
  const bare = view({ item: { ...report(), texts: [] } })
  expect(offered(shown(1, 3, bare))).toEqual([`${here(1)}.pdf`])
})

it('leads to an address for the page that is short and stays', () => {
  expect(addresses(shown(1), 'side')).toContain(
    `${site.addresses.root}cite?item=lamp-report&page=${pageAt(1)}`,
  )
})

it('opens the viewers on the same page', () => {
  const canvas = encodeURIComponent(
    `${site.addresses.root}iiif/presentation/3/lamp-report/canvas/page00000001`,
  )
  expect(addresses(shown(1), 'side')).toContain(
    `${site.addresses.root}items/lamp-report/mirador?canvas=${canvas}`,
  )
})

it('shows the first page for one that is not there, and refuses an item without pages', () => {
  const elsewhere = shown(0, 3, { page: pageId('zzzzzzzzzzzz') })
  expect(wordsOf(ofClass(elsewhere, 'turn')[0])).toContain('Page 1r, 1 of 3')
  expect(() => shown(0, 0)).toThrow(RangeError)
})

it('turns the pages of a right-to-left document the other way', () => {
  const item = report()
  const view2 = view({
    item: { ...item, viewing: { ...item.viewing, direction: 'right-to-left' } },
  })
  const page = elements(String(pageView({ ...view2, page: pageAt(1) }, site)))
  expect(attribute(ofClass(page, 'turn')[0], 'dir')).toBe('rtl')
  expect(attribute(ofClass(page, 'film')[0], 'dir')).toBe('rtl')
})
