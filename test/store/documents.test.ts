import { join } from 'node:path'
import { afterAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dateSpan } from '../../data/model/date-span.js'
import type { CollectionId, ItemId, PageId, TextId } from '../../data/model/ids.js'
import { parseQuery } from '../../data/search/query.js'
import type { TextKind } from '../../data/model/text.js'
import type { SearchedRecord } from '../../data/search/record.js'
import { tokens } from '../../data/search/tokens.js'
import type { FoundIn, Narrowing, Order } from '../../data/store/documents.js'
import type { SearchIndex } from '../../data/store/search.js'
import { openSqliteSearch } from '../../data/store/search-sqlite.js'
import { newFolder } from '../folders.js'

const open: SearchIndex[] = []
afterAll(() => {
  for (const index of open) index.close()
})

async function newIndex(): Promise<SearchIndex> {
  const index = openSqliteSearch(join(await newFolder(), 'search.sqlite'))
  open.push(index)
  return index
}

/** A document in few words. */
interface Doc {
  readonly title: string
  readonly rest: string
  readonly code?: string | undefined
  readonly edtf?: string | undefined
  readonly collections: readonly string[]
  readonly people: readonly string[]
  readonly languages: readonly string[]
  readonly places: readonly string[]
  readonly texts: readonly { readonly kind: TextKind; readonly words: string }[] // prettier-ignore
}
const empty: Doc = { title: '', rest: '', collections: [], people: [], languages: [], places: [], texts: [] } // prettier-ignore

const terms = (text: string) => tokens(text).map(({ term }) => term)

async function put(index: SearchIndex, id: string, given: Partial<Doc>): Promise<void> {
  const doc = { ...empty, ...given }
  const record: SearchedRecord = {
    title: terms(doc.title),
    names: doc.people.flatMap(terms),
    rest: terms(doc.rest),
    sort: doc.title,
    code: doc.code,
    date: doc.edtf === undefined ? undefined : dateSpan(doc.edtf),
    collections: doc.collections as CollectionId[],
    languages: doc.languages,
    people: doc.people.map((key) => ({ key, sort: key, name: { none: [key] }, role: { en: ['author'] } })), // prettier-ignore
    places: doc.places,
  }
  const passages = doc.texts.map(({ kind, words }, at) => ({
    page: `p${Math.floor(at / 2)}` as PageId,
    text: `${kind}${at}` as TextId,
    kind,
    print: `${kind} ${words}`,
  }))
  await index.put({ id: id as ItemId, collections: record.collections, passages, record }, (one) =>
    Promise.resolve(terms(doc.texts[passages.indexOf(one)]?.words ?? '')),
  )
}

const anything: Narrowing = { collections: [], languages: [], people: [], places: [], kinds: [] }
function ask(
  index: SearchIndex,
  q: string,
  narrowing: Partial<Narrowing> = {},
  order: Order = 'relevance',
) {
  const query = parseQuery(q)
  const wish = { narrowing: { ...anything, ...narrowing }, order, from: 0, limit: 100 }
  return index.documents.find({ ...wish, ...(query && { query, code: terms(q).join(' ') }) })
}
const ids = (answer: ReturnType<typeof ask>) => answer.found.map(({ item }) => String(item))

