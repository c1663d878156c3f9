import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import fc from 'fast-check'
import request from 'supertest'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'
import { alto } from './alto.js'

let app: Express
let archive: Archive
let folder: string
let given: string
const memo = anItemId('memo')

beforeAll(async () => {
  ;[folder, given] = [await archiveFolder(), await newFolder()]
  const scans = async (at: string) => ({
    [`${at}/1.jpg`]: await pageJpeg(1),
    [`${at}/2.jpg`]: await pageJpeg(2),
  })
  await written(given, {
    ...(await scans('box/memo')),
    'box/memo/1.xml': alto('The harbour master said', 'that the ice had com-', 'menced <early'.replace('<', '&lt;')),
    'box/memo/2.xml': alto('and that Ice blocks shipping'),
    'box/memo/1.fr.txt': 'Le maître du port dit que la glace est venue tôt\n',
    'box/memo/item.yaml': 'language: en\n',
    ...(await scans('box/deep/other')),
    'box/deep/other/1.txt': 'Another ice report, without places\n',
    'box/deep/other/item.yaml': 'id: "ark:/12345/x y"\nlanguage: en\n',
    ...(await scans('box/silent')),
  })
  await published(folder, join(given, 'box'))
  archive = await lookingAt(folder)
  app = createApp(archive)
}) // prettier-ignore

interface Answer2 {
  readonly '@context': string
  readonly id: string
  readonly ignored?: readonly string[]
  readonly partOf?: { readonly id: string; readonly last: { readonly id: string } }
  readonly next?: { readonly id: string }
  readonly items: readonly { readonly id: string; readonly target: string; readonly body: { readonly value: string } }[]
  readonly annotations?: readonly { readonly items: readonly { readonly motivation: readonly string[]; readonly target: { readonly source: string; readonly selector: readonly object[] } }[] }[]
} // prettier-ignore

const pathOf = (address: string) => address.slice('https://archive.example'.length)
const get = async <Body>(path: string): Promise<Body> => {
  const answer = await request(app).get(path)
  expect([path, answer.status]).toEqual([path, 200])
  return answer.body as Body
}
const search2 = (path: string) => get<Answer2>(`/iiif/search/2${path}`)
const regions = (answer: Answer2) => answer.items.map(({ target }) => target.split('#')[1] ?? 'all')

describe('Content Search 2', () => {
  it('finds words at their places, with what stands around them', async () => {
    const answer = await search2('/memo?q=ice')
    expect(answer['@context']).toBe('http://iiif.io/api/search/2/context.json')
    expect(answer.id).toBe('https://archive.example/iiif/search/2/memo?q=ice')
    expect(regions(answer)).toEqual(['xywh=110,80,20,15', 'xywh=110,40,20,15'])
    expect(answer.items.map(({ body }) => body.value)).toEqual(['ice', 'Ice'])
    const [first] = answer.annotations?.[0]?.items ?? []
    expect(first?.motivation).toEqual(['contextualizing'])
    expect(first?.target.source).toBe(answer.items[0]?.id)
    expect(first?.target.selector).toEqual([
      { type: 'TextQuoteSelector', prefix: 'The harbour master said that the ', exact: 'ice', suffix: ' had com- menced <early' },
    ]) // prettier-ignore
    expect(answer).not.toHaveProperty('partOf')
  })

  it('finds a phrase over the end of a line, and a word that it divides', async () => {
    expect(regions(await search2('/memo?q=%22said+that+the%22'))).toEqual(['xywh=140,40,20,15', 'xywh=50,80,50,15']) // prettier-ignore
    const divided = await search2('/memo?q=commenced')
    expect(divided.items.map(({ body }) => body.value)).toEqual(['com', 'menced'])
    expect(regions(divided)).toEqual(['xywh=170,80,20,15', 'xywh=50,120,20,15'])
  })

  it('shows the line where words have no places of their own, or the page', async () => {
    const { items, annotations } = await search2('/memo?q=maitre')
    expect(items).toHaveLength(1)
    expect(items[0]?.body.value).toBe('Le maître du port dit que la glace est venue tôt')
    expect(annotations?.[0]?.items[0]).toMatchObject({
      motivation: ['highlighting'],
      target: { selector: [{ prefix: 'Le ', exact: 'maître' }] },
    })
  })

  it('looks in one kind of text where that is asked for', async () => {
    for (const [motivation, count] of [['translation', 1], ['transcription', 0], ['supplementing', 1], ['painting', 0], ['ocr translation', 1]] as const) // prettier-ignore
      expect((await search2(`/memo?q=glace&motivation=${encodeURIComponent(motivation)}`)).items).toHaveLength(count) // prettier-ignore
  })

  it('finds nothing with an empty list, and names what it ignores', async () => {
    expect(await search2('/memo?q=whale')).toEqual({
      '@context': 'http://iiif.io/api/search/2/context.json',
      id: 'https://archive.example/iiif/search/2/memo?q=whale',
      type: 'AnnotationPage',
      items: [],
    })
    expect((await search2('/memo')).items).toEqual([])
    expect((await search2('/memo?q=ice&user=x&date=y')).ignored).toEqual(['user', 'date'])
    expect((await search2('/silent?q=ice')).items).toEqual([])
  })

  it('looks through a collection and all in it, and the archive', async () => {
    const items = ({ items }: Answer2) => [...new Set(items.map(({ id }) => /presentation\/3\/([^/]*)/.exec(id)?.[1]))] // prettier-ignore
    const ark = 'ark%3A%2F12345%2Fx%20y'
    expect(items(await search2('/collections/deep?q=ice'))).toEqual([ark])
    expect(items(await search2('/collections/box?q=ice')).toSorted()).toEqual([ark, 'memo'])
    expect(items(await search2('?q=ice')).toSorted()).toEqual([ark, 'memo'])
    expect(items(await search2(`/${ark}?q=ice`))).toEqual([ark])
  })

  it('is offered by manifests and collections that have words', async () => {
    const services = async (path: string) => {
      const { service = [] } = await get<{ service?: readonly Record<string, unknown>[] }>(path)
      return service.map((one) => [one['id'] ?? one['@id'], one['type'] ?? one['@type']])
    }
    const at = 'https://archive.example/iiif/search'
    expect(await services('/iiif/presentation/3/memo/manifest')).toEqual([[`${at}/2/memo`, 'SearchService2'], [`${at}/1/memo`, 'SearchService1']]) // prettier-ignore
    expect(await services('/iiif/presentation/3/silent/manifest')).toEqual([])
    expect(await services('/iiif/presentation/3/collections/box')).toEqual([[`${at}/2/collections/box`, 'SearchService2'], [`${at}/1/collections/box`, 'SearchService1']]) // prettier-ignore
    expect(await services('/iiif/presentation/3/collection')).toEqual([[`${at}/2`, 'SearchService2'], [`${at}/1`, 'SearchService1']]) // prettier-ignore
    const { service } = await get<{ service: Record<string, unknown> }>('/iiif/presentation/2/memo/manifest') // prettier-ignore
    expect(service['@id']).toBe(`${at}/1/memo/canvases/2`)
  })
})

