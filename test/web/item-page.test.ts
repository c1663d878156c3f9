import { expect, it } from '@jest/globals'
import { itemPage } from '../../web/item-page.js'
import { attribute, elements, named, ofClass, wordsOf, type Element } from './elements.js'
import { ocr, pageAt, report, site, translation, undivided, view } from './made-up.js'

const shown = (...given: Parameters<typeof view>) =>
  elements(String(itemPage(view(...given), site)))
const root = site.addresses.root
const links = (within: Element | undefined) =>
  within ? named(within, 'a').map((link) => [wordsOf(link), attribute(link, 'href')]) : []

it('shows each page: its scan, linked to its own page, and its lines beside it', () => {
  const leaves = ofClass(shown(), 'leaf')
  expect(leaves).toHaveLength(3)
  const [first, second] = leaves
  if (!first || !second) throw new Error('No pages.')
  const [image] = named(first, 'img')
  expect(attribute(image, 'alt')).toBe('Scan of page 1r of “Report on the lamps of the lower quay”')
  expect(attribute(image, 'loading')).toBe('eager')
  expect(attribute(named(second, 'img')[0], 'loading')).toBe('lazy')
  expect(attribute(ofClass(first, 'sheet')[0], 'href')).toBe(
    `${root}items/lamp-report/page00000000`,
  )
  const [list] = ofClass(first, 'lines')
  expect([attribute(list, 'lang'), attribute(list, 'dir')]).toEqual(['en', 'ltr'])
  expect(list && named(list, 'li').map((line) => [attribute(line, 'id'), wordsOf(line)])).toEqual([
    ['page00000000-1', 'Report on the lamps'],
    ['page00000000-2', 'Of nine lamps two have failed since Sunday,'],
    ['page00000000-3', 'and a third burns low.'],
  ])
  expect(wordsOf(ofClass(first, 'by')[0])).toBe('English · transcribed by M. Oake, 2024')
})

it('offers scans in the listed sizes only', () => {
  const [image] = named(ofClass(shown(), 'leaf')[0] ?? shown(), 'img')
  const sizes = (attribute(image, 'srcset') ?? '')
    .split(/, (?=https)/)
    .map((one) => one.split('/').at(-3))
  expect(sizes).toEqual(['1240,1754', '620,877', '310,439', '155,220'])
  expect(attribute(image, 'src')).toContain(
    '/iiif/image/3/page00000000/full/1240,1754/0/default.jpg',
  )
})

it('lays the places of the lines over the scan, in pixels of the image, and none that is not known', () => {
  const [overlay] = ofClass(shown(), 'overlay')
  expect(attribute(overlay, 'viewBox')).toBe('0 0 1240 1754')
  expect(attribute(overlay, 'aria-hidden')).toBe('true')
  const places = overlay
    ? named(overlay, 'rect').map((place) => [...place.attributes.values()])
    : []
  expect(places).toEqual([
    ['page00000000-1', '100', '150', '700', '40'],
    ['page00000000-2', '100', '240', '900', '40'],
  ])
})

it('offers the other texts of a page as links that keep the place', () => {
  const [tabs] = ofClass(shown(), 'tabs')
  expect(attribute(tabs, 'aria-label')).toBe('Texts of page 1r')
  expect(links(tabs)).toEqual([
    ['Transcription', `${root}items/lamp-report?text=text00000001#p-page00000000`],
    ['Translation (Arabic)', `${root}items/lamp-report?text=text00000002#p-page00000000`],
    ['Machine-read (OCR)', `${root}items/lamp-report?text=text00000003#p-page00000000`],
  ])
  const current =
    tabs && named(tabs, 'a').filter((tab) => attribute(tab, 'aria-current') === 'true')
  expect(current?.map(wordsOf)).toEqual(['Transcription'])
})

it('shows the text that was chosen, in its own direction, and says where it ends', () => {
  const [first, second] = ofClass(shown({ text: translation }), 'text')
  const [list] = first ? ofClass(first, 'lines') : []
  expect([attribute(list, 'lang'), attribute(list, 'dir')]).toEqual(['ar', 'rtl'])
  expect(wordsOf(second && ofClass(second, 'none')[0])).toBe(
    'This layer has no text for this page.',
  )
  const [machine] = ofClass(shown({ text: ocr }), 'machine')
  expect(wordsOf(machine)).toBe('Read by machine (Reader 2), not checked by a person')
})

it('says that a text is not divided, and ties it to no page', () => {
  const page = shown({ item: undivided() })
  expect(ofClass(page, 'leaf')).toHaveLength(1)
  expect(ofClass(page, 'lines')).toHaveLength(1)
  expect(wordsOf(ofClass(page, 'note')[0])).toMatch(/^This text belongs to the document as a whole/)
  expect(named(page, 'rect')).toEqual([])
  expect(ofClass(page, 'sheet')).toHaveLength(3)
})

