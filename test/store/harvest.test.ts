import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { collectionId, type CollectionId } from '../../data/model/ids.js'
import { setSpecOf } from '../../data/model/set-spec.js'
import type { Catalogue } from '../../data/store/catalogue.js'
import { openLowdbCatalogue } from '../../data/store/catalogue-lowdb.js'
import type {
  Activity,
  Harvest,
  HarvestedInList,
  Position,
  Scope,
} from '../../data/store/harvest.js'
import { openSqliteHarvest } from '../../data/store/harvest-sqlite.js'
import { anItem, anItemId } from '../contracts/catalogue.js'
import { newFolder } from '../folders.js'

const start: Position = { cursor: 0, item: '' }

function aCollection(text: string): CollectionId {
  const id = collectionId(text)
  if (id === undefined) throw new Error(`${text} cannot be an id`)
  return id
}

const open: { harvest: Harvest; catalogue: Catalogue }[] = []
afterEach(async () => {
  for (const { harvest, catalogue } of open.splice(0)) {
    harvest.close()
    await catalogue.close()
  }
})

async function anArchive() {
  const folder = await newFolder()
  const catalogue = openLowdbCatalogue(folder)
  const harvest = openSqliteHarvest(join(folder, 'derived', 'harvest.sqlite'), catalogue)
  const opened = { folder, catalogue, harvest, ...writing(catalogue) }
  open.push(opened)
  return opened
}

/** Puts and withdraws without counting revisions. */
function writing(catalogue: Catalogue) {
  return {
    put: async (id: string, collections: readonly string[] = [], pages = 1) => {
      const before = await catalogue.item(anItemId(id))
      const page = { id: `${id}-page`, image: {} } as never
      const item = {
        ...anItem(id),
        collections: collections.map(aCollection),
        pages: pages ? [page] : [],
      }
      await catalogue.putItem(item, before?.revision ?? null)
    },
    withdraw: async (id: string) => {
      const before = await catalogue.item(anItemId(id))
      if (before && !before.withdrawn)
        await catalogue.withdrawItem(anItemId(id), before.revision, 'why')
    },
    group: async (id: string, parent?: string) => {
      const before = await catalogue.collection(aCollection(id))
      const collection = { id: aCollection(id), title: { en: [id] }, order: [], source: `/${id}` }
      await catalogue.putCollection(
        { ...collection, ...(parent !== undefined && { parent: aCollection(parent) }) },
        before?.revision ?? null,
      )
    },
  }
}

const told = ({ item, live }: HarvestedInList) => `${live ? '' : '-'}${item}`
const all = (harvest: Harvest, of: Scope = null) =>
  harvest.list({ of, upTo: harvest.cursor(), after: start, limit: 1000 }).map(told)
const acts = (harvest: Harvest, of: Scope = null) =>
  harvest
    .activities(of, 1, 1000)
    .map(({ verb, object }: Activity) => (object ? `${verb} ${object.id}` : verb))

