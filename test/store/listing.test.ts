import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import type { Collection } from '../../data/model/collection.js'
import { collectionId, pageId, sha256, type CollectionId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import { openLowdbCatalogue } from '../../data/store/catalogue-lowdb.js'
import { openSqliteListing } from '../../data/store/listing-sqlite.js'
import { anItem, anItemId } from '../contracts/catalogue.js'
import { newFolder } from '../folders.js'

const aCollectionId = (text: string): CollectionId => collectionId(text) ?? never()
const never = (): never => {
  throw new Error('not an id')
}
const aPage = (id: string, digit: string): Page => ({
  id: pageId(id) ?? never(),
  image: {
    master: { sha256: sha256(digit.repeat(64)) ?? never(), name: `${digit}.tif`, bytes: 1, mediaType: 'image/tiff' },
    frame: 0, width: 100, height: 200, likeness: '',
  },
}) // prettier-ignore

async function opened() {
  const folder = await newFolder()
  const catalogue = openLowdbCatalogue(folder)
  const file = join(folder, 'derived', 'listing.sqlite')
  return { catalogue, file, listing: openSqliteListing(file, catalogue) }
}

it('lists members in the order of their collection, then by title with numbers counted', async () => {
  const { catalogue, listing } = await opened()
  const box = aCollectionId('box')
  const inBox = (item: Item): Item => ({ ...item, collections: [box] })
  const collection: Collection = {
    id: box,
    title: { en: ['Box'] },
    order: [{ kind: 'item', id: anItemId('last') }],
    source: '/box',
  }
  await catalogue.putCollection(collection, null)
  for (const [id, title] of [['b', 'Letter 10'], ['a', 'Letter 2'], ['last', 'Zebra']] as const)
    await catalogue.putItem(inBox(anItem(id, title)), null) // prettier-ignore
  await listing.catchUp()
  expect(listing.members(box, { from: 0, limit: 10 }).map(({ id }) => id)).toEqual([
    'last',
    'a',
    'b',
  ])
  expect(listing.members(box, { from: 1, limit: 1 }).map(({ id }) => id)).toEqual(['a'])
  expect(listing.members(null, { from: 0, limit: 10 })).toMatchObject([
    { kind: 'collection', id: 'box', items: 3 },
  ])
  await catalogue.putCollection({ ...collection, order: [{ kind: 'item', id: anItemId('b') }] }, 1)
  await listing.catchUp()
  expect(listing.members(box, { from: 0, limit: 10 }).map(({ id }) => id)).toEqual([
    'b',
    'a',
    'last',
  ])
  listing.close()
})

it('knows the newest items that have scans, and a collection by its id', async () => {
  const { catalogue, listing, file } = await opened()
  const digits = ['a', 'b', 'c', 'd']
  for (const digit of digits)
    await catalogue.putItem(
      { ...anItem(digit), pages: [aPage(`00000000000${digit}`, digit)] },
      null,
    )
  await catalogue.putItem(anItem('record'), null)
  const newest = (of = listing) => of.newest(3).map(({ id }) => id)
  await listing.catchUp()
  expect(newest()).toEqual(['d', 'c', 'b'])
  await catalogue.putItem({ ...anItem('a'), pages: [aPage('00000000000a', 'a')] }, 1)
  await catalogue.withdrawItem(anItemId('c'), 1, 'why')
  await listing.catchUp()
  expect(newest()).toEqual(['a', 'd', 'b'])
  const again = openSqliteListing(`${file}-again`, catalogue)
  await again.catchUp()
  expect(newest(again)).toEqual(['a', 'd', 'b'])
  again.close()

  const box = aCollectionId('box')
  expect(listing.collection(box)).toBeUndefined()
  await catalogue.putCollection(
    { id: box, title: { en: ['Box'] }, order: [], source: '/box' },
    null,
  )
  await listing.catchUp()
  expect(listing.collection(box)).toMatchObject({ id: 'box', items: 0 })
  listing.close()
})

it('forgets what was withdrawn, counts it, and lists it again when it is back', async () => {
  const { catalogue, listing } = await opened()
  const item = { ...anItem('memo'), pages: [aPage('00000000000a', 'a')] }
  await catalogue.putItem(item, null)
  await listing.catchUp()
  expect(listing.page(aPage('00000000000a', 'a').id)).toMatchObject({
    item: 'memo',
    image: { width: 100, frame: 0 },
  })
  expect(listing.totals()).toEqual({ items: 1, pages: 1, collections: 0, withdrawn: 0 })
  await catalogue.withdrawItem(item.id, 1, 'why')
  await listing.catchUp()
  expect(listing.item(item.id)).toBeUndefined()
  expect(listing.totals()).toEqual({ items: 0, pages: 0, collections: 0, withdrawn: 1 })
  expect(listing.members(null, { from: 0, limit: 9 })).toEqual([])
  await catalogue.putItem(item, 2)
  await listing.catchUp()
  expect(listing.members(null, { from: 0, limit: 9 })).toMatchObject([{ id: 'memo', pages: 1 }])
  listing.close()
})

it('knows items by where they came from and by the masters they hold', async () => {
  const { catalogue, listing } = await opened()
  await catalogue.putItem(
    { ...anItem('memo'), pages: [aPage('00000000000a', 'a'), aPage('00000000000b', 'b')] },
    null,
  )
  await listing.catchUp()
  expect(listing.from('/given/memo')).toEqual({ item: 'memo' })
  expect(listing.from('/given/other')).toEqual({})
  const masters = ['a', 'b', 'c'].map((digit) => sha256(digit.repeat(64)) ?? never())
  expect([...listing.holding(masters)]).toEqual([['memo', 2]])
  listing.close()
})

it('is made again when it was deleted, and is shared by two who opened it', async () => {
  const { catalogue, file, listing } = await opened()
  for (let n = 0; n < 20; n++) await catalogue.putItem(anItem(`item-${String(n)}`), null)
  await listing.catchUp()
  const other = openSqliteListing(file, catalogue)
  expect(other.totals().items).toBe(20)
  await catalogue.putItem(anItem('new'), null)
  await Promise.all([listing.catchUp(), other.catchUp()])
  expect([listing.totals().items, other.totals().items]).toEqual([21, 21])
  listing.close()
  other.close()
  for (const ending of ['', '-wal', '-shm']) await rm(file + ending, { force: true })
  const again = openSqliteListing(file, catalogue)
  await again.catchUp()
  expect(again.totals().items).toBe(21)
  expect(again.items({ limit: 3 }).map(({ id }) => id)).toEqual(['item-0', 'item-1', 'item-10'])
  again.close()
})

it('counts the items that have a manifest apart', async () => {
  const { catalogue, listing } = await opened()
  await catalogue.putItem(anItem('record-only'), null)
  await catalogue.putItem({ ...anItem('memo'), pages: [aPage('00000000000a', 'a')] }, null)
  await listing.catchUp()
  expect([listing.count(null), listing.count(null, 'manifests')]).toEqual([2, 1])
  expect(
    listing.members(null, { from: 0, limit: 9, only: 'manifests' }).map(({ id }) => id),
  ).toEqual(['memo'])
  listing.close()
})

it('lists the others when one record is damaged', async () => {
  const { catalogue, file, listing } = await opened()
  for (const id of ['a', 'b', 'c']) await catalogue.putItem(anItem(id), null)
  await writeFile(join(file, '..', '..', 'items', 'b', 'item.json'), '{')
  await listing.catchUp()
  expect(listing.items({ limit: 9 }).map(({ id }) => id)).toEqual(['a', 'c'])
  expect(listing.cursor()).toBe(3)
  listing.close()
})

it('begins anew when the log was put back to an earlier state', async () => {
  const { catalogue, listing, file } = await opened()
  for (const id of ['a', 'b']) await catalogue.putItem(anItem(id), null)
  await listing.catchUp()
  listing.close()
  // Another log under the same lists, as after the archive was restored without derived/.
  const other = openLowdbCatalogue(await newFolder())
  await other.putItem(anItem('c'), null)
  const after = openSqliteListing(file, other)
  await after.catchUp()
  expect(after.items({ limit: 9 }).map(({ id }) => id)).toEqual(['c'])
  expect(after.cursor()).toBe(1)
  after.close()
})
