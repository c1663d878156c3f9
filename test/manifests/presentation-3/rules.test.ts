import { expect, it } from '@jest/globals'
import { annotationPage3 } from '../../../manifests/presentation-3/annotation-page.js'
import { collection3 } from '../../../manifests/presentation-3/collection.js'
import { manifest3 } from '../../../manifests/presentation-3/manifest.js'
import { breaches, rules } from '../../../manifests/presentation-3/rules.js'
import { addresses, harbour, human, memorandumView, pageOf, profile } from '../examples.js'

const sent = (document: unknown): unknown => JSON.parse(JSON.stringify(document))
const manifest = sent(manifest3(memorandumView, addresses, profile))
const collection = sent(collection3(harbour, addresses, profile))
const box = { x: 10, y: 20, width: 300, height: 40 }
const read = { lines: [{ text: 'Один', box, opensParagraph: true }] }
const words = sent(annotationPage3(memorandumView, pageOf(1), human, read, addresses))
const hebrew = { ...human, language: 'he' }
const rightToLeft = sent(annotationPage3(memorandumView, pageOf(1), hebrew, read, addresses))

/** The document with one value changed: `set(manifest, 'items.0.width', 7)`; `undefined` takes it away. */
function set(document: unknown, path: string, value: unknown): unknown {
  const copy = structuredClone(document) as Record<string, unknown>
  const steps = path.split('.')
  const last = steps.pop() ?? ''
  const holder = steps.reduce((at, step) => at[step] as Record<string, unknown>, copy)
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else holder[last] = value
  return copy
}

const painting = 'items.0.items.0.items.0'
const link = { id: 'https://archive.example/x', type: 'Text' }

