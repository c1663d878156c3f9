import { expect, it } from '@jest/globals'
import { itemPage } from '../../web/item-page.js'
import { textsToRead } from '../../web/item-view.js'
import { pageView } from '../../web/page-view.js'
import { editedView } from './edited.js'
import { all, attribute, elements, named, ofClass, wordsOf, type Element } from './elements.js'
import {
  halfDivided,
  ocr,
  pageAt,
  pages,
  report,
  site,
  transcription,
  translation,
} from './made-up.js'

const onePage = (given = {}) =>
  elements(String(pageView({ ...editedView(), page: pageAt(0), ...given }, site)))
const here = `${site.addresses.root}items/lamp-report/page00000000`
const links = (within: Element | undefined) =>
  within ? named(within, 'a').map((link) => attribute(link, 'href')) : []
const ids = (within: Element | undefined) =>
  within
    ? all(within, (one) => one.attributes.has('data-line')).map((one) => attribute(one, 'id'))
    : []

it('shows two texts of a page side by side, each in its language, with ids of its own', () => {
  const [first, second, third] = ofClass(onePage({ beside: translation }), 'text')
  expect(third).toBeUndefined()
  expect([attribute(first, 'aria-label'), attribute(second, 'aria-label')]).toEqual([
    'Transcription',
    'Translation (Arabic)',
  ])
  const lists = [first, second].map((one) => one && ofClass(one, 'lines')[0])
  expect(lists.map((one) => [attribute(one, 'lang'), attribute(one, 'dir')])).toEqual([
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ])
  expect(ids(first).slice(0, 2)).toEqual(['line-1', 'line-2'])
  expect(ids(second)).toEqual(['beside-line-1', 'beside-line-2', 'beside-line-3'])
})

it('lays the places of both over the scan', () => {
  const [overlay] = ofClass(onePage({ beside: ocr }), 'overlay')
  const places = overlay ? named(overlay, 'rect').map((one) => attribute(one, 'data-for')) : []
  expect(places).toContain('line-3')
  expect(places).toContain('beside-line-3')
  expect(places).toHaveLength(8 + 3)
})

it('offers the other texts in each column; the one that is in the other column changes places with it', () => {
  const [first, second] = ofClass(onePage({ beside: translation }), 'texthead')
  expect(links(first)).toEqual([
    `${here}?text=${transcription}&beside=${translation}#reader`,
    `${here}?text=${translation}&beside=${transcription}#reader`,
    `${here}?text=${ocr}&beside=${translation}#reader`,
    `${here}?text=${translation}#reader`,
  ])
  expect(links(second)).toEqual([
    `${here}?text=${translation}&beside=${transcription}#reader`,
    `${here}?text=${transcription}&beside=${translation}#reader`,
    `${here}?text=${transcription}&beside=${ocr}#reader`,
    `${here}?text=${transcription}#reader`,
  ])
})

it('offers a translation beside its original, and the original beside its translation', () => {
  const offered = (given: object) => links(ofClass(onePage(given), 'texthead')[0]).at(-1)
  expect(offered({})).toBe(`${here}?text=${transcription}&beside=${translation}#reader`)
  expect(offered({ text: translation })).toBe(
    `${here}?text=${translation}&beside=${transcription}#reader`,
  )
  const alone = { ...report(), texts: report().texts.slice(0, 1) }
  expect(ofClass(onePage(editedView({ item: alone })), 'column')).toEqual([])
})

it('keeps both texts when the page is turned, enlarged, or left for the whole document', () => {
  const page = onePage({ text: transcription, beside: translation, zoom: '150' })
  const both = `text=${transcription}&beside=${translation}`
  for (const part of ['turn', 'film', 'tools'])
    for (const href of ofClass(page, part).flatMap(links))
      if (!href?.includes('/iiif/')) expect(href).toContain(both)
  expect(links(ofClass(page, 'crumb')[0]).at(-1)).toContain(both)
  const item = elements(String(itemPage({ ...editedView(), beside: translation }, site)))
  for (const sheet of ofClass(item, 'sheet'))
    expect(attribute(sheet, 'href')).toContain(`?beside=${translation}`)
  expect(ofClass(item, 'two')).toHaveLength(3)
})

