import { describe, expect, it } from '@jest/globals'
import { addressesFrom } from '../../data/model/addresses.js'
import type { Collection } from '../../data/model/collection.js'
import type { CollectionId } from '../../data/model/ids.js'
import type { Listed, Part } from '../../data/store/listing.js'
import type { Archive } from '../../server/archive.js'
import { findingAids } from '../../server/finding-aids.js'
import { settingsFor } from '../archives.js'
import { anItem, anItemId } from '../contracts/catalogue.js'

const collection = (id: string): Collection => ({
  id: id as CollectionId,
  title: { en: [id] },
  order: [],
  source: '',
})

/** An archive of one collection with so many items, and in it a collection that claims to hold the first again. */
function archiveOf(items: number) {
  const read = { items: 0 }
  const members = (of: CollectionId | null, { from, limit }: Part): Partial<Listed>[] => {
    if (of === 'inner') return from === 0 ? [{ kind: 'collection', id: 'box' as CollectionId }] : []
    const all: Partial<Listed>[] = [{ kind: 'collection', id: 'inner' as CollectionId }]
    for (let at = Math.max(from, 1); at < Math.min(from + limit, items + 1); at += 1)
      all.push({ kind: 'item', id: anItemId(`item-${at}`) })
    return from === 0 ? all : all.slice(1)
  }
  const archive = {
    addresses: addressesFrom('https://archive.example/'),
    settings: settingsFor('/nowhere'),
    listing: { members, count: () => items },
    catalogue: {
      item: (id: string) => {
        read.items += 1
        return Promise.resolve({ record: anItem(id) })
      },
      collection: (id: string) => Promise.resolve({ record: collection(id) }),
    },
  } as unknown as Archive
  return { archive, read }
}

describe.each(['ead.xml', 'csv'] as const)('%s of 100,000 items', (form) => {
  it('is made in small pieces while it is sent, each item once', async () => {
    const { archive, read } = archiveOf(100_000)
    let [longest, lines] = [0, 0]
    for await (const piece of findingAids[form](archive, collection('box'))) {
      longest = Math.max(longest, piece.length)
      lines += Buffer.from(piece).toString('utf8').split('https://archive.example/items/item-').length - 1 // prettier-ignore
    }
    expect([read.items, lines]).toEqual([100_000, 100_000])
    expect(longest).toBeLessThan(100_000)
  }, 120_000)

  it('is not made further when nobody reads on', async () => {
    const { archive, read } = archiveOf(100_000)
    for await (const piece of findingAids[form](archive, collection('box'))) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    expect(read.items).toBeLessThan(2_000)
  })
})