describe('documents', () => {
  it('are found by their texts and their records, those with the reference code first', async () => {
    const index = await newIndex()
    await put(index, 'a', { title: 'Ice in the harbour', texts: [{ kind: 'ocr', words: 'a ship' }] }) // prettier-ignore
    await put(index, 'b', { title: 'A letter', texts: [{ kind: 'ocr', words: 'ice 14 56 2 ice' }] })
    await put(index, 'c', { title: 'Zinc', code: '14 56 2', people: ['R. Äshgrove'] })
    expect(ids(ask(index, 'ice')).sort()).toEqual(['a', 'b'])
    expect(ids(ask(index, '14/56/2'))).toEqual(['c', 'b'])
    expect(ids(ask(index, 'ashgrove'))).toEqual(['c'])
    expect(ids(ask(index, 'ash*'))).toEqual(['c'])
    expect(ids(ask(index, 'ice -harbour'))).toEqual(['b'])
    expect(ask(index, 'ice').passages).toBe(1)
    expect(ids(ask(index, ''))).toHaveLength(3)
    // A word of the record is none of a text.
    expect(index.count(parseQuery('zinc') ?? fail(), {})).toBe(0)
  })

  it('forget the record that was before, and all when they are withdrawn', async () => {
    const index = await newIndex()
    await put(index, 'a', { title: 'Ice', people: ['Marsh'], edtf: '1956' })
    await put(index, 'a', { title: 'Snow' })
    expect(ids(ask(index, 'ice'))).toEqual([])
    expect(ids(ask(index, 'snow'))).toEqual(['a'])
    expect(index.documents.letters()).toEqual([])
    expect(index.documents.years()).toEqual({ years: [], undated: 1 })
    await index.remove('a' as ItemId)
    expect(ids(ask(index, ''))).toEqual([])
    await put(index, 'b', { title: 'Snow' })
    await index.reached(0)
    expect(ids(ask(index, 'snow'))).toEqual([])
  })

  it('come in the order that is asked for', async () => {
    const index = await newIndex()
    await put(index, 'undated', { title: 'b' })
    await put(index, 'late', { title: 'd', edtf: '1960-05' })
    await put(index, 'decade', { title: 'c', edtf: '195X' })
    await put(index, 'ancient', { title: 'a', edtf: '-0044-03-15' })
    expect(ids(ask(index, '', {}, 'earliest'))).toEqual(['ancient', 'decade', 'late', 'undated'])
    expect(ids(ask(index, '', {}, 'latest'))).toEqual(['late', 'decade', 'ancient', 'undated'])
    expect(ids(ask(index, '', {}, 'title'))).toEqual(['ancient', 'undated', 'decade', 'late'])
  })

  it('of a collection are those of the collections below it, wherever these are moved to', async () => {
    const index = await newIndex()
    const collection = (id: string, parent?: string) =>
      index.putCollection(id as CollectionId, parent as CollectionId | undefined)
    await collection('top')
    await collection('box', 'top')
    await put(index, 'a', { title: 'ice', collections: ['box'] })
    await put(index, 'b', { title: 'ice', collections: ['box', 'top'] })
    const inside = (id: string) => ids(ask(index, 'ice', { collections: [id as CollectionId] }))
    expect(inside('top')).toEqual(['a', 'b'])
    expect(ask(index, 'ice').counts.collections).toEqual([{ value: 'box', documents: 2 }, { value: 'top', documents: 2 }]) // prettier-ignore
    await collection('box', 'elsewhere')
    await collection('elsewhere', 'box')
    expect(inside('top')).toEqual(['b'])
    expect(inside('elsewhere')).toEqual(['a', 'b'])
  })

  it('tell of each page once, in what people wrote before what machines read', async () => {
    const index = await newIndex()
    await put(index, 'a', {
      title: 'x',
      texts: [
        { kind: 'ocr', words: 'ice' },
        { kind: 'transcription', words: 'ice' },
        { kind: 'ocr', words: 'ice' },
      ],
    })
    const [found] = ask(index, 'ice').found
    expect(found?.passages).toBe(3)
    expect(found?.first.map(({ page, text }) => `${page} ${text}`)).toEqual(['p0 transcription1', 'p1 ocr2']) // prettier-ignore
    const [read] = ask(index, 'ice', { kinds: ['ocr'] }).found
    expect(read?.passages).toBe(2)
    expect(read?.first.map(({ text }) => text)).toEqual(['ocr0', 'ocr2'])
  })

  it('keep what they are found by when they grow beyond their neighbours', async () => {
    const index = await newIndex()
    const texts = (count: number, words: string) => Array.from({ length: count }, () => ({ kind: 'ocr' as const, words })) // prettier-ignore
    await put(index, 'a', { title: 'x', people: ['marsh'], texts: texts(3, 'ice') })
    await put(index, 'b', { title: 'y', people: ['marsh'], texts: texts(40, 'ice') })
    await put(index, 'c', { title: 'z', texts: texts(1, 'snow') })
    const told = (q: string) => ask(index, q).found.map(({ item, passages }) => `${item} ${passages}`).toSorted() // prettier-ignore
    expect(told('ice')).toEqual(['a 3', 'b 40'])
    await put(index, 'a', { title: 'x', people: ['marsh'], texts: [...texts(99, 'ice'), ...texts(1, 'snow')] }) // prettier-ignore
    expect(told('ice')).toEqual(['a 99', 'b 40'])
    expect(told('snow')).toEqual(['a 1', 'c 1'])
    expect(ask(index, 'ice').counts.people).toMatchObject([{ value: 'marsh', documents: 2 }])
    const query = parseQuery('ice') ?? fail()
    expect(index.count(query, { item: 'a' as ItemId })).toBe(99)
    expect(index.find(query, { item: 'b' as ItemId }, { from: 0, limit: 100 })).toHaveLength(40)
    await index.remove('b' as ItemId)
    await put(index, 'd', { title: 'x', texts: texts(33, 'ice') })
    expect(told('ice')).toEqual(['a 99', 'd 33'])
  })

  it('have people, by letters', async () => {
    const index = await newIndex()
    await put(index, 'a', { people: ['ashgrove', 'marsh'] })
    await put(index, 'b', { people: ['marsh', 'öberg'] })
    expect(index.documents.letters()).toEqual([{ letter: 'A', people: 1 }, { letter: 'M', people: 1 }, { letter: 'Ö', people: 1 }]) // prettier-ignore
    const people = index.documents.people({ from: 0, limit: 2 })
    expect(people.map(({ key, documents }) => `${key} ${documents}`)).toEqual(['ashgrove 1', 'marsh 2']) // prettier-ignore
    expect(people[1]?.roles).toEqual([{ role: '{"en":["author"]}', documents: 2 }])
    expect(index.documents.people({ letter: 'Ö', from: 0, limit: 2 })).toHaveLength(1)
  })

  it('have words that others are nearly', async () => {
    const index = await newIndex()
    await put(index, 'a', { title: 'Memorandum', texts: [{ kind: 'ocr', words: 'the harbour contractor contractors' }] }) // prettier-ignore
    const first = (term: string) => index.documents.nearly(term)[0]?.term
    expect(['contracter', 'conrtactor', 'ontractor', 'bontractor', 'ccontractor', 'ocntractor', 'memmorandun', 'hte'].map(first)).toEqual(['contractor', 'contractor', 'contractor', 'contractor', 'contractor', 'contractor', 'memorandum', 'the']) // prettier-ignore
    // Scopes of the index are no words.
    expect(index.documents.nearly('i6')).toEqual([])
    expect(index.documents.nearly('xylophone')).toEqual([])
    expect([index.documents.knows('harbour'), index.documents.knows('memorandum'), index.documents.knows('harbur')]).toEqual([true, true, false]) // prettier-ignore
  })

  it('are counted as another process left them', async () => {
    const file = join(await newFolder(), 'search.sqlite')
    const [one, other] = [openSqliteSearch(file), openSqliteSearch(file)]
    open.push(one, other)
    const people = () => ask(one, 'ice').counts.people.map(({ value, documents }) => `${value} ${documents}`) // prettier-ignore
    await put(other, 'a', { title: 'ice', people: ['marsh'], edtf: '1956' })
    await put(other, 'b', { title: 'ice', people: ['marsh', 'ashgrove'] })
    expect(people()).toEqual(['marsh 2', 'ashgrove 1'])
    await put(other, 'a', { title: 'ice', people: ['öberg'], collections: ['box'] })
    await other.putCollection('box' as CollectionId, 'top' as CollectionId)
    expect(people()).toEqual(['ashgrove 1', 'marsh 1', 'öberg 1'])
    expect(ask(one, 'ice').counts.years).toEqual([])
    expect(ids(ask(one, 'ice', { collections: ['top' as CollectionId] }))).toEqual(['a'])
    await other.remove('b' as ItemId)
    expect(people()).toEqual(['öberg 1'])
    await other.reached(0)
    expect(ask(one, '')).toMatchObject({ documents: 0, found: [] })
    await put(other, 'c', { title: 'ice', people: ['marsh'] })
    expect(people()).toEqual(['marsh 1'])
  })
})

