import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { collectionId, itemId, type ItemId } from '../../data/model/ids.js'
import type { Change } from '../../data/model/change.js'
import type { Item } from '../../data/model/item.js'
import type { Catalogue } from '../../data/store/catalogue.js'

/** An id that a test is sure of. */
export function anItemId(text: string): ItemId {
  const id = itemId(text)
  if (id === undefined) throw new Error(`${text} cannot be an id`)
  return id
}

/** A record that says as little as can be said. */
export function anItem(id: string, title = id): Item {
  return {
    id: anItemId(id),
    title: { en: [title] },
    dates: [],
    agents: [],
    languages: [],
    rights: {},
    related: [],
    fields: [],
    collections: [],
    pages: [],
    texts: [],
    viewing: { direction: 'left-to-right', behavior: 'individuals' },
    sections: [],
    source: `/given/${id}`,
  }
}

/** What every catalogue must do. Run it once for each store. */
export function describeCatalogue(name: string, open: () => Promise<Catalogue>): void {
  describe(`the ${name} catalogue`, () => {
    let catalogue: Catalogue
    beforeEach(async () => {
      catalogue = await open()
    })
    afterEach(() => catalogue.close())

    const changes = async (since = 0): Promise<Change[]> => {
      const all: Change[] = []
      for await (const change of catalogue.changes(since)) all.push(change)
      return all
    }

    it('is empty at first', async () => {
      expect(await catalogue.cursor()).toBe(0)
      expect(await changes()).toEqual([])
      expect(await catalogue.item(anItemId('none'))).toBeUndefined()
    })

    it('gives back what was put, with its revision and its times', async () => {
      expect(await catalogue.putItem(anItem('charter'), null)).toBe(1)
      const kept = await catalogue.item(anItemId('charter'))
      expect(kept).toMatchObject({ record: anItem('charter'), revision: 1 })
      expect(kept?.created).toBe(kept?.changed)
      expect(await catalogue.putItem(anItem('charter', 'A charter'), 1)).toBe(2)
      const again = await catalogue.item(anItemId('charter'))
      expect(again).toMatchObject({
        record: { title: { en: ['A charter'] } },
        revision: 2,
        created: kept?.created,
      })
    })

    it('refuses a put over a revision it no longer has, and writes nothing', async () => {
      await catalogue.putItem(anItem('charter'), null)
      await expect(catalogue.putItem(anItem('charter', 'other'), null)).rejects.toMatchObject({
        code: 'conflict',
      })
      await expect(catalogue.putItem(anItem('charter', 'other'), 7)).rejects.toMatchObject({
        code: 'conflict',
      })
      await expect(catalogue.putItem(anItem('new'), 1)).rejects.toMatchObject({ code: 'conflict' })
      expect(await catalogue.item(anItemId('charter'))).toMatchObject({
        record: anItem('charter'),
        revision: 1,
      })
      expect(await catalogue.cursor()).toBe(1)
    })

    it('keeps what was withdrawn, says why, and takes it back', async () => {
      await catalogue.putItem(anItem('charter'), null)
      expect(await catalogue.withdrawItem(anItemId('charter'), 1, 'a mistake')).toBe(2)
      expect(await catalogue.item(anItemId('charter'))).toMatchObject({
        record: anItem('charter'),
        withdrawn: { why: 'a mistake' },
      })
      await expect(catalogue.withdrawItem(anItemId('charter'), 2, 'again')).rejects.toMatchObject({
        code: 'not-found',
      })
      await catalogue.putItem(anItem('charter'), 2)
      expect((await catalogue.item(anItemId('charter')))?.withdrawn).toBeUndefined()
      expect((await changes()).map(({ verb }) => verb)).toEqual(['create', 'withdraw', 'create'])
    })

    it('tells every change once, in order, without gaps, from any point', async () => {
      for (const id of ['a', 'b', 'c']) await catalogue.putItem(anItem(id), null)
      await catalogue.putItem(anItem('b', 'better'), 1)
      const parent = collectionId('series')
      if (parent === undefined) throw new Error('not an id')
      await catalogue.putCollection(
        { id: parent, title: { en: ['Series'] }, order: [], source: '/given' },
        null,
      )
      const all = await changes()
      expect(all.map(({ cursor }) => cursor)).toEqual([1, 2, 3, 4, 5])
      expect(all.map((change) => `${change.verb} ${change.of} ${change.of === 'archive' ? '' : change.id}`)).toEqual([
        'create item a', 'create item b', 'create item c', 'update item b', 'create collection series',
      ]) // prettier-ignore
      expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted())
      expect(await changes(3)).toEqual(all.slice(3))
      expect(await catalogue.cursor()).toBe(5)
    })

    it('tells what concerns all of the archive', async () => {
      await catalogue.putItem(anItem('a'), null)
      expect(await catalogue.announce({ of: 'archive', verb: 'refresh', why: 'new mapping' })).toBe(
        2,
      )
      const told = (await changes()).at(-1)
      expect(told).toMatchObject({ cursor: 2, of: 'archive', verb: 'refresh', why: 'new mapping' })
      await catalogue.putItem(anItem('a', 'better'), 1)
      expect(await catalogue.cursor()).toBe(3)
    })

    it('takes ids with slashes, spaces, dots and other scripts', async () => {
      const ids = ['ark:/12345/abc', 'Box 3 (b)', 'v1.2.3', '北京-1956', 'é~x']
      for (const id of ids) await catalogue.putItem(anItem(id), null)
      for (const id of ids)
        expect((await catalogue.item(anItemId(id)))?.record.id).toBe(id.normalize('NFC'))
      const found: string[] = []
      for await (const id of catalogue.everyItem()) found.push(id)
      expect(found.sort()).toEqual(ids.toSorted())
    })
  })
}
