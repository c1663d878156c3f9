import { expect, it } from '@jest/globals'
import { convertPresentation2 } from '@iiif/parser/presentation-2'
import fc from 'fast-check'
import { annotationList2 } from '../../../manifests/presentation-2/annotation-list.js'
import { canvas2 } from '../../../manifests/presentation-2/canvas.js'
import { collection2, rootCollection2 } from '../../../manifests/presentation-2/collection.js'
import { manifest2 } from '../../../manifests/presentation-2/manifest.js'
import { collectionViews, profiles, views } from '../arbitraries.js'
import {
  addresses,
  harbour,
  human,
  memorandum,
  memorandumView,
  pageOf,
  profile,
  translation,
} from '../examples.js'

const root = 'https://archive.example/iiif/presentation/2'
const item = `${root}/memo%2F12`
const manifest = manifest2(memorandumView, addresses, profile)

it('is a manifest of one sequence', () => {
  expect(manifest).toMatchObject({
    '@context': 'http://iiif.io/api/presentation/2/context.json',
    '@id': `${item}/manifest`,
    '@type': 'sc:Manifest',
    label: [
      { '@value': 'Memorandum on the harbour', '@language': 'en' },
      { '@value': 'Докладная записка', '@language': 'ru' },
    ],
    description: { '@value': 'The harbour master asks for a crane.', '@language': 'en' },
    attribution: { '@value': 'Example Archive', '@language': 'en' },
    license: 'http://creativecommons.org/licenses/by/4.0/',
    logo: 'https://example.org/logo.png',
    navDate: '1921-10-30T00:00:00Z',
    viewingDirection: 'left-to-right',
    viewingHint: 'paged',
    related: { '@id': 'https://archive.example/items/memo%2F12', format: 'text/html' },
    within: [`${root}/collections/harbour`],
    sequences: [
      {
        '@id': `${item}/sequence/normal`,
        '@type': 'sc:Sequence',
        startCanvas: `${item}/canvas/000000000002`,
      },
    ],
  })
  expect(manifest.rendering).toHaveLength(8)
  expect(manifest.rendering?.[0]).toMatchObject({
    '@id': 'https://archive.example/items/memo%2F12.pdf',
    format: 'application/pdf',
  })
  expect(JSON.stringify(manifest)).not.toContain('someone')
})

it('has canvases with their scan and their annotation lists, never embedded', () => {
  const [first, , last] = manifest.sequences[0].canvases
  expect(first).toMatchObject({
    '@id': `${item}/canvas/000000000001`,
    '@type': 'sc:Canvas',
    label: '1r',
    height: 3508,
    width: 2480,
    images: [
      {
        '@type': 'oa:Annotation',
        motivation: 'sc:painting',
        resource: {
          '@id': 'https://archive.example/iiif/image/2/000000000001/full/max/0/default.jpg',
          '@type': 'dctypes:Image',
          service: {
            '@context': 'http://iiif.io/api/image/2/context.json',
            '@id': 'https://archive.example/iiif/image/2/000000000001',
            profile: 'http://iiif.io/api/image/2/level2.json',
          },
        },
        on: `${item}/canvas/000000000001`,
      },
    ],
  })
  expect(first?.otherContent?.map((list) => list['@id'].slice(-12))).toEqual([
    'tttttttttttt',
    'ffffffffffff',
    'oooooooooooo',
  ])
  expect(last).not.toHaveProperty('otherContent')
})

it('has a flat list of ranges under one top', () => {
  expect(manifest.structures).toMatchObject([
    { viewingHint: 'top', ranges: [`${item}/range/1`, `${item}/range/2`] },
    { canvases: [`${item}/canvas/000000000001`, `${item}/canvas/000000000002`] },
    { canvases: [`${item}/canvas/000000000003`] },
  ])
})

it('has canvases as documents too', () => {
  const canvas = canvas2(memorandumView, pageOf(3), addresses, profile)
  expect(canvas).toMatchObject({ '@type': 'sc:Canvas', within: `${item}/manifest` })
})

