import { addressesFrom } from '../../data/model/addresses.js'
import { collectionId, itemId, pageId, sha256, textId, type PageId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import type { PageText, ReadText, TextFile } from '../../data/model/text.js'
import type { ItemView } from '../../web/item-view.js'
import type { Site } from '../../web/site.js'

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A made-up id is none.')
  return value
}

/** A made-up archive. */
export const site: Site = {
  title: { en: ['Archive of the Lantern Company'] },
  provider: { name: { en: ['Lantern Company'] }, homepage: 'https://lantern.example/' },
  languages: ['en', 'fr'],
  addresses: addressesFrom('https://archive.example/'),
  assets: (name) => `/assets/${name}?v=1`,
  viewers: { mirador: true, universalViewer: true },
}

export const item1 = known(itemId('lamp-report'))
export const item2 = known(itemId('oil/letter 7'))
export const series = known(collectionId('lamps'))
export const transcription = known(textId('text00000001'))
export const translation = known(textId('text00000002'))
export const ocr = known(textId('text00000003'))

/** The id of the n-th made-up page, from 0. */
export const pageAt = (at: number) => known(pageId(`page${String(at).padStart(8, '0')}`))

const kept = (name: string) => ({
  sha256: known(sha256('a'.repeat(64))),
  name,
  bytes: 2400,
  mediaType: 'text/plain',
})
/** A made-up text file of three lines. */
export const file = (name: string): TextFile => ({
  file: kept(name),
  format: 'plain',
  lines: 3,
  characters: 90,
})

/** So many made-up pages of 1240 by 1754 pixels. */
export function pages(count: number): readonly Page[] {
  return Array.from({ length: count }, (_, at) => ({
    id: pageAt(at),
    ...(at === 0 ? { label: { none: ['1r'] } } : {}),
    image: { master: kept('1.tif'), frame: 0, width: 1240, height: 1754, likeness: '' },
  }))
}

const texts = (count: number): readonly PageText[] =>
  Array.from({ length: count }, (_, at) => ({
    page: pageAt(at),
    text: file(`${at + 1}.txt`),
    part: 0,
  }))

/** A made-up report with a transcription, a translation and OCR, each divided by pages. */
export function report(count = 3): Item {
  return {
    id: item1,
    title: { en: ['Report on the lamps of the lower quay'], fr: ['Rapport sur les lampes'] },
    abstract: {
      en: ['The lamplighter says which lamps have failed.\n\nHe asks for oil.'],
      fr: ['Le veilleur dit quelles lampes sont éteintes.'],
    },
    dates: [
      { what: { en: ['written'] }, text: '4 November 1911', edtf: '1911-11-04' },
      { what: { en: ['filed'] }, text: 'before the year’s end' },
    ],
    agents: [
      {
        name: { none: ['E. Brack'] },
        role: { en: ['author'] },
        uri: 'https://people.example/brack',
      },
      { name: { none: ['The Quay Office'] }, role: { en: ['recipient'] } },
    ],
    languages: ['en'],
    referenceCode: 'LC 3/11',
    marking: { en: ['For the office only'] },
    rights: { uri: 'http://creativecommons.org/licenses/by/4.0/' },
    related: [
      { title: { en: ['Letter about oil'] }, item: item2, date: '9 November 1911' },
      { title: { en: ['List of lamps'] }, abstract: { en: ['Only known from a register.'] } },
      { title: { en: ['A lamp, elsewhere'] }, url: 'https://museum.example/lamp' },
    ],
    fields: [{ label: { en: ['Binding'] }, value: { en: ['Sewn with black thread'] } }],
    collections: [series],
    pages: pages(count),
    texts: [
      {
        id: ocr,
        kind: 'ocr',
        language: 'en',
        provenance: { tool: 'Reader 2' },
        extent: 'by-page',
        pages: texts(count),
      },
      {
        id: transcription,
        kind: 'transcription',
        language: 'en',
        provenance: { by: 'M. Oake', date: '2024' },
        extent: 'by-page',
        pages: texts(count),
      },
      {
        id: translation,
        kind: 'translation',
        language: 'ar',
        provenance: {},
        extent: 'by-page',
        pages: texts(1),
      },
    ],
    viewing: { direction: 'left-to-right', behavior: 'paged' },
    sections: [{ label: { en: ['The lower quay'] }, from: pageAt(0) }],
    source: 'never-published',
  }
}

/** Three made-up lines, two of them with places. */
export const read: ReadText = {
  lines: [
    {
      text: 'Report on the lamps',
      box: { x: 100, y: 150, width: 700, height: 40 },
      opensParagraph: true,
    },
    {
      text: 'Of nine lamps two have failed since Sunday,',
      box: { x: 100, y: 240, width: 900, height: 40 },
      opensParagraph: true,
    },
    { text: 'and a third burns low.', opensParagraph: false },
  ],
}

/** The made-up report as its page would show it. */
export function view(given: Partial<ItemView> = {}): ItemView {
  const item = given.item ?? report()
  return {
    item,
    collections: [{ id: series, title: { en: ['Lamps, 1905–1914'] } }],
    texts: new Map(
      item.texts.map((layer) => [
        layer.id,
        new Map<PageId | 'whole', ReadText>(
          layer.extent === 'whole'
            ? [['whole', read]]
            : layer.pages.map(({ page }) => [page, read]),
        ),
      ]),
    ),
    related: new Map([[item2, { pages: 0 }]]),
    changed: '2026-05-03T10:00:00.000Z',
    ...given,
  }
}

/** The made-up report with one text that is not divided by pages. */
export function undivided(count = 3): Item {
  return {
    ...report(count),
    texts: [
      {
        id: translation,
        kind: 'translation',
        language: 'fr',
        provenance: { by: 'L. Ferrand' },
        extent: 'whole',
        text: file('whole.txt'),
      },
    ],
  }
}

/** The made-up report with a transcription by pages, and a translation that is not divided. */
export function halfDivided(): Item {
  const item = report(2)
  return {
    ...item,
    texts: [
      ...item.texts.filter(({ id }) => id === transcription),
      ...undivided().texts.filter(({ id }) => id === translation),
    ],
  }
}