const words = ['ice', 'ship', 'snow', 'mole'] as const
const some = <Value>(...values: Value[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 }) // prettier-ignore
const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((all) => all.join(' '))
const doc: fc.Arbitrary<Doc> = fc.record({
  title: text,
  rest: text,
  edtf: fc.constantFrom(undefined, '1950', '195X', '1953-02', '1951/1956', '1955/..', '1956?', 'x'),
  collections: some('top', 'box', 'other'),
  people: some('Ashgrove', 'Marsh'),
  languages: some('en', 'fr'),
  places: some('Mole', 'Pier'),
  texts: fc.array(fc.record({ kind: fc.constantFrom('transcription' as const, 'translation' as const, 'ocr' as const, 'commentary' as const), words: text }), { maxLength: 4 }), // prettier-ignore
})
const narrowings: fc.Arbitrary<Narrowing> = fc.record({
  collections: some('top', 'box', 'other').map((all) => all as CollectionId[]),
  languages: some('en', 'fr'),
  people: some('Ashgrove', 'Marsh', 'Nobody'),
  places: some('Mole', 'Pier'),
  kinds: some<FoundIn>('transcription', 'translation', 'ocr', 'commentary', 'record'),
})
const years = fc.option(fc.tuple(fc.integer({ min: 1949, max: 1957 }), fc.integer({ min: 0, max: 3 })), { nil: undefined }) // prettier-ignore

const below: Readonly<Record<string, readonly string[]>> = { top: ['top', 'box'], box: ['box'], other: ['other'] } // prettier-ignore