describe('Content Search 1', () => {
  interface Answer1 {
    readonly resources: readonly { readonly '@id': string; readonly on: string }[]
    readonly hits: readonly object[]
    readonly within: object
  }

  it('finds the same on canvases of either version', async () => {
    const of3 = await get<Answer1>('/iiif/search/1/memo?q=ice')
    const of2 = await get<Answer1>('/iiif/search/1/memo/canvases/2?q=ice')
    const [page = ''] = (await archive.catalogue.item(memo))?.record.pages.map(({ id }) => id) ?? []
    expect(of3.resources[0]?.on).toBe(`https://archive.example/iiif/presentation/3/memo/canvas/${page}#xywh=110,80,20,15`) // prettier-ignore
    expect(of2.resources[0]?.on).toBe(`https://archive.example/iiif/presentation/2/memo/canvas/${page}#xywh=110,80,20,15`) // prettier-ignore
    expect(of3).toMatchObject({
      '@context': ['http://iiif.io/api/presentation/2/context.json', 'http://iiif.io/api/search/1/context.json'],
      '@type': 'sc:AnnotationList',
      within: { '@type': 'sc:Layer', total: 2 },
    }) // prettier-ignore
    expect(of3.hits[0]).toEqual({
      '@type': 'search:Hit',
      annotations: [of3.resources[0]?.['@id']],
      before: 'The harbour master said that the ',
      match: 'ice',
      after: ' had com- menced <early',
    })
  })
})

describe('words to go on with', () => {
  it('are those of the texts, as they are written there', async () => {
    const two = await get<{ items: { value: string; total: number; service: { id: string }[] }[] }>('/iiif/autocomplete/2/memo?q=th') // prettier-ignore
    expect(two.items.map(({ value, total }) => [value, total])).toEqual([['the', 2], ['that', 2]].toSorted((a, b) => String(a[0]) < String(b[0]) ? -1 : 1)) // prettier-ignore
    const [first] = two.items
    expect(first?.service[0]?.id).toBe('https://archive.example/iiif/search/2/memo?q=that')
    expect((await search2(pathOf(first?.service[0]?.id ?? '').slice('/iiif/search/2'.length))).items).toHaveLength(2) // prettier-ignore
    const one = await get<{ terms: { match: string; count: number }[] }>('/iiif/autocomplete/1/memo?q=comm') // prettier-ignore
    expect(one.terms).toMatchObject([{ match: 'commenced', count: 1 }])
    expect((await get<{ terms: object[] }>('/iiif/autocomplete/1?q=')).terms).toEqual([])
  })
})

describe('the index', () => {
  it('follows what is published and withdrawn meanwhile', async () => {
    await written(given, { 'box/memo/2.xml': alto('and that snow blocks shipping') })
    await published(folder, join(given, 'box'))
    expect((await search2('/memo?q=snow')).items).toHaveLength(1)
    expect((await search2('/memo?q=ice')).items).toHaveLength(1)
    const kept = await archive.catalogue.item(memo)
    await archive.catalogue.withdrawItem(memo, kept?.revision ?? 0, 'Given back.')
    expect((await search2('?q=snow')).items).toEqual([])
    expect((await request(app).get('/iiif/search/2/memo?q=ice')).status).toBe(410)
  })

  it('answers anything that is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.constantFrom('search', 'autocomplete'), async (q, what) => {
        const path = `/iiif/${what}/2?q=${encodeURIComponent(q.toWellFormed())}`
        expect((await request(app).get(path)).status).toBe(200)
      }),
      { numRuns: 200 },
    ) // prettier-ignore
    for (const [path, status] of [
      ['/iiif/search/2?q=ice&page=0', 400],
      ['/iiif/search/2?q=ice&page=x', 400],
      ['/iiif/search/2?q=ice&page=9', 404],
      ['/iiif/search/2/nothing?q=ice', 404],
      ['/iiif/search/2/collections/nothing?q=ice', 404],
      ['/iiif/search/2?q=%FF%00', 200],
      ['/iiif/search/3?q=ice', 404],
    ] as const)
      // prettier-ignore
      expect([path, (await request(app).get(path)).status]).toEqual([path, status])
  })
})