/** One change for each rule, and where its breach is told. */
const broken: readonly (readonly [rule: string, where: string, document: unknown])[] = [
  ['document-type', '$', { type: 'Annotation' }],
  ['document-type', '$', 'manifest'],
  ['context', '$', set(manifest, '@context', undefined)],
  ['context-on-top', '$.items[0]', set(manifest, 'items.0.@context', 'http://iiif.io/api/presentation/3/context.json')],
  ['granularity-context', '$', set(words, '@context', 'http://iiif.io/api/presentation/3/context.json')],
  ['unique-id', '$.items[1]', set(manifest, 'items.1.id', (manifest as { items: { id: string }[] }).items[0]?.id)],
  ['type', '$.items[0]', set(manifest, 'items.0.type', 'sc:Canvas')],
  ['link-label', '$.homepage[0]', set(manifest, 'homepage', [link])],
  ['member-label', '$.items[0]', set(collection, 'items.0.label', undefined)],
  ['known-canvas', '$.start', set(manifest, 'start.id', 'https://archive.example/elsewhere')],
  ['range-begins-somewhere', '$.structures[0]', set(manifest, 'structures.0.items.1', { id: addresses.canvas(memorandumView.item.id, pageOf(1).id, 3), type: 'Canvas' })],
  ['id', '$.items[0]', set(manifest, 'items.0.id', 'urn:canvas:1')],
  ['label', '$', set(manifest, 'label', {})],
  ['metadata', '$', set(manifest, 'metadata.0.value', 'plain')],
  ['summary', '$', set(manifest, 'summary', 'plain')],
  ['requiredStatement', '$', set(manifest, 'requiredStatement', { en: ['x'] })],
  ['rights', '$', set(manifest, 'rights', 'https://creativecommons.org/licenses/by/4.0/')],
  ['provider', '$', set(manifest, 'provider', {})],
  ['thumbnail', '$', set(manifest, 'thumbnail', [])],
  ['navDate', '$', set(manifest, 'navDate', '1956-10-30T00:00:00')],
  ['homepage', '$', set(manifest, 'homepage', [])],
  ['logo', '$.provider[0]', set(manifest, 'provider.0.logo', 'x.png')],
  ['rendering', '$', set(manifest, 'rendering', ['https://archive.example/x'])],
  ['seeAlso', '$', set(manifest, 'seeAlso', {})],
  ['service', '$.thumbnail[0]', set(manifest, 'thumbnail.0.service', [])],
  ['services', '$', set(manifest, 'services', [])],
  ['partOf', '$', set(manifest, 'partOf', 'https://archive.example/x')],
  ['format', '$.homepage[0]', set(manifest, 'homepage.0.format', 'html')],
  ['language', '$.homepage[0]', set(manifest, 'homepage.0.language', 'en')],
  ['profile', '$.thumbnail[0].service[0]', set(manifest, 'thumbnail.0.service.0.profile', 2)],
  ['height', '$.items[0]', set(manifest, 'items.0.height', 10.5)],
  ['width', '$.items[0]', set(manifest, 'items.0.width', undefined)],
  ['viewingDirection', '$', set(manifest, 'viewingDirection', 'left')],
  ['behavior', '$', set(manifest, 'behavior', 'paged')],
  ['start', '$', set(manifest, 'start', 'https://archive.example/x')],
  ['structures', '$', set(manifest, 'structures', {})],
  ['annotations', '$.items[0]', set(manifest, 'items.0.annotations', [])],
  ['items', '$', set(manifest, 'items', [])],
  ['body', '$.items[0]', set(words, 'items.0.body', 'words')],
  ['target', '$.items[0]', set(words, 'items.0.target', { type: 'SpecificResource' })],
  ['textGranularity', '$.items[0]', set(words, 'items.0.textGranularity', 'sentence')],
  ['value', '$.items[0].body', set(words, 'items.0.body.value', ' ')],
  ['textDirection', '$.items[0].body', set(rightToLeft, 'items.0.body.textDirection', 'left')],
  ['body-language', '$.items[0].body', set(words, 'items.0.body.language', 'old Russian')],
  ['motivation', '$.items[0]', set(words, 'items.0.motivation', ['commenting'])],
  ['motivation', '$.items[0]', set(set(words, 'items.0.textGranularity', undefined), 'items.0.motivation', ['shouting'])],
  ['creator', '$.items[0]', set(words, 'items.0.creator', 'A. Clerk')],
  ['created', '$.items[0]', set(words, 'items.0.created', '2024-03-01')],
  ['modified', '$.items[0]', set(words, 'items.0.modified', 'today')],
  ['purpose', '$.items[0].body', set(words, 'items.0.body.purpose', 'shouting')],
  ['painting-in-items', `$.items[0].annotations[0].items[0]`, set(manifest, 'items.0.annotations.0.items', [{ ...link, type: 'Annotation', motivation: 'painting' }])],
  ['body-of-its-kind', '$.items[0]', set(words, 'items.0.motivation', 'painting')],
  ['target-uri', '$.items[0]', set(words, 'items.0.target', 'canvas one')],
  ['target-region', '$.items[0]', set(words, 'items.0.target', 'https://archive.example/c#xywh=1.5,0,10,10')],
  ['target-canvas', '$.items[0].items[0].items[0]', set(manifest, `${painting}.target`, 'https://archive.example/c')],
  ['target-within', '$.items[0].items[0].items[0]', set(manifest, `${painting}.target`, `${addresses.canvas(memorandumView.item.id, pageOf(1).id, 3)}#xywh=0,0,2481,10`)],
  ['one-painting-page', '$.items[0]', set(manifest, 'items.0.items.0.items', [])],
  ['canvas-size', '$.items[0]', set(manifest, 'items.0.width', 1240)],
  ['id-without-fragment', '$.items[0]', set(manifest, 'items.0.id', 'https://archive.example/m#1')],
  ['image-not-service', '$.items[0].items[0].items[0].body', set(manifest, `${painting}.body.id`, addresses.image(pageOf(1).id, 3))],
  ['image-size', '$.thumbnail[0]', set(manifest, 'thumbnail.0.width', 400)],
  ['painted-service', '$.items[0].items[0].items[0].body', set(manifest, `${painting}.body.service`, undefined)],
  ['service-identity', '$.thumbnail[0].service[0]', set(manifest, 'thumbnail.0.service.0.@id', 'https://archive.example/x')],
  ['service-profile', '$.thumbnail[0].service[0]', set(manifest, 'thumbnail.0.service.0.profile', undefined)],
  ['newest-service-first', '$.thumbnail[0]', set(manifest, 'thumbnail.0.service', [...(manifest as { thumbnail: { service: unknown[] }[] }).thumbnail[0]?.service ?? []].reverse())],
  ['behavior-of-its-kind', '$', set(manifest, 'behavior', ['non-paged'])],
  ['behaviors-agree', '$', set(manifest, 'behavior', ['paged', 'continuous'])],
  ['plain-labels', '$', set(manifest, 'label', { en: ['<b>Bold</b>'] })],
  ['sound-markup', '$', set(manifest, 'summary', { en: ['<p>One<br></p>'] })],
  ['sound-markup', '$', set(manifest, 'summary', { en: ['<p onclick="x">One</p>'] })],
  ['sound-markup', '$', set(manifest, 'summary', { en: ['<a href="javascript:x">One</a>'] })],
  ['sound-markup', '$', set(manifest, 'metadata.0.value', { en: ['<p>One</p><p>Two</p>'] })],
  ['sound-markup', '$', set(manifest, 'requiredStatement.value', { en: ['<p><!-- x --></p>'] })],
  ['known-properties', '$', set(manifest, 'lable', { en: ['x'] })],
] // prettier-ignore

it.each(broken)('%s is told at %s', (rule, where, document) => {
  const found = breaches(document)
  expect(found.map((breach) => `${breach.rule.name} ${breach.where}`)).toContain(`${rule} ${where}`)
  for (const { level, what } of found) {
    expect(level).toBe('error')
    // A sentence, then the address of the passage.
    expect(what).toMatch(/^[A-Z"].*\. https:\/\/[^ ]+$/s)
  }
})

it('finds nothing in what we make', () => {
  for (const document of [manifest, collection, words, rightToLeft])
    expect(breaches(document)).toEqual([])
})

it('has an example of every rule', () => {
  const shown = new Set(broken.map(([rule]) => rule))
  expect(rules.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([])
  expect(rules.length).toBeGreaterThan(50)
})

it('does not trip over nonsense', () => {
  const nonsense = [
    null,
    1,
    [],
    {},
    { type: 'Manifest', items: [null, 1, { items: {} }], service: [null] },
  ]
  for (const document of nonsense) expect(breaches(document).length).toBeGreaterThan(0)
})