/** Where a document has the word; everything counts where there is none. */
function kindsOf(one: Doc, word: string | undefined): FoundIn[] {
  const has = (given: string) => word === undefined || given.split(' ').includes(word)
  const texts = one.texts.filter((written) => has(written.words)).map(({ kind }) => kind)
  const record = word === undefined || has(`${one.title} ${one.rest} ${one.people.join(' ').toLowerCase()}`) // prettier-ignore
  return record ? [...texts, 'record'] : texts
}

/** Which wishes a document fulfils, found out one by one. */
function fulfilled(one: Doc, word: string | undefined, narrowing: Narrowing) {
  const any = (wanted: readonly string[], own: readonly string[]) =>
    wanted.length === 0 || wanted.some((value) => own.includes(value))
  const span = one.edtf === undefined ? undefined : dateSpan(one.edtf)
  const { from = -Infinity, to = Infinity } = narrowing
  const isUnbound = narrowing.from === undefined && narrowing.to === undefined
  return {
    kinds: any(narrowing.kinds, kindsOf(one, word)),
    collections: any(narrowing.collections.flatMap((id) => below[id] ?? []), one.collections),
    languages: any(narrowing.languages, one.languages),
    people: any(narrowing.people, one.people),
    places: any(narrowing.places, one.places),
    date: span ? span.to >= from && span.from <= to : isUnbound,
  }
} // prettier-ignore

it('documents of any archive are found, narrowed down and counted as one would by hand', async () => {
  const asked = fc.record({ word: fc.constantFrom(undefined, ...words), narrowing: narrowings, years })
  await fc.assert(
    fc.asyncProperty(fc.array(doc, { maxLength: 8 }), fc.array(asked, { minLength: 3, maxLength: 6 }), async (docs, questions) => {
      const index = await newIndex()
      for (const [id, parent] of [['top'], ['box', 'top'], ['other']] as const) await index.putCollection(id as CollectionId, parent as CollectionId | undefined)
      for (const [at, one] of docs.entries()) await put(index, `d${at}`, one)
      for (const { word, narrowing: chosen, years: range } of questions) {
        const narrowing = range ? { ...chosen, from: range[0] * 10_000 + 101, to: (range[0] + range[1]) * 10_000 + 1231 } : chosen
        const { found, documents, passages, counts } = ask(index, word ?? '', narrowing)
        const all = docs.map((one, at) => ({ one, id: `d${at}`, kinds: kindsOf(one, word), is: fulfilled(one, word, narrowing) })).filter(({ kinds }) => kinds.length > 0)
        const wanted = all.filter(({ is }) => Object.values(is).every(Boolean))
        expect(found.map(({ item }) => String(item)).sort()).toEqual(wanted.map(({ id }) => id).sort())
        expect(documents).toBe(wanted.length)
        const counting = (kind: FoundIn) => word !== undefined && kind !== 'record' && (narrowing.kinds.length === 0 || narrowing.kinds.includes(kind))
        expect(passages).toBe(wanted.flatMap(({ kinds }) => kinds.filter(counting)).length)
        const but = (name: keyof ReturnType<typeof fulfilled>) => all.filter(({ is }) => Object.entries(is).every(([key, value]) => value || key === name))
        const tally = (name: keyof ReturnType<typeof fulfilled>, values: (one: (typeof all)[number]) => readonly string[]) => {
          const totals = new Map<string, number>()
          for (const one of but(name)) for (const value of new Set(values(one))) totals.set(value, (totals.get(value) ?? 0) + 1)
          return Object.fromEntries(totals)
        }
        const told = (list: readonly { value: string; documents: number }[]) => Object.fromEntries(list.filter((one) => one.documents > 0).map((one) => [one.value, one.documents]))
        expect(told(counts.kinds)).toEqual(tally('kinds', ({ kinds }) => kinds))
        expect(told(counts.languages)).toEqual(tally('languages', ({ one }) => one.languages))
        expect(told(counts.people)).toEqual(tally('people', ({ one }) => one.people))
        expect(told(counts.places)).toEqual(tally('places', ({ one }) => one.places))
        expect(told(counts.collections)).toEqual(tally('collections', ({ one }) => one.collections.flatMap((id) => (id === 'box' ? ['box', 'top'] : [id]))))
        expect(counts.years.reduce((sum, year) => sum + year.documents, 0)).toBe(but('date').filter(({ one }) => one.edtf !== undefined && dateSpan(one.edtf)).length)
      }
    }),
    { numRuns: 40 },
  )
}, 60_000) // prettier-ignore

function fail(): never {
  throw new Error('nothing to look for')
}
