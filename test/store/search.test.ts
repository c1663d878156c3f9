import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { CollectionId, ItemId, PageId, TextId } from '../../data/model/ids.js'
import { parseQuery } from '../../data/search/query.js'
import type { Passage, Scope, SearchIndex } from '../../data/store/search.js'
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
  index = openSqliteSearch(file)
  open.push(index)
})

const item = (id: string) => id as ItemId
const passage = (page: string, print = page, kind: Passage['kind'] = 'transcription'): Passage => ({
  page: page as PageId,
  text: `${kind}-text` as TextId,
  kind,
  print,
})

/** Takes in pages with these words, in this order; gives the pages that were read. */
async function put(
  id: string,
  pages: Readonly<Record<string, string>>,
  more: { print?: string; kind?: Passage['kind']; collections?: string[] } = {},
): Promise<string[]> {
  const read: string[] = []
  const passages = Object.keys(pages).map((page) => passage(page, more.print ?? pages[page], more.kind)) // prettier-ignore
  await index.put({ id: item(id), collections: (more.collections ?? []) as CollectionId[], passages }, ({ page }) => {
    read.push(page)
    return Promise.resolve((pages[page] ?? '').split(' '))
  }) // prettier-ignore
  return read
}

function found(query: string, scope: Scope = {}, part = { from: 0, limit: 100 }): string[] {
  const parsed = parseQuery(query)
  if (!parsed) throw new Error('There is nothing to look for.')
  return index.find(parsed, scope, part).map(({ item: id, page }) => `${id}/${page}`)
}

describe('the index of words', () => {
  it('finds words, phrases and beginnings, and leaves out what must not be there', async () => {
    await put('a', { p1: 'the harbour master', p2: 'the master of the harbour', p3: '公 文 書' })
    expect(found('harbour')).toEqual(['a/p1', 'a/p2'])
    expect(found('"harbour master"')).toEqual(['a/p1'])
    expect(found('harb* -of')).toEqual(['a/p1'])
    expect(found('mast*')).toEqual(['a/p1', 'a/p2'])
    expect(found('公文')).toEqual(['a/p3'])
    expect(found('whale')).toEqual([])
    // Words of the index's own language are words like others.
    expect(found('AND')).toEqual([])
    expect(found('scope:x NEAR(')).toEqual([])
  })

  it('looks in an item, in collections, in texts of a kind', async () => {
    await put('a', { p1: 'ice' }, { collections: ['x'] })
    await put('b/c é', { p2: 'ice' }, { collections: ['x', 'y'] })
    await put('c', { p3: 'ice' }, { kind: 'ocr' })
    expect(found('ice')).toEqual(['a/p1', 'b/c é/p2', 'c/p3'])
    expect(found('ice', { item: item('b/c é') })).toEqual(['b/c é/p2'])
    expect(found('ice', { collections: ['y'] as CollectionId[] })).toEqual(['b/c é/p2'])
    expect(found('ice', { collections: ['y', 'x'] as CollectionId[] })).toEqual([
      'a/p1',
      'b/c é/p2',
    ])
    expect(found('ice', { kinds: ['ocr'] })).toEqual(['c/p3'])
    expect(found('ice', { kinds: ['ocr'], item: item('a') })).toEqual([])
    expect(index.count(parseQuery('ice') ?? never(), { kinds: ['ocr', 'transcription'] })).toBe(3)
  })

  it('reads again only what is another, and forgets what is gone', async () => {
    expect(await put('a', { p1: 'ice', p2: 'ship' })).toEqual(['p1', 'p2'])
    expect(await put('a', { p1: 'ice', p2: 'ship' })).toEqual([])
    expect(await put('a', { p2: 'ship', p1: 'snow' })).toEqual(['p1'])
    expect(found('ice')).toEqual([])
    expect(found('s*', { item: item('a') })).toEqual(['a/p2', 'a/p1'])
    await put('a', { p2: 'ship' })
    expect(found('s*')).toEqual(['a/p2'])
    await index.remove(item('a'))
    expect(found('s*')).toEqual([])
    expect(await put('a', { p2: 'ship' })).toEqual(['p2'])
  })

  it('pages through what it found', async () => {
    await put('a', Object.fromEntries(Array.from({ length: 25 }, (_, at) => [`p${at}`, 'ice'])))
    const parts = [0, 10, 20].map((from) => found('ice', { item: item('a') }, { from, limit: 10 }))
    expect(parts.map(({ length }) => length)).toEqual([10, 10, 5])
    expect(parts.flat()).toEqual(Array.from({ length: 25 }, (_, at) => `a/p${at}`))
  })

  it('remembers how far it came, and begins anew', async () => {
    await put('a', { p1: 'ice' })
    await index.reached(7)
    await index.reached(5)
    const again = openSqliteSearch(file)
    open.push(again)
    expect(again.cursor()).toBe(7)
    await again.reached(0)
    expect(index.cursor()).toBe(0)
    expect(found('ice')).toEqual([])
  })
})

function never(): never {
  throw new Error('never')
}