describe('what harvesters are told', () => {
  it('is nothing of an empty archive', async () => {
    const { harvest } = await anArchive()
    await harvest.catchUp()
    expect([all(harvest), acts(harvest), harvest.parts(), harvest.begins()]).toEqual([
      [],
      [],
      [],
      undefined,
    ])
    expect(harvest.size({ of: null })).toBe(0)
  })

  it('is each item once, by its last change, with what was withdrawn', async () => {
    const { harvest, put, withdraw } = await anArchive()
    for (const id of ['a', 'b', 'c']) await put(id)
    await withdraw('b')
    await put('a')
    await harvest.catchUp()
    expect(all(harvest)).toEqual(['c', '-b', 'a'])
    expect(acts(harvest)).toEqual(['Create a', 'Create b', 'Create c', 'Delete b', 'Update a'])
    expect(harvest.item(anItemId('b'))).toMatchObject({ live: false, cursor: 4 })
    await put('b')
    await harvest.catchUp()
    expect(all(harvest)).toEqual(['c', 'a', 'b'])
    expect(acts(harvest).at(-1)).toBe('Create b')
    expect(harvest.newest({ of: null, limit: 2 }).map(told)).toEqual(['b', 'a'])
  })

  it('says of an item without pages nothing where there is no manifest', async () => {
    const { harvest, put } = await anArchive()
    await put('a', [], 0)
    await put('a', [], 1)
    await put('a', [], 0)
    await harvest.catchUp()
    expect(all(harvest)).toEqual(['a'])
    expect(acts(harvest)).toEqual(['Create a', 'Delete a'])
  })

  it('tells those who follow a collection of what joins and leaves it, and of what is below it', async () => {
    const { harvest, put, group, withdraw } = await anArchive()
    const [fonds, series] = [aCollection('fonds'), aCollection('séries/1')]
    await group('fonds')
    await group('séries/1', 'fonds')
    await put('a', ['séries/1'])
    await put('b')
    await put('b', ['fonds'])
    await put('a', ['fonds'])
    await withdraw('b')
    await harvest.catchUp()
    expect(all(harvest, series)).toEqual(['-a'])
    expect(all(harvest, fonds)).toEqual(['a', '-b'])
    expect(acts(harvest, series)).toEqual(['Create séries/1', 'Create a', 'Remove a'])
    expect(acts(harvest, fonds)).toEqual([
      'Create fonds', 'Create séries/1', 'Create a', 'Add b', 'Update a', 'Delete b',
    ]) // prettier-ignore
    expect(harvest.setsOf(anItemId('a'))).toEqual(['fonds'])
    expect(harvest.sets({ after: '', limit: 9 }).map(({ spec }) => spec)).toEqual([
      'fonds',
      'fonds:s!C3!A9ries!2F1',
    ])
  })

  it('knows a set by the name it had, when its collection has moved, and tells where that was', async () => {
    const { harvest, put, group } = await anArchive()
    for (const id of ['one', 'two']) await group(id)
    await group('file', 'one')
    await put('a', ['file'])
    await group('file', 'two')
    await harvest.catchUp()
    expect(all(harvest, aCollection('one'))).toEqual(['-a'])
    expect(all(harvest, aCollection('two'))).toEqual(['a'])
    expect(acts(harvest, aCollection('one')).slice(-2)).toEqual(['Remove file', 'Remove a'])
    expect(acts(harvest, aCollection('two')).slice(-2)).toEqual(['Add file', 'Add a'])
    const names = [['one', 'file'], ['two', 'file']].map((path) => setSpecOf(path.map(aCollection))) // prettier-ignore
    expect(names.map((spec) => harvest.set(spec))).toEqual(['file', 'file'])
    expect(harvest.setsOf(anItemId('a'))).toEqual(['two', 'two:file'])
  })

  it('does not take a collection for all of the archive, whatever it is called', async () => {
    const { harvest, put, group } = await anArchive()
    await group('all')
    await put('a', ['all'])
    await put('b')
    await harvest.catchUp()
    expect(all(harvest, aCollection('all'))).toEqual(['a'])
    expect(all(harvest)).toEqual(['a', 'b'])
  })

  it('is cut where collections are in a circle, and waits for one that comes later than its items', async () => {
    const { harvest, put, group } = await anArchive()
    await put('a', ['late'])
    await group('late')
    await group('x', 'y')
    await group('y', 'x')
    await put('b', ['y'])
    await harvest.catchUp()
    expect(all(harvest, aCollection('late'))).toEqual(['a'])
    expect(all(harvest, aCollection('x'))).toEqual(['b'])
  })

  it('says that all is written anew, and that all has moved', async () => {
    const { harvest, catalogue, put, withdraw } = await anArchive()
    for (const id of ['a', 'b', 'c']) await put(id)
    await withdraw('c')
    await catalogue.announce({ of: 'archive', verb: 'refresh', why: 'new words' })
    await catalogue.announce({
      of: 'archive',
      verb: 'move',
      from: 'http://old/',
      to: 'http://new/',
    })
    await put('a')
    await harvest.catchUp()
    expect(acts(harvest).slice(4)).toEqual([
      'Refresh',
      'Update a',
      'Update b',
      'Move a',
      'Move b',
      'Update a',
    ])
    const [first, refresh, move, last] = [0, 4, 7, 9].map(
      (at) => harvest.activities(null, at + 1, 1)[0],
    )
    expect(first).toMatchObject({ root: 'http://old/' })
    expect(refresh).toMatchObject({ why: 'new words', root: 'http://old/' })
    expect(move?.root).toBe('http://old/')
    expect(move).not.toHaveProperty('newRoot')
    expect(last).not.toHaveProperty('root')
    expect(all(harvest)).toEqual(['-c', 'b', 'a'])
  })

  it('is made again the same to the last number', async () => {
    const { harvest, catalogue, put, group, withdraw, folder } = await anArchive()
    await group('g')
    for (const id of ['a', 'b', 'c', 'a', 'b']) await put(id, id === 'b' ? [] : ['g'])
    await withdraw('a')
    await harvest.catchUp()
    const again = openSqliteHarvest(join(folder, 'again.sqlite'), catalogue)
    await again.catchUp()
    for (const scope of [null, aCollection('g')] as const) {
      expect(all(again, scope)).toEqual(all(harvest, scope))
      expect(again.activities(scope, 1, 99)).toEqual(harvest.activities(scope, 1, 99))
    }
    again.close()
    await rm(join(folder, 'again.sqlite'), { force: true })
  })

  it('lists what is live for sitemaps, in the order of first publication', async () => {
    const { harvest, put, group, withdraw } = await anArchive()
    await group('g')
    for (const id of ['b', 'a', 'c']) await put(id)
    await withdraw('a')
    await put('b')
    await harvest.catchUp()
    expect(harvest.placed(1).map(({ id }) => id)).toEqual(['g', 'b', 'c'])
    expect(harvest.parts()).toEqual([{ part: 1, at: harvest.item(anItemId('b'))?.at }])
  })
})