it('shows a document without a scan by its record and its text', () => {
  const page = shown({ item: undivided(0) })
  expect(wordsOf(ofClass(page, 'noscan')[0])).toBe('There is no scan of this document here.')
  expect(ofClass(page, 'lines')).toHaveLength(1)
  expect(ofClass(page, 'note')).toEqual([])
  expect(named(page, 'link').filter((link) => attribute(link, 'rel') === 'alternate')).toEqual([])
  expect(wordsOf(ofClass(page, 'side')[0])).not.toMatch(/Mirador|manifest/)
})

it('stays light when an item is long', () => {
  const long = view({ item: report(1000), from: pageAt(500) })
  const page = elements(String(itemPage(long, site)))
  expect(ofClass(page, 'leaf')).toHaveLength(20)
  expect(String(itemPage(long, site)).length).toBeLessThan(120_000)
  const [parts] = ofClass(page, 'parts')
  expect(wordsOf(parts)).toContain('Pages 501–520 of 1,000')
  expect(links(parts).map(([, href]) => href)).toEqual(
    ['page00000000', 'page00000480', 'page00000520', 'page00000980'].map(
      (id) => `${root}items/lamp-report?from=${id}#pages`,
    ),
  )
  expect(
    attribute(
      named(page, 'link').find((link) => attribute(link, 'rel') === 'canonical'),
      'href',
    ),
  ).toBe(`${root}items/lamp-report?from=page00000500`)
})

it('shows the whole record', () => {
  const [record] = named(shown(), 'dl')
  const rows = record ? named(record, 'div').map((row) => named(row, 'dt', 'dd').map(wordsOf)) : []
  expect(rows).toEqual([
    ['Other title', 'Rapport sur les lampes'],
    ['written', '4 November 1911'],
    ['filed', 'before the year’s end'],
    ['author', 'E. Brack'],
    ['recipient', 'The Quay Office'],
    ['Marking', 'For the office only'],
    ['Language', 'English'],
    ['Extent', '3 pages'],
    ['Reference', 'LC 3/11'],
    ['Binding', 'Sewn with black thread'],
    ['Rights', 'CC BY 4.0'],
    ['Last changed', '3 May 2026'],
  ])
  expect(links(record)).toEqual([
    ['E. Brack', 'https://people.example/brack'],
    ['CC BY 4.0', 'http://creativecommons.org/licenses/by/4.0/'],
  ])
  expect(record && named(record, 'time').map((time) => attribute(time, 'datetime'))).toEqual([
    '1911-11-04',
    '2026-05-03T10:00:00.000Z',
  ])
})

it('says of related documents where they are, and which have no scan', () => {
  const [related] = ofClass(shown(), 'related')
  const entries = related ? named(related, 'li').map(wordsOf) : []
  expect(entries).toEqual([
    'Letter about oil, 9 November 1911 (no scan)',
    'List of lamps (no scan) Only known from a register.',
    'A lamp, elsewhere (elsewhere)',
  ])
  expect(links(related)).toEqual([
    ['Letter about oil', `${root}items/oil%2Fletter%207`],
    ['A lamp, elsewhere', 'https://museum.example/lamp'],
  ])
})

it('gives a citation, the ways to open it elsewhere, and its texts to take away', () => {
  const [side] = ofClass(shown(), 'side')
  expect(wordsOf(side && ofClass(side, 'cite')[0])).toBe(
    'E. Brack, “Report on the lamps of the lower quay”, 4 November 1911, LC 3/11, Lantern Company, ' +
      `Archive of the Lantern Company, ${root}items/lamp-report.`,
  )
  const manifest = `${root}iiif/presentation/3/lamp-report/manifest`
  expect(links(side)).toEqual([
    ['BibTeX', `${root}items/lamp-report.bib`],
    ['RIS', `${root}items/lamp-report.ris`],
    ['CSL-JSON', `${root}items/lamp-report.csl.json`],
    ['Mirador', `${root}items/lamp-report/mirador`],
    ['Universal Viewer', `${root}items/lamp-report/uv`],
    ['IIIF manifest', manifest],
    ['', `${root}items/lamp-report/mirador?manifest=${encodeURIComponent(manifest)}`],
    ['PDF', `${root}items/lamp-report.pdf`],
    ['web page', `${root}items/lamp-report.html`],
    ['text', `${root}items/lamp-report.txt`],
    ['TEI', `${root}items/lamp-report.tei.xml`],
    ['plain text', `${root}items/lamp-report/texts/text00000001`],
    ['plain text', `${root}items/lamp-report/texts/text00000002`],
    ['plain text', `${root}items/lamp-report/texts/text00000003`],
    ['All texts, as they were given (ZIP)', `${root}items/lamp-report.zip`],
  ])
})

it('leads to no viewer that is not there', () => {
  const bare = { ...site, viewers: { mirador: false, universalViewer: false } }
  const [side] = ofClass(elements(String(itemPage(view(), bare))), 'side')
  expect(wordsOf(side)).not.toMatch(/Mirador|Universal/)
  expect(wordsOf(side)).toContain('IIIF manifest')
})