it('has annotation lists with words in the annotation', () => {
  const box = { x: 10, y: 20, width: 300, height: 40 }
  const read = { lines: [{ text: 'Один', box, opensParagraph: true }] }
  expect(annotationList2(memorandumView, pageOf(1), human, read, addresses)).toMatchObject({
    '@context': 'http://iiif.io/api/presentation/2/context.json',
    '@id': `${item}/canvas/000000000001/text/tttttttttttt`,
    '@type': 'sc:AnnotationList',
    resources: [
      {
        '@id': `${item}/canvas/000000000001/text/tttttttttttt/line/1`,
        '@type': 'oa:Annotation',
        motivation: 'sc:painting',
        resource: {
          '@type': 'cnt:ContentAsText',
          chars: 'Один',
          format: 'text/plain',
          language: 'ru',
        },
        on: `${item}/canvas/000000000001#xywh=10,20,300,40`,
      },
    ],
  })
  const list = annotationList2(memorandumView, pageOf(1), translation, read, addresses)
  expect(list.resources).toMatchObject([
    { motivation: 'oa:commenting', on: `${item}/canvas/000000000001` },
  ])
})

it('has collections in an order, and the lists that older viewers know', () => {
  const collection = collection2(harbour, addresses, profile)
  expect(collection).toMatchObject({
    '@id': `${root}/collections/harbour`,
    '@type': 'sc:Collection',
    label: { '@value': 'Harbour office', '@language': 'en' },
    within: `${root}/collections/city`,
    members: [
      { '@type': 'sc:Manifest', '@id': `${item}/manifest` },
      { '@type': 'sc:Collection', viewingHint: 'individuals' },
    ],
  })
  expect(collection.manifests).toHaveLength(1)
  expect(collection.collections).toHaveLength(1)
  const long = rootCollection2({ members: [], total: 501 }, addresses, profile)
  expect(long.members.map((part) => part['@id'])).toEqual([
    `${root}/collection/part/1`,
    `${root}/collection/part/2`,
  ])
})

it('is not made of an item without pages', () => {
  const pageless = { item: { ...memorandum, pages: [] }, collections: [] }
  expect(() => manifest2(pageless, addresses, profile)).toThrow('has no pages')
})

/** Every object in a document. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const child of Object.values(value)) yield* objects(child)
}

const labelled = ['sc:Manifest', 'sc:Collection', 'sc:Canvas', 'sc:Range']
const owners = ['oa:Annotation', 'sc:Canvas']

/** What 2.1 demands wherever it stands. https://iiif.io/api/presentation/2.1/#b-summary-of-metadata-requirements */
function expectSound(document: object) {
  const [, ...within] = objects(document)
  const contexts = new Set(within.flatMap((resource) => resource['@context'] ?? []))
  const ofServices = [
    'http://iiif.io/api/image/2/context.json',
    'http://iiif.io/api/search/1/context.json',
  ]
  expect([...contexts].filter((of) => !ofServices.some((known) => of === known))).toEqual([])
  const typed = [...objects(document)].filter((resource) => typeof resource['@type'] === 'string')
  for (const resource of typed) {
    const type = String(resource['@type'])
    if (labelled.includes(type)) expect(resource).toHaveProperty('label')
    expect(resource['@id']).toMatch(/^https:\/\/[!-~]+$/)
    const empty = Object.entries(resource).filter(
      ([, value]) => Array.isArray(value) && value.length === 0,
    )
    expect(empty.map(([key]) => key).filter((key) => key !== 'members')).toEqual([])
  }
  const ids = typed.filter((of) => owners.includes(String(of['@type']))).map((of) => of['@id'])
  expect(new Set(ids).size).toBe(ids.length)
}

it('is sound whatever the item', () => {
  fc.assert(
    fc.property(views, profiles, (view, profile) => {
      fc.pre(view.item.pages.length > 0)
      const document = manifest2(view, addresses, profile)
      expectSound(document)
      const upgraded = convertPresentation2(structuredClone(document)) as {
        items: unknown[]
      }
      expect(upgraded).toMatchObject({ id: document['@id'], type: 'Manifest' })
      expect(upgraded.items).toHaveLength(view.item.pages.length)
    }),
  )
})

it('is sound whatever the collection', () => {
  fc.assert(
    fc.property(collectionViews, profiles, (view, profile) => {
      for (const perPart of [500, 2]) {
        const document = collection2(view, addresses, profile, perPart)
        expectSound(document)
        const upgraded = convertPresentation2(structuredClone(document))
        expect(upgraded).toMatchObject({ id: document['@id'], type: 'Collection' })
      }
    }),
  )
})
