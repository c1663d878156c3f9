import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { addressesFrom } from '../../data/model/addresses.js'
import { pageId } from '../../data/model/ids.js'
import {
  contentState,
  encodedContentState,
  parseContentState,
} from '../../manifests/content-state.js'
import { anItemId } from '../contracts/catalogue.js'

const canvas = 'https://example.org/object1/canvas7'
const manifest = 'https://example.org/object1/manifest'
const partOf = [{ id: manifest, type: 'Manifest' }]

/** As the specification prints it, section 6.3. */
const printed =
  'JTdCJTIyaWQlMjIlM0ElMjJodHRwcyUzQSUyRiUyRmV4YW1wbGUub3JnJTJGb2JqZWN0MSUyRmNhbnZhczclMjN4eXdoJTNEMTAwMCUyQzIwMDAlMkMxMDAwJTJDMjAwMCUyMiUyQyUyMnR5cGUlMjIlM0ElMjJDYW52YXMlMjIlMkMlMjJwYXJ0T2YlMjIlM0ElNUIlN0IlMjJpZCUyMiUzQSUyMmh0dHBzJTNBJTJGJTJGZXhhbXBsZS5vcmclMkZvYmplY3QxJTJGbWFuaWZlc3QlMjIlMkMlMjJ0eXBlJTIyJTNBJTIyTWFuaWZlc3QlMjIlN0QlNUQlN0Q'
const region = { id: `${canvas}#xywh=1000,2000,1000,2000`, type: 'Canvas', partOf }
const there = { addresses: [canvas, manifest], xywh: '1000,2000,1000,2000' }

it('is encoded as the specification prints it', () => {
  expect(encodedContentState(region)).toBe(printed)
})

it('of a page of ours is the target that viewers understand', () => {
  const page = pageId('page00000001')
  if (page === undefined) throw new Error('not an id')
  const box = { x: 1, y: 2, width: 3, height: 4 }
  const at = addressesFrom('https://archive.example/')
  expect(contentState({ item: anItemId('memo'), page, region: box }, at)).toEqual({
    id: 'https://archive.example/iiif/presentation/3/memo/canvas/page00000001#xywh=1,2,3,4',
    type: 'Canvas',
    partOf: [{ id: 'https://archive.example/iiif/presentation/3/memo/manifest', type: 'Manifest' }],
  })
})

describe('reads', () => {
  const annotation = { type: 'Annotation', motivation: ['contentState'], target: region }
  const source = { id: canvas, type: 'Canvas', partOf }
  const selector = { type: 'FragmentSelector', value: 'xywh=1000,2000,1000,2000' }
  const specific = { type: 'SpecificResource', source, selector }
  it.each<[string, string, ReturnType<typeof parseContentState>]>([
    ['what the specification prints', printed, there],
    ['the same with padding', `${printed}==`, there],
    ['an annotation', encodedContentState(annotation), there],
    ['JSON as it is', JSON.stringify(annotation), there],
    ['JSON, percent-encoded twice', encodeURIComponent(JSON.stringify(region)), there],
    ['the address of a manifest', manifest, { addresses: [manifest] }],
    ['an encoded address', encodeURIComponent(manifest), { addresses: [manifest] }],
    [
      'an address with a region',
      `${canvas}#xywh=percent:1,2.5,3,4`,
      { addresses: [canvas], xywh: 'percent:1,2.5,3,4' },
    ],
    ['a target that is a string', JSON.stringify({ ...annotation, target: region.id }), { ...there, addresses: [canvas] }],
    ['several targets', JSON.stringify({ ...annotation, target: [region, source] }), there],
    ['a specific resource', JSON.stringify({ ...annotation, target: specific }), there],
    ['a specific resource of a string', JSON.stringify({ ...specific, source: canvas }), { ...there, addresses: [canvas] }],
    ['several selectors', JSON.stringify({ ...specific, selector: [{ type: 'TextQuoteSelector', exact: 'a' }, selector] }), there],
    ['a point', JSON.stringify({ ...specific, selector: { type: 'PointSelector', x: 7, y: 8 } }), { ...there, xywh: '7,8,1,1' }],
    ['a moment, of which a page has none', JSON.stringify({ ...specific, selector: { type: 'PointSelector', t: 14.5 } }), { addresses: there.addresses }],
    ['an older id', JSON.stringify({ '@id': canvas, '@type': 'sc:Canvas', partOf: manifest }), { addresses: [canvas, manifest] }],
    ['pixels that say so', `${canvas}#xywh=pixel:1,2,3,4`, { addresses: [canvas], xywh: '1,2,3,4' }],
    ['no region that is none', `${canvas}#xywh=1,2,3`, { addresses: [canvas] }],
  ])('%s', (_, text, wanted) => {
    expect(parseContentState(text)).toEqual(wanted)
  }) // prettier-ignore
})

it.each(['', 'words', '{', '[]', '{}', 'null', '"x"', '12', 'javascript:alert(1)', '%', 'JTdC', '{"target":{"target":{}}}', '{"id":"ftp://x.example/"}', 'x'.repeat(20_000)])(
  'refuses %j with a sentence',
  (text) => {
    expect(() => parseContentState(text)).toThrow('iiif-content is no content state')
  },
) // prettier-ignore

it('refuses whatever else is sent, and never breaks', () => {
  const deep = `${'{"target":'.repeat(1400)}1${'}'.repeat(1400)}`
  expect(() => parseContentState(deep)).toThrow('names nothing')
  const within = (depth: number) => JSON.stringify(Array.from({ length: depth }).reduce<object>((target) => ({ target }), region)) // prettier-ignore
  expect(parseContentState(within(2))).toEqual(there)
  expect(() => parseContentState(within(9))).toThrow('names nothing')
  const long = JSON.stringify({ ...region, label: 'x'.repeat(16_000) })
  expect(() => parseContentState(long)).toThrow('it is too long')
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.webUrl(), fc.base64String()), (text) => {
      try {
        expect(parseContentState(text).addresses[0]).toMatch(/^https?:/i)
      } catch (error) {
        expect(error).toMatchObject({ code: 'bad-request' })
      }
    }),
  )
})