type Step = readonly ['put' | 'withdraw' | 'group' | 'harvest', number, number]
const steps = fc.array(
  fc.tuple(
    fc.constantFrom('put', 'put', 'withdraw', 'group', 'harvest', 'harvest'),
    fc.nat(5),
    fc.nat(3),
  ),
  { maxLength: 40 },
) as fc.Arbitrary<Step[]>

describe('a list that is read while the archive changes', () => {
  it('gives each item once, skips none, and ends with what there is', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 3 }), async (all, limit) => {
        const { harvest, put, withdraw, group } = await anArchive()
        for (const id of ['g0', 'g1']) await group(id)
        for (let id = 0; id < 6; id++) await put(`i${String(id)}`, [`g${String(id % 2)}`])
        const readers = ([null, aCollection('g0'), aCollection('g1')] as const).map((of) =>
          aReader(harvest, of, limit),
        )
        for (const [what, which, where] of all) {
          const id = `i${String(which)}`
          if (what === 'put') await put(id, where > 1 ? [] : [`g${String(where)}`])
          else if (what === 'withdraw') await withdraw(id)
          else if (what === 'group') await group('g1', where === 0 ? 'g0' : undefined)
          else for (const reader of readers) await reader.step()
        }
        for (const reader of readers) await reader.finish()
        const now = (of: Scope) =>
          harvest.list({ of, upTo: harvest.cursor(), after: start, limit: 99 })
        for (const { of, copy } of readers)
          expect([...copy].sort()).toEqual(
            now(of)
              .filter(({ live }) => live)
              .map(({ item }) => item)
              .sort(),
          )
      }),
      { numRuns: 60 },
    )
  })
})

/** Takes a list in parts and then, again and again, what has changed since it was begun. */
function aReader(harvest: Harvest, of: Scope, limit: number) {
  const copy = new Set<string>()
  let given = new Set<string>()
  let list: { upTo: number; since: string; from?: string; after: Position } | undefined
  let last: string | undefined
  const step = async () => {
    await harvest.catchUp()
    list ??= {
      upTo: harvest.cursor(),
      since: new Date().toISOString(),
      ...(last !== undefined && { from: last }),
      after: start,
    }
    const part = harvest.list({ of, ...list, limit })
    for (const { item, live } of part) {
      expect(given).not.toContain(item)
      given.add(item)
      if (live) copy.add(item)
      else copy.delete(item)
    }
    const end = part.at(-1)
    if (end && part.length === limit) list = { ...list, after: end.position }
    else {
      last = list.since
      list = undefined
      given = new Set()
    }
    return list === undefined
  }
  const finish = async () => {
    while (!(await step()));
    while (!(await step()));
  }
  return { of, copy, step, finish }
}
