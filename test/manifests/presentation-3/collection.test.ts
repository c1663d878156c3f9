import { expect, it } from '@jest/globals'
import { normalize } from '@iiif/parser'
import type { CollectionView, MemberView } from '../../../manifests/collection-view.js'
import { collection3, rootCollection3 } from '../../../manifests/presentation-3/collection.js'
import { breaches } from '../../../manifests/presentation-3/rules.js'
import { addresses, harbour, itemIdOf, profile } from '../examples.js'

const root = 'https://archive.example/iiif/presentation/3'

it('lists its members by reference, without those that IIIF cannot show', () => {
  const collection = collection3(harbour, addresses, profile)
  expect(collection).toMatchObject({
    id: `${root}/collections/harbour`,
    type: 'Collection',
    label: { en: ['Harbour office'] },
    summary: { en: ['Papers of the harbour office.'] },
    metadata: [{ label: { en: ['Reference code'] }, value: { none: ['HRB'] } }],
    homepage: [{ id: 'https://archive.example/collections/harbour' }],
    partOf: [{ id: `${root}/collections/city`, label: { en: ['City archive'] } }],
    items: [
      { id: `${root}/memo%2F12/manifest`, type: 'Manifest', navDate: '1921-10-30T00:00:00Z' },
      { id: `${root}/collections/cranes`, type: 'Collection', label: { en: ['Cranes'] } },
    ],
  })
  expect(collection.items).toHaveLength(2)
  for (const item of collection.items) expect(item).not.toHaveProperty('items')
  expect(breaches(collection)).toEqual([])
  expect(normalize(structuredClone(collection)).resource).toMatchObject({ type: 'Collection' })
})

it('may be empty', () => {
  const view = { members: [], total: 0 }
  expect(rootCollection3(view, addresses, profile)).toMatchObject({
    id: `${root}/collection`,
    label: { en: ['Everything'] },
    summary: { en: ['All that is published here.'] },
    items: [],
  })
  expect(breaches(rootCollection3(view, addresses, profile))).toEqual([])
})

it('is divided when it is long, and a part is made of its own members alone', () => {
  const member = (number: number): MemberView => ({
    kind: 'item',
    id: itemIdOf(`item-${number}`),
    title: { en: [`Item ${number}`] },
    manifest: true,
  })
  const whole: CollectionView = { ...harbour, members: [], total: 1201 }
  const collection = collection3(whole, addresses, profile)
  expect(collection.items).toEqual([
    {
      id: `${root}/collections/harbour/part/1`,
      type: 'Collection',
      label: { en: ['Harbour office (1–500)'] },
    },
    expect.objectContaining({ label: { en: ['Harbour office (501–1000)'] } }),
    expect.objectContaining({ label: { en: ['Harbour office (1001–1201)'] } }),
  ])
  const part = {
    ...whole,
    part: 3,
    members: Array.from({ length: 201 }, (_, at) => member(at + 1001)),
  }
  const last = collection3(part, addresses, profile)
  expect(last).toMatchObject({
    id: `${root}/collections/harbour/part/3`,
    label: { en: ['Harbour office (1001–1201)'] },
    partOf: [{ id: `${root}/collections/harbour` }],
  })
  expect(last.items).toHaveLength(201)
  expect(breaches(collection)).toEqual([])
  expect(breaches(last)).toEqual([])
  expect(() => collection3({ ...whole, part: 4 }, addresses, profile)).toThrow('no part 4')
  expect(() => collection3({ ...harbour, part: 1 }, addresses, profile)).toThrow('no part 1')
})

it('stands in the root where it has no parent', () => {
  const { collection } = harbour
  if (collection === undefined) throw new Error('The example has a collection.')
  const { parent: _, ...top } = collection
  expect(collection3({ ...harbour, collection: top }, addresses, profile).partOf).toEqual([
    { id: `${root}/collection`, type: 'Collection', label: { en: ['Everything'] } },
  ])
})