it('shows one text where the second is the first, or none of the item’s', () => {
  expect(ofClass(onePage({ beside: transcription }), 'two')).toEqual([])
  expect(ofClass(onePage({ text: translation, beside: translation }), 'two')).toEqual([])
  const other = { ...report(), texts: report().texts.filter(({ id }) => id !== ocr) }
  expect(ofClass(onePage({ ...editedView({ item: other }), beside: ocr }), 'two')).toEqual([])
})

it('shows a text by pages beside one that is not divided, each page under its name', () => {
  const view = { ...editedView({ item: halfDivided() }), beside: translation }
  const page = elements(String(itemPage(view, site)))
  const [first, second] = ofClass(page, 'text')
  expect(first && named(first, 'h4').map(wordsOf)).toEqual(['Page 1r', 'Page 2'])
  expect(ids(first)[0]).toBe('line-page00000000-1')
  expect(ids(second)[0]).toBe('beside-line-1')
  expect(wordsOf(second && ofClass(second, 'note')[0])).toMatch(
    /^This text belongs to the document/,
  )
  expect(links(ofClass(page, 'texthead')[1])).toHaveLength(3)
})

it('asks for the texts of both columns', () => {
  const wanted = textsToRead(report(), pages(2), { text: transcription, beside: translation })
  expect(wanted.map(({ layer, page }) => [layer.id, page])).toEqual([
    [transcription, pageAt(0)],
    [translation, pageAt(0)],
    [transcription, pageAt(1)],
  ])
  const half = textsToRead(halfDivided(), pages(2), { beside: translation })
  expect(half.map(({ page }) => page)).toEqual([pageAt(0), 'whole', pageAt(1)])
})

it('says how far a machine’s text is to be trusted, and explains its signs', () => {
  const page = onePage({ text: ocr })
  expect(wordsOf(ofClass(page, 'machine')[0])).toBe(
    'Read by machine (Reader 2), not checked by a person; about 93 % of the words are likely right',
  )
  expect(ofClass(ofClass(page, 'lines')[0] ?? page, 'unsure').map(wordsOf)).toEqual([
    '1amps',
    'Kelmouth',
    'ninc',
    'ten',
  ])
  expect(wordsOf(ofClass(page, 'legend')[0])).toBe(
    'What the signs mean word the machine was not sure of this word',
  )
})

it('explains only signs that occur, and lists notes, warnings and earlier versions with the text', () => {
  const page = onePage()
  expect(ofClass(page, 'legend').flatMap((one) => named(one, 'dt'))).toHaveLength(10)
  expect(ofClass(onePage({ text: translation }), 'legend')).toEqual([])
  const [notes] = ofClass(page, 'notes')
  expect(links(notes)).toEqual(['#line-ref-1', '#line-ref-2'])
  expect(ofClass(page, 'ref').flatMap(links)).toEqual(['#line-note-1', '#line-note-2'])
  expect(wordsOf(ofClass(page, 'note')[0])).toMatch(/^It is not certain that the text of this page/)
  const [earlier] = ofClass(page, 'earlier')
  expect(wordsOf(earlier)).toBe(
    'Earlier versions of this text (1) 1.txt corrected on 1 February 2025',
  )
  expect(links(earlier)).toEqual([
    `${site.addresses.root}items/lamp-report/texts/${transcription}/files/${'a'.repeat(64)}`,
  ])
})

it('shows the table of contents with its levels', () => {
  const section = (label: string, level?: number) => ({
    label: { en: [label] },
    from: pageAt(0),
    ...(level !== undefined && { level }),
  })
  const sections = [section('A', 1), section('A.a', 2), section('A.b', 3), section('B')]
  const page = elements(String(itemPage(editedView({ item: { ...report(), sections } }), site)))
  const nested = (one: Element): unknown[] =>
    one.children.flatMap((child): unknown[] => {
      if (typeof child === 'string') return []
      if (child.name === 'a') return [wordsOf(child)]
      return child.name === 'ol' ? [nested(child)] : nested(child)
    })
  expect(nested(ofClass(page, 'contents')[0] ?? page)).toEqual([['A', ['A.a', ['A.b']], 'B']])
})
