import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'
import { annotationParts } from '../../data/import/annotations.js'
import { placed } from '../../data/import/place.js'
import type { TextLine } from '../../data/model/text-line.js'
import { createApp } from '../../server/app.js'
import { textFindings } from '../../server/actions/gate.js'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, published, sentences } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'
import { schemaJudge, withSchema } from '../schema.js'

const memo = anItemId('memo')
let folder: string
let given: string
let archive: Archive
let app: Express

interface Note {
  readonly id: string
  readonly value: string
  readonly on?: string
  readonly by?: string
}

/** A file of annotations as a reader's tool may write it. */
function file(...notes: readonly Note[]): string {
  const items = notes.map(({ id, value, on = '1.jpg#xywh=60,80,120,40', by = 'R. Ashgrove' }) => ({
    id: `https://readers.example/${id}`, type: 'Annotation', motivation: 'questioning', creator: { type: 'Person', name: by }, created: '2024-03-01T10:00:00Z',
    body: [{ type: 'TextualBody', value, format: 'text/plain', language: 'en' }, { type: 'TextualBody', value: 'pier', purpose: 'tagging' }], target: on,
  })) // prettier-ignore
  return JSON.stringify({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationPage', items }) // prettier-ignore
}

const first: Note = { id: 'a', value: 'Which\n<pier> is meant?' }
const second: Note = { id: 'b', value: 'Of all of the second page', on: '2.jpg' }
const stray: Note = { id: 'c', value: 'Lost', on: 'https://archive.example/iiif/presentation/3/memo/canvas/0123456789ab' } // prettier-ignore

beforeAll(async () => {
  ;[folder, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'memo/1.jpg': await pageJpeg(1),
    'memo/2.jpg': await pageJpeg(2),
    'memo/1.txt': 'The master said\nthat ice had come\n',
    'memo/2.txt': 'and blocks shipping\n',
    'memo/annotations.json': file(first, second, stray),
    'memo/item.yaml': 'language: en\n',
  })
  const told = sentences(await published(folder, join(given, 'memo')))
  expect(told.join('\n')).toContain('Annotations that name no page of this document: 1')
  archive = await lookingAt(folder)
  app = createApp(archive)
}, 60_000)

const pathOf = (address: string) => address.slice('https://archive.example'.length)

async function commentary() {
  const item = (await archive.catalogue.item(memo))?.record
  const layer = item?.texts.find(({ kind }) => kind === 'commentary')
  if (!item || layer?.extent !== 'by-page') throw new Error('There is no commentary.')
  return { item, layer, page: item.pages[0] ?? never(), other: item.pages[1] ?? never() }
}

function never(): never {
  throw new Error('There is no such thing.')
}

interface Annotation {
  readonly id: string
  readonly motivation: readonly string[]
  readonly body: readonly object[]
  readonly target: string
}

async function notes(version: 2 | 3 = 3) {
  const { item, layer, page } = await commentary()
  const address = archive.addresses.pageText(item.id, page.id, layer.id, version)
  return request(app).get(pathOf(address))
}

describe('annotations from a file', () => {
  it('are a layer of their own, after the texts, and each is on its page', async () => {
    const { item, layer, page, other } = await commentary()
    expect(item.texts.map(({ kind }) => kind)).toEqual(['transcription', 'commentary'])
    expect(layer.pages.map((text) => [text.page, text.text.lines])).toEqual([[page.id, 1], [other.id, 1]]) // prettier-ignore
    expect(layer.language).toBeUndefined()
  })

  it('are published in version 3 with whose they are, and hold the rules', async () => {
    const { item, page } = await commentary()
    const { body } = (await notes()) as { body: { items: Annotation[] } }
    expect(await textFindings(archive, item)).toEqual([])
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({
      motivation: ['questioning', 'commenting'],
      creator: { type: 'Person', name: 'R. Ashgrove' },
      created: '2024-03-01T10:00:00.000Z',
      body: [
        { type: 'TextualBody', value: '<p>Which<br/>&lt;pier&gt; is meant?</p>', format: 'text/html', language: 'en' },
        { type: 'TextualBody', value: 'pier', format: 'text/plain', purpose: 'tagging' },
      ],
      target: `${archive.addresses.canvas(item.id, page.id, 3)}#xywh=60,80,120,40`,
    }) // prettier-ignore
  })

  withSchema('hold the official schema', async () => {
    expect(schemaJudge()((await notes()).body)).toEqual([])
  })

  it('are comments and tags in version 2', async () => {
    const { body } = (await notes(2)) as { body: { resources: object[] } }
    expect(body.resources[0]).toMatchObject({
      motivation: ['oa:questioning', 'oa:commenting'],
      'dcterms:creator': 'R. Ashgrove',
      resource: [{ '@type': 'cnt:ContentAsText' }, { '@type': ['oa:Tag', 'cnt:ContentAsText'], chars: 'pier' }], // prettier-ignore
    })
  })

  it('give the same comments when what is published is read again', async () => {
    const { item, layer, page } = await commentary()
    const text = layer.pages[0] ?? never()
    const before = (await archive.texts.ofPage(item.id, page, text)).lines
    for (const version of [2, 3] as const) {
      const read = annotationParts(Buffer.from((await notes(version)).text), 'again.json')
      expect(read.findings).toEqual([])
      const again = read.parts.flatMap((part) => placed(part, page.image, 'again.json').lines)
      const told = ({ text: words, box, comment }: TextLine) => [words, box, comment?.by, comment?.motivations[0], comment?.bodies.map(({ from, to, language }) => [from, to, language])] // prettier-ignore
      expect(again.map(told)).toEqual(before.map(told))
    }
  })

  it('stand after the texts on the canvas, and are in no rendering that did not ask for them', async () => {
    const { item, layer, page, other } = await commentary()
    const canvas = (await request(app).get(pathOf(archive.addresses.canvas(item.id, other.id, 3)))).body as { annotations: { id: string }[]; metadata: object[]; seeAlso?: { format: string }[] } // prettier-ignore
    expect(canvas.annotations.map(({ id }) => id.split('/').at(-1))).toEqual([item.texts[0]?.id, layer.id]) // prettier-ignore
    expect(JSON.stringify(canvas.metadata)).not.toContain('Of all')
    expect(canvas.seeAlso?.map(({ format }) => format)).toEqual(['application/ld+json'])
    for (const form of ['txt', 'html', 'tei.xml'] as const) {
      const answer = await request(app).get(pathOf(archive.addresses.rendering(item.id, form))).buffer() // prettier-ignore
      const all = answer.text || String(answer.body)
      expect(all).toContain('blocks shipping')
      expect(all).not.toContain('Of all')
    }
    const own = await request(app).get(pathOf(archive.addresses.plainText(item.id, layer.id)))
    expect(own.text).toContain('Of all of the second page')
    expect(page.id).not.toBe(other.id)
  })

  it.each([
    ['', 1], ['&motivation=commenting', 1], ['&motivation=commentary', 1], ['&motivation=supplementing', 0], ['&motivation=transcription', 0],
  ])('are found by their words%s: %i', async (more, count) => {
    const { body } = (await request(app).get(`/iiif/search/2/memo?q=meant${more}`)) as { body: { items: Annotation[] } }
    expect(body.items).toHaveLength(count)
    if (count > 0) expect(body.items[0]?.motivation).toEqual(['questioning', 'commenting'])
  }) // prettier-ignore

  it('are shown in the reading room with whose they are, and nothing in them is markup', async () => {
    const { item, layer, page } = await commentary()
    const { text } = await request(app).get(`${pathOf(archive.addresses.page(item.id, page.id))}?text=${layer.id}`) // prettier-ignore
    expect(text).toContain('<b>R. Ashgrove</b>')
    expect(text).toContain('1 March 2024')
    expect(text).toContain('&lt;pier&gt; is meant?')
    expect(text).toContain('id="line-1"')
    expect(text).toMatch(/<rect data-for="line-1" class="comment"/)
    const plain = await request(app).get(pathOf(archive.addresses.page(item.id, page.id)))
    expect(plain.text).toContain('The master said')
    expect(plain.text).not.toContain('is meant?')
  })

  it.each(['post', 'put', 'patch', 'delete'] as const)('cannot be written from the web: %s', async (method) => {
    const { item, layer, page } = await commentary()
    const { addresses } = archive
    for (const address of [addresses.pageText(item.id, page.id, layer.id, 3), addresses.pageText(item.id, page.id, layer.id, 2), addresses.canvas(item.id, page.id, 3)]) {
      const { status } = await request(app)[method](pathOf(address)).set('content-type', 'application/ld+json').send(file(first))
      expect(status).toBe(405)
    }
  }) // prettier-ignore
})

describe('a file of annotations that is delivered again', () => {
  it('keeps the address of each by its id, and the addresses of what is gone are not given again', async () => {
    const before = ((await notes()).body as { items: Annotation[] }).items[0]?.id
    const { layer } = await commentary()
    const added: Note = { id: 'd', value: 'Which\n<pier> is meant?', by: 'A. Clerk' }
    const corrected = { ...first, value: 'Something else altogether, said later' }
    await written(given, { 'memo/annotations.json': file(added, corrected) })
    await published(folder, join(given, 'memo'))
    const after = ((await notes()).body as { items: Annotation[] }).items
    expect(after.map(({ id }) => id === before)).toEqual([false, true])
    expect(JSON.stringify(after[1]?.body)).toContain('Something else')
    expect((await commentary()).layer.id).toBe(layer.id)
    await written(given, { 'memo/annotations.json': file(corrected, { ...added, id: 'e' }) })
    await published(folder, join(given, 'memo'))
    const last = ((await notes()).body as { items: Annotation[] }).items
    expect(last[0]?.id).toBe(before)
    expect(after.map(({ id }) => id)).not.toContain(last[1]?.id)
    expect((await readFile(join(given, 'memo/annotations.json'), 'utf8')).length).toBeGreaterThan(100)
  }, 60_000) // prettier-ignore
})
