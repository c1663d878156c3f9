import { expect, it } from '@jest/globals'
import { miradorPage, universalViewerPage } from '../../web/viewers.js'
import { attribute, elements, named, wordsOf } from './elements.js'
import { pageAt, report, site } from './made-up.js'

const root = site.addresses.root
const manifest = `${root}iiif/presentation/3/lamp-report/manifest`
const canvas = (at: number, version = 3) =>
  `${root}iiif/presentation/${version}/lamp-report/canvas/${pageAt(at)}`

it.each([
  ['Mirador', miradorPage, ['viewers/mirador/mirador.min.js']],
  ['Universal Viewer', universalViewerPage, ['viewers/universalviewer/umd/UV.js']],
] as const)('%s is given the manifest, and leads back', (name, dress, scripts) => {
  const page = elements(String(dress({ item: report() }, site)))
  const [place] = named(page, 'main')
  expect(attribute(place, 'data-manifest')).toBe(manifest)
  expect(attribute(place, 'data-canvas')).toBeUndefined()
  const loaded = named(page, 'script').map((script) => attribute(script, 'src') ?? '')
  expect(loaded).toEqual([
    ...scripts.map((script) => `/${script}`),
    expect.stringMatching(/^\/assets\//),
  ])
  const [back] = named(page, 'a')
  expect([attribute(back, 'href'), wordsOf(back)]).toEqual([
    `${root}items/lamp-report`,
    '← Back to the document',
  ])
  expect(wordsOf(named(page, 'title')[0])).toContain(name)
  expect(wordsOf(named(page, 'noscript')[0])).toContain('JavaScript')
})

it('has the class that the style sheet of Universal Viewer is written for', () => {
  const page = elements(String(universalViewerPage({ item: report() }, site)))
  expect(attribute(named(page, 'main')[0], 'class')).toBe('uv')
})

it.each([
  ['a canvas', canvas(1), 1],
  ['a canvas of Presentation 2', canvas(1, 2), 1],
  ['a page', pageAt(2), 2],
])('opens on %s', (_, asked, at) => {
  const page = elements(String(miradorPage({ item: report(), canvas: asked }, site)))
  const [place] = named(page, 'main')
  expect(attribute(place, 'data-canvas')).toBe(canvas(at))
  expect(attribute(place, 'data-index')).toBe(String(at))
})

it('opens where the record says, and nowhere that is not of the item', () => {
  const item = report()
  const started = { ...item, viewing: { ...item.viewing, start: pageAt(1) } }
  const place = (asked?: string) =>
    named(elements(String(miradorPage({ item: started, canvas: asked }, site))), 'main')[0]
  expect(attribute(place(), 'data-canvas')).toBe(canvas(1))
  expect(attribute(place('https://elsewhere.example/canvas'), 'data-canvas')).toBeUndefined()
})
