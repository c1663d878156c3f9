import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { CollectionId, ItemId, PageId, TextId } from '../../data/model/ids.js'
import { searchedWords } from '../../data/search/written.js'
import type { Scope, SearchIndex } from '../../data/store/search.js'
import { openSqliteSearch } from '../../data/store/search-sqlite.js'
import { newFolder } from '../folders.js'

const open: SearchIndex[] = []
afterAll(() => {
  for (const index of open) index.close()
})

let index: SearchIndex
let file: string
beforeEach(async () => {
  file = join(await newFolder(), 'search.sqlite')
  index = opened()
})

function opened(): SearchIndex {
  const one = openSqliteSearch(file)
  open.push(one)
  return one
}

/** Takes in an item with these pages, as they are written. */
async function put(
  id: string,
  pages: readonly string[],
  {
    kind = 'ocr',
    collections = [],
  }: { kind?: 'ocr' | 'transcription'; collections?: string[] } = {},
): Promise<void> {
  const passages = pages.map((text, at) => ({ page: `p${at}` as PageId, text: kind as TextId, kind, print: text })) // prettier-ignore
  await index.put({ id: id as ItemId, collections: collections as CollectionId[], passages }, ({ print }) =>
    Promise.resolve(searchedWords(print.split('\n').map((text) => ({ text, opensParagraph: false })))),
  ) // prettier-ignore
}

const words = (beginning: string, scope: Scope = {}, limit = 20) =>
  index.vocabulary.beginning(beginning, scope, limit).map(({ written, total }) => `${written} ${total}`) // prettier-ignore

describe('words to go on with', () => {
  it('are written as texts write them most often, in small letters where that is undecided; the most frequent first', async () => {
    await put('a', ['Maître maître MAITRE Île', 'The master: the Harbour, the Harbour'])
    await put('b', ['MAITRE maître mast'])
    await index.reached(1)
    expect(words('ma')).toEqual(['maître 5', 'mast 1', 'master 1'])
    expect(words('th')).toEqual(['the 3'])
    expect(words('h')).toEqual(['Harbour 2'])
    expect(words('m', {}, 1)).toEqual(['maître 5'])
    expect(words('x')).toEqual([])
    expect(index.vocabulary.written('ile')).toBe('Île')
    expect(index.vocabulary.written('il')).toBeUndefined()
  })

  it('stand in one piece where the end of a line divides them', async () => {
    await put('a', ['the con-\ntractor and the Con\u00ad\ntractor'])
    await index.reached(1)
    expect(words('con')).toEqual(['contractor 2'])
  })

  it('are those of an item, of collections, of texts of a kind', async () => {
    await put('a', ['ice icy', 'ice'], { collections: ['x'] })
    await put('b', ['iceberg'], { kind: 'transcription', collections: ['y'] })
    const item = 'a' as ItemId
    expect(words('ic', { item })).toEqual(['ice 2', 'icy 1'])
    expect(words('ic', { item, kinds: ['transcription'] })).toEqual([])
    expect(words('ic', { collections: ['y' as CollectionId] })).toEqual(['iceberg 1'])
    expect(words('ic', { kinds: ['ocr'] })).toEqual(['ice 2', 'icy 1'])
    expect(words('ic', { item: 'nobody' as ItemId })).toEqual([])
  })

  it('are counted as they come and go, and by any process', async () => {
    await put('a', ['ice', 'ship'])
    const other = opened()
    await other.reached(1)
    await put('a', ['ice ice', 'ship'])
    await index.reached(2)
    expect(words('i')).toEqual(['ice 2'])
    await index.remove('a' as ItemId)
    await Promise.all([index.reached(3), other.reached(3)])
    expect(words('')).toEqual([])
    await put('a', ['ice'])
    await index.reached(0)
    await put('b', ['snow'])
    await index.reached(1)
    expect(words('')).toEqual(['snow 1'])
  })

  it('are as many as one would count by hand, whatever happened before', async () => {
    const text = fc.array(fc.constantFrom('ice', 'Ice', 'île', 'ILE', 'snow'), { maxLength: 5 }).map((all) => all.join(' ')) // prettier-ignore
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      pages: fc.array(text, { maxLength: 3 }),
      isCounted: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        file = join(await newFolder(), 'search.sqlite')
        index = opened()
        const now = new Map<string, readonly string[]>()
        for (const [at, { id, pages, isCounted }] of steps.entries()) {
          if (pages.length > 0) await put(id, pages)
          else await index.remove(id as ItemId)
          now.set(id, pages)
          if (isCounted || at === steps.length - 1) await index.reached(at + 1)
        }
        const all = [...now.values()].flat().flatMap((one) => one.split(' '))
        const count = (...ways: string[]) => all.filter((one) => ways.includes(one)).length
        const told = Object.fromEntries(index.vocabulary.beginning('', {}, 9).map(({ term, total }) => [term, total])) // prettier-ignore
        const wanted = { ice: count('ice', 'Ice'), ile: count('île', 'ILE'), snow: count('snow') }
        expect(told).toEqual(Object.fromEntries(Object.entries(wanted).filter(([, total]) => total > 0))) // prettier-ignore
      }),
      { numRuns: 40 },
    )
  })
})
