import { expect, it } from '@jest/globals'
import { normalize } from '@iiif/parser'
import { manifest3 } from '../../../manifests/presentation-3/manifest.js'
import { breaches } from '../../../manifests/presentation-3/rules.js'
import {
  addresses,
  bare,
  human,
  machine,
  memorandum,
  memorandumView,
  pageIdOf,
  pageOf,
  profile,
  textFileOf,
} from '../examples.js'

const manifest = manifest3(memorandumView, addresses, profile)
const root = 'https://archive.example/iiif/presentation/3/memo%2F12'

it('says what the record says', () => {
  expect(manifest).toMatchObject({
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${root}/manifest`,
    type: 'Manifest',
    label: { en: ['Memorandum on the harbour'], ru: ['Докладная записка'] },
    summary: { en: ['The harbour master asks for a crane.'] },
    requiredStatement: { label: { en: ['Courtesy of'] }, value: { en: ['Example Archive'] } },
    rights: 'http://creativecommons.org/licenses/by/4.0/',
    // The first date is uncertain, so the second.
    navDate: '1921-10-30T00:00:00Z',
    viewingDirection: 'left-to-right',
    behavior: ['paged'],
    start: { id: `${root}/canvas/000000000002`, type: 'Canvas' },
  })
  expect(Object.keys(manifest)[0]).toBe('@context')
})

it('never says where the item was taken from', () => {
  expect(JSON.stringify(manifest)).not.toContain('someone')
})

it('names the archive, with its homepage and logo', () => {
  expect(manifest.provider).toEqual([
    {
      id: 'https://example.org/about%20us',
      type: 'Agent',
      label: { en: ['Example Archive'], fr: ['Archives d’exemple'] },
      homepage: [
        {
          id: 'https://example.org/about%20us',
          type: 'Text',
          label: { en: ['Example Archive'], fr: ['Archives d’exemple'] },
          format: 'text/html',
        },
      ],
      logo: [{ id: 'https://example.org/logo.png', type: 'Image', format: 'image/png' }],
    },
  ])
})

it('links to the page for people, the plain texts and the collections', () => {
  expect(manifest.homepage).toMatchObject([
    {
      id: 'https://archive.example/items/memo%2F12',
      format: 'text/html',
      language: ['en', 'fr'],
    },
  ])
  const [pdf, ...texts] = manifest.rendering ?? []
  expect(pdf).toEqual({
    id: 'https://archive.example/items/memo%2F12.pdf',
    type: 'Text',
    label: { en: ['PDF, searchable'], fr: ['PDF interrogeable'], de: ['PDF, durchsuchbar'] },
    format: 'application/pdf',
  })
  expect(texts).toMatchObject([
    { id: 'https://archive.example/items/memo%2F12.txt', format: 'text/plain' },
    { id: 'https://archive.example/items/memo%2F12.html', format: 'text/html' },
    { id: 'https://archive.example/items/memo%2F12.tei.xml', format: 'application/tei+xml' },
    {
      id: 'https://archive.example/items/memo%2F12.zip',
      type: 'Dataset',
      format: 'application/zip',
    },
    {
      id: 'https://archive.example/items/memo%2F12/texts/tttttttttttt',
      label: { en: ['Transcription (Russian)'], fr: ['Transcription (russe)'] },
      format: 'text/plain',
      language: ['ru'],
    },
    {
      label: {
        en: ['Translation of the whole document (French): pour la lecture'],
        de: ['Übersetzung des ganzen Dokuments (Französisch): pour la lecture'],
      },
    },
    { label: { en: ['Text read by machine (OCR, Russian)'] } },
  ])
  expect(manifest.partOf).toEqual([
    {
      id: 'https://archive.example/iiif/presentation/3/collections/harbour',
      type: 'Collection',
      label: { en: ['Harbour office'] },
    },
  ])
})

it('gives a thumbnail in a size that is ready', () => {
  expect(manifest.thumbnail).toMatchObject([
    {
      id: 'https://archive.example/iiif/image/3/000000000001/full/310,439/0/default.jpg',
      width: 310,
      height: 439,
      format: 'image/jpeg',
    },
  ])
})

it('paints each page with both image services, version 3 first', () => {
  const [page] = manifest.items[0]?.items ?? []
  expect(page?.items?.[0]).toEqual({
    id: `${root}/canvas/000000000001/painting/scan`,
    type: 'Annotation',
    motivation: 'painting',
    body: {
      id: 'https://archive.example/iiif/image/3/000000000001/full/max/0/default.jpg',
      type: 'Image',
      format: 'image/jpeg',
      width: 2480,
      height: 3508,
      service: [
        {
          id: 'https://archive.example/iiif/image/3/000000000001',
          type: 'ImageService3',
          profile: 'level2',
        },
        {
          '@id': 'https://archive.example/iiif/image/2/000000000001',
          '@type': 'ImageService2',
          profile: 'http://iiif.io/api/image/2/level2.json',
        },
      ],
    },
    target: `${root}/canvas/000000000001`,
  })
})

it('counts pages that have no name, and measures them as their scans', () => {
  expect(manifest.items).toMatchObject([
    { label: { none: ['1r'] }, width: 2480, height: 3508 },
    { label: { none: ['2'] } },
    { label: { none: ['3'] } },
  ])
})

it('names the texts of a page: the transcription first, machines last, nothing where there are no words', () => {
  const layers = manifest.items.map((canvas) => canvas.annotations?.map(({ id }) => id.slice(-12)))
  // The translation of the whole document stands on the first page only; the second page's transcription is empty.
  expect(layers).toEqual([
    ['tttttttttttt', 'ffffffffffff', 'oooooooooooo'],
    ['oooooooooooo'],
    undefined,
  ])
  expect(manifest.items[2]).not.toHaveProperty('annotations')
  expect(manifest.items[0]?.annotations?.[0]).toEqual({
    id: `${root}/canvas/000000000001/text/tttttttttttt`,
    type: 'AnnotationPage',
    label: {
      en: ['Transcription (Russian)'],
      fr: ['Transcription (russe)'],
      de: ['Transkription (Russisch)'],
    },
  })
})

it('points programs to ALTO as it came', () => {
  expect(manifest.items[0]?.seeAlso).toMatchObject([
    {
      id: 'https://archive.example/items/memo%2F12/texts/oooooooooooo/source/000000000001',
      type: 'Dataset',
      format: 'application/xml',
    },
  ])
  expect(manifest.items[2]).not.toHaveProperty('seeAlso')
})

it('repeats the words of a page as metadata, one value a line, unless the archive wants none', () => {
  expect(manifest.items[0]?.metadata).toEqual([
    // A space keeps viewers from taking the second for HTML.
    { label: { en: ['Transcription'] }, value: { ru: ['Строка', '<x> '] } },
  ])
  const never = manifest3(memorandumView, addresses, { ...profile, canvasText: 'never' })
  expect(never.items[0]).not.toHaveProperty('metadata')
})

it('has a table of contents, each section from its first page to the one before the next', () => {
  const canvas = (page: number) => ({ id: `${root}/canvas/${pageIdOf(page)}`, type: 'Canvas' })
  expect(manifest.structures).toEqual([
    {
      id: `${root}/range/0`,
      type: 'Range',
      label: {
        en: ['Table of contents'],
        fr: ['Table des matières'],
        de: ['Inhaltsverzeichnis'],
      },
      items: [
        {
          id: `${root}/range/1`,
          type: 'Range',
          label: { en: ['The request'] },
          items: [canvas(1), canvas(2)],
        },
        { id: `${root}/range/2`, type: 'Range', label: { en: ['The sums'] }, items: [canvas(3)] },
      ],
    },
  ])
})

it('leaves out what is not known', () => {
  const little = manifest3({ item: bare, collections: [] }, addresses, {
    provider: { name: { none: ['A'] } },
    languages: [],
    canvasText: 'auto',
    rootTitle: {},
  })
  expect(Object.keys(little)).toEqual([
    '@context', 'id', 'type', 'label', 'provider', 'thumbnail', 'viewingDirection', 'behavior', 'homepage', 'seeAlso', 'rendering', 'items',
  ]) // prettier-ignore
  expect(breaches(little)).toEqual([])
})

it('is not made of an item without pages', () => {
  const pageless = { item: { ...memorandum, pages: [] }, collections: [] }
  expect(() => manifest3(pageless, addresses, profile)).toThrow(
    '“memo/12” has no pages, so there is no manifest of it.',
  )
})

it('can be parsed by a viewer', () => {
  const { entities, resource } = normalize(structuredClone(manifest))
  expect(resource).toMatchObject({ id: manifest.id, type: 'Manifest' })
  expect(Object.keys(entities.Canvas)).toHaveLength(3)
  for (const range of [0, 1, 2]) expect(entities.Range).toHaveProperty([`${root}/range/${range}`])
  expect(Object.keys(entities.AnnotationPage)).toHaveLength(3 + 4)
})

it('is built of a thousand pages from the record alone', () => {
  const pages = Array.from({ length: 1000 }, (_, at) => pageOf(at + 1))
  const texts = [human, machine].map((layer) => ({
    ...layer,
    extent: 'by-page' as const,
    pages: pages.map(({ id }, part) => ({ page: id, text: textFileOf(40), part })),
  }))
  const long = manifest3(
    { item: { ...memorandum, pages, texts }, collections: [] },
    addresses,
    profile,
  )
  expect(long.items).toHaveLength(1000)
  expect(long.items[999]?.annotations).toHaveLength(2)
  expect(breaches(long)).toEqual([])
  // Texts are named and not embedded, so a page costs some two kilobytes.
  expect(JSON.stringify(long).length / 1000).toBeLessThan(2500)
})
