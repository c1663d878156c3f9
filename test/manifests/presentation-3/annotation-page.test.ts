import { expect, it } from '@jest/globals'
import { normalize } from '@iiif/parser'
import type { ReadText } from '../../../data/model/text.js'
import { annotationPage3 } from '../../../manifests/presentation-3/annotation-page.js'
import { breaches } from '../../../manifests/presentation-3/rules.js'
import {
  addresses,
  human,
  machine,
  memorandumView as view,
  pageOf,
  translation,
} from '../examples.js'

const canvas = 'https://archive.example/iiif/presentation/3/memo%2F12/canvas/000000000001'
const placed: ReadText = {
  lines: [
    { text: 'First', box: { x: 10, y: 20, width: 300, height: 40 }, opensParagraph: true },
    { text: '  ', box: { x: 1, y: 1, width: 1, height: 1 }, opensParagraph: false },
    { text: 'Third', opensParagraph: false },
    { text: 'Off', box: { x: 2470, y: 3500, width: 300, height: 40 }, opensParagraph: true },
  ],
}
const unplaced: ReadText = {
  lines: ['One', 'Two', 'Three'].map((text, at) => ({ text, opensParagraph: at !== 1 })),
}

it('is one annotation a line, each at its place', () => {
  const page = annotationPage3(view, pageOf(1), machine, placed, addresses)
  expect(page).toMatchObject({
    '@context': [
      'http://iiif.io/api/extension/text-granularity/context.json',
      'http://iiif.io/api/presentation/3/context.json',
    ],
    id: `${canvas}/text/oooooooooooo`,
    type: 'AnnotationPage',
    label: { en: ['Text read by machine (OCR, Russian)'] },
  })
  expect(page.items).toEqual([
    {
      id: `${canvas}/text/oooooooooooo/line/1`,
      type: 'Annotation',
      motivation: ['supplementing', 'commenting'],
      textGranularity: 'line',
      body: { type: 'TextualBody', value: 'First', format: 'text/plain', language: 'ru' },
      target: `${canvas}#xywh=10,20,300,40`,
    },
    // Nothing for the blank line; a line without a place among some with one is of all of the page, for TIFY's frames.
    expect.objectContaining({
      id: `${canvas}/text/oooooooooooo/line/3`,
      target: `${canvas}#xywh=0,0,2480,3508`,
    }),
    // A rescan may be smaller than the text's places.
    expect.objectContaining({ target: `${canvas}#xywh=2470,3500,10,8` }),
  ])
  expect(breaches(page)).toEqual([])
})

it('leads to the same words divided otherwise, where they have places', () => {
  const [first] = machine.extent === 'by-page' ? machine.pages : []
  if (!first) throw new Error('It is not of pages.')
  const layer = { ...machine, pages: [{ ...first, text: { ...first.text, places: 'words' as const } }] } // prettier-ignore
  const led = (['lines', 'page', 'words'] as const).map((measure) => {
    const page = annotationPage3(view, pageOf(1), layer, placed, addresses, measure) // prettier-ignore
    expect(breaches(page)).toEqual([])
    expect(page).not.toHaveProperty('seeAlso')
    return page.rendering?.map(({ id }) => id?.replace(`${canvas}/text/oooooooooooo`, ''))
  })
  expect(led).toEqual([
    ['/page', '/words'],
    ['', '/words'],
    ['', '/page'],
  ])
})

it('is one annotation for the page where no line has a place, paragraphs kept', () => {
  const page = annotationPage3(view, pageOf(1), human, unplaced, addresses)
  expect(page.items).toMatchObject([
    {
      id: `${canvas}/text/tttttttttttt/all`,
      textGranularity: 'page',
      body: { value: 'One\nTwo\n\nThree' },
      target: canvas,
    },
  ])
  expect(breaches(page)).toEqual([])
})

it('does not pretend that a text of the whole document is of one page', () => {
  const page = annotationPage3(view, pageOf(1), translation, placed, addresses)
  expect(page.label).toMatchObject({
    fr: ['Traduction du document entier (français): pour la lecture'],
  })
  expect(page['@context']).toBe('http://iiif.io/api/presentation/3/context.json')
  expect(page.items).toHaveLength(1)
  expect(page.items?.[0]).not.toHaveProperty('textGranularity')
  expect(page.items?.[0]?.target).toBe(canvas)
  expect(breaches(page)).toEqual([])
})

it('is empty where there are no words', () => {
  const page = annotationPage3(view, pageOf(1), human, { lines: [] }, addresses)
  expect(page.items).toEqual([])
  expect(breaches(page)).toEqual([])
})

it('says which way words run, and no language that is none', () => {
  const body = (language: string) =>
    annotationPage3(view, pageOf(1), { ...human, language }, unplaced, addresses).items?.[0]?.body
  expect(body('he')).toMatchObject({ language: 'he', textDirection: 'rtl' })
  expect(body('es-419')).toMatchObject({ language: 'es-419' })
  expect(body('old Russian')).not.toHaveProperty('language')
})

it('can be parsed by a viewer', () => {
  const page = annotationPage3(view, pageOf(1), machine, placed, addresses)
  expect(Object.keys(normalize(structuredClone(page)).entities.Annotation)).toHaveLength(3)
})
