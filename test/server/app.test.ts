import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'
import type { Item } from '../../data/model/item.js'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'

const profile3 = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'

let app: Express
let archive: Archive
let memo: Item

beforeAll(async () => {
  const [folder, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'box/memo/1.jpg': await pageJpeg(1),
    'box/memo/2.jpg': await pageJpeg(2),
    'box/memo/1.txt': 'A line\nanother <b>line</b>\n',
    'box/memo/item.yaml':
      'title: {en: The memo, fr: La note}\nlanguage: en\nrelated: [{title: A letter, item: letter}]\n',
    'box/letter/item.yaml': 'title: A letter\nabstract: What it says.\n',
    'box/gone/1.jpg': await pageJpeg(3),
    'box/ark/item.yaml': 'id: "ark:/12345/x y"\ntitle: An ark\n',
    'box/ark/1.jpg': await pageJpeg(4),
  })
  await published(folder, join(given, 'box'))
  archive = await lookingAt(folder)
  const gone = await archive.catalogue.item(anItemId('gone'))
  await archive.catalogue.withdrawItem(
    anItemId('gone'),
    gone?.revision ?? 0,
    'Given back to its owner.',
  )
  memo = (await archive.catalogue.item(anItemId('memo')))?.record ?? never()
  app = createApp(archive)
})

function never(): never {
  throw new Error('the memo was not published')
}

const page = () => memo.pages[0]?.id ?? never()
const path = (address: string) => address.replace('https://archive.example', '')
const manifest = '/iiif/presentation/3/memo/manifest'

describe('documents for machines', () => {
  it('come as JSON-LD with their profile, to everyone', async () => {
    for (const accept of [
      undefined,
      '*/*',
      'application/ld+json',
      profile3,
      'application/ld+json;profile="http://example.org/unknown"',
    ]) {
      const reply = await request(app)
        .get(manifest)
        .set(accept === undefined ? {} : { accept })
        .expect(200)
      expect(reply.headers['content-type']).toBe(profile3)
      expect(reply.headers['access-control-allow-origin']).toBe('*')
      expect(reply.headers['vary']).toMatch(/Accept\b.*Accept-Encoding/)
    }
  })

  it('come as plain JSON to who asks for it', async () => {
    for (const accept of [
      'application/json',
      'application/json, text/javascript, text/plain',
      'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    ]) {
      const reply = await request(app).get(manifest).set({ accept }).expect(200)
      expect(reply.headers['content-type']).toBe('application/json')
    }
    await request(app)
      .get(manifest)
      .set({ accept: 'image/png' })
      .expect(406)
      .expect('content-type', 'application/problem+json')
  })

  it('have the id they were fetched from, and whatever they refer to can be fetched', async () => {
    const asked = new Set<string>()
    const follow = async (address: string): Promise<void> => {
      if (asked.has(address) || !address.startsWith('https://archive.example/')) return
      asked.add(address)
      const reply = await request(app).get(path(address))
      expect([address, reply.status]).toEqual([address, 200])
      if (!(reply.headers['content-type'] ?? '').includes('json')) return
      const text = reply.text
      const document = JSON.parse(text) as Record<string, unknown>
      // A record is of the item, which has an address of its own.
      if (address.endsWith('.jsonld')) return
      expect(document['id'] ?? document['@id']).toBe(address)
      for (const [, id = '', type = ''] of text.matchAll(/"@?id":"([^"#]+)","@?type":"([^"]+)"/g)) {
        // What is embedded whole, and the ids of its parts, need no address of their own.
        if (
          !/^(Annotation|Range|sc:Range|oa:Annotation|sc:Sequence|Agent)$/.test(type) &&
          !/ImageService|service/.test(type)
        )
          await follow(id)
      }
    }
    await follow('https://archive.example/iiif/presentation/3/collection')
    await follow('https://archive.example/iiif/presentation/2/collection')
    expect(asked.size).toBeGreaterThan(20)
  })

  it('answer 304 to who has them, HEAD without a body, and go out compressed', async () => {
    const reply = await request(app).get(manifest)
    const { etag, 'last-modified': modified } = reply.headers as Record<string, string>
    await request(app)
      .get(manifest)
      .set({ 'if-none-match': `"other", ${etag ?? ''}` })
      .expect(304)
    await request(app).get(manifest).set({ 'if-none-match': '"other"' }).expect(200)
    await request(app)
      .get(manifest)
      .set({ 'if-modified-since': modified ?? '' })
      .expect(304)
    await request(app)
      .get(manifest)
      .set({ 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })
      .expect(200)
    const head = await request(app).head(manifest).expect(200)
    expect(head.headers['content-type']).toBe(profile3)
    expect(head.text).toBeFalsy()
    for (const coding of ['gzip', 'br']) {
      const packed = await request(app).get(manifest).set({ 'accept-encoding': coding })
      expect(packed.headers['content-encoding']).toBe(coding)
    }
  })

  it('answer preflight requests', async () => {
    const reply = await request(app)
      .options(manifest)
      .set({ origin: 'https://viewer.example', 'access-control-request-headers': 'authorization' })
      .expect(204)
    expect(reply.headers['access-control-allow-headers']).toContain('Authorization')
  })

  it('pair each page with its text', async () => {
    const canvas = (
      JSON.parse((await request(app).get(manifest)).text) as {
        items: { annotations?: { id: string }[]; height: number }[]
      }
    ).items
    expect(canvas[1]?.annotations).toBeUndefined()
    const annotations = JSON.parse(
      (await request(app).get(path(canvas[0]?.annotations?.[0]?.id ?? ''))).text,
    ) as { items: { body: { value: string; format: string } }[] }
    // Viewers take text for HTML: what looks like an element is told as the characters that it is.
    expect(annotations.items.map(({ body }) => body)).toMatchObject([
      { value: 'A line\nanother &lt;b&gt;line&lt;/b&gt;', format: 'text/html' },
    ])
  })
})

describe('what is not there', () => {
  it('is 404, what was withdrawn 410 with the reason, in one shape', async () => {
    for (const [address, status] of [
      ['/iiif/presentation/3/none/manifest', 404],
      ['/iiif/presentation/3/letter/manifest', 404],
      ['/iiif/presentation/3/gone/manifest', 410],
      ['/items/gone', 410],
      ['/items/none', 404],
      ['/nowhere', 404],
      ['/items/memo/', 404],
      ['/Items/memo', 404],
      ['/iiif/presentation/3/..%2f..%2fetc%2fpasswd/manifest', 404],
      ['/iiif/presentation/3/%00/manifest', 404],
      ['/iiif/presentation/3/%E0%A4%A/manifest', 400],
      ['/iiif/image/3/nothing/info.json', 404],
      [`/iiif/image/3/${page()}/banana/max/0/default.jpg`, 400],
      ['/viewers/mirador/..%2f..%2fpackage.json', 404],
      ['/assets/..%2fassets.ts', 404],
      ['/?after=x', 400],
    ] as const) {
      const reply = await request(app).get(address)
      expect([address, reply.status]).toEqual([address, status])
      expect(reply.headers['content-type']).toBe('application/problem+json')
      expect(Object.keys(JSON.parse(reply.text) as object)).toEqual([
        'type',
        'status',
        'title',
        'detail',
        'instance',
      ])
    }
    expect((await request(app).get('/items/gone')).text).toContain('Given back to its owner.')
  })

  it('is a page for people', async () => {
    const reply = await request(app)
      .get('/items/gone')
      .set({ accept: 'text/html,*/*;q=0.8' })
      .expect(410)
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(reply.text).toContain('Given back to its owner.')
  })

  it('cannot be written', async () => {
    await request(app).post(manifest).expect(405).expect('allow', 'GET, HEAD, OPTIONS')
    await request(app).delete('/items/memo').expect(405)
  })

  it('hides the images of what was withdrawn', async () => {
    const gone = (await archive.catalogue.item(anItemId('gone')))?.record.pages[0]?.id ?? ''
    await request(app).get(`/iiif/image/3/${gone}/info.json`).expect(410)
    await request(app).get(`/iiif/image/3/${gone}/full/max/0/default.jpg`).expect(410)
  })
})

describe('images', () => {
  it.each([3, 2] as const)(
    'of version %i: base, info.json, tiles, with their links',
    async (version) => {
      const base = `/iiif/image/${String(version)}/${page()}`
      await request(app)
        .get(base)
        .expect(303)
        .expect('location', `https://archive.example${base}/info.json`)
      const info = await request(app).get(`${base}/info.json`).expect(200)
      const context = `http://iiif.io/api/image/${String(version)}/context.json`
      // 2.1 gives JSON-LD only to who names it. https://iiif.io/api/image/2.1/#image-information-request
      const profiled = `application/ld+json;profile="${context}"`
      expect(info.headers['content-type']).toBe(version === 3 ? profiled : 'application/json')
      const document = JSON.parse(info.text) as Record<string, unknown>
      expect(document).toMatchObject({ '@context': context, width: 600, height: 800 })
      expect(document['id'] ?? document['@id']).toBe(`https://archive.example${base}`)
      const tile = await request(app).get(`${base}/512,512,88,288/88,/0/default.jpg`).expect(200)
      expect(tile.headers['content-type']).toBe('image/jpeg')
      expect(tile.headers['access-control-allow-origin']).toBe('*')
      expect(tile.headers['link']).toMatch(
        /^<http:\/\/iiif\.io\/api\/image\/\d\/level2\.json>;rel="profile",<https:.*>;rel="canonical"$/,
      )
      await request(app)
        .get(base.replace(page(), page().replace('p', '%70')))
        .expect(303)
    },
  )

  it('is 501 or 400 where the specification says so, with a sentence', async () => {
    const at = (rest: string) => request(app).get(`/iiif/image/3/${page()}/${rest}`)
    await at('full/full/0/default.jpg').expect(400)
    await at('full/700,/0/default.jpg').expect(400)
    await at('full/!700,900/0/default.jpg').expect(200)
    const reply = await at('600,0,1,1/max/0/default.jpg').expect(400)
    expect((JSON.parse(reply.text) as { detail: string }).detail).toMatch(/600 × 800/)
  })
})

describe('pages for people', () => {
  it('show an item, its pages and texts, escaped', async () => {
    const reply = await request(app).get('/items/memo').expect(200)
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(reply.headers['content-security-policy']).not.toContain('unsafe')
    expect(reply.text).toContain('The memo')
    expect(reply.text).toContain('another &lt;b&gt;line&lt;/b&gt;')
    for (const address of [
      '/',
      '/collections/box',
      `/items/memo/${page()}`,
      '/items/letter',
      '/items/ark%3A%2F12345%2Fx%20y',
    ]) {
      await request(app).get(address).expect(200).expect('content-type', 'text/html; charset=utf-8')
    }
  })

  it('load scripts, styles and fonts from here', async () => {
    const { text } = await request(app).get('/items/memo')
    const files = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      ([, file = '']) => file,
    )
    expect(files.length).toBeGreaterThan(2)
    for (const file of files) {
      const reply = await request(app).get(file).expect(200)
      expect(reply.headers['cache-control']).toContain('immutable')
    }
    await request(app)
      .get('/assets/fonts/source-serif-4-latin-wght-normal.woff2')
      .expect(200)
      .expect('content-type', 'font/woff2')
  })

  it('give texts as plain text and as they came', async () => {
    const text = memo.texts[0]?.id ?? ''
    expect((await request(app).get(`/items/memo/texts/${text}`).expect(200)).text).toBe(
      'A line\nanother <b>line</b>\n\f',
    )
    const source = await request(app).get(`/items/memo/texts/${text}/source/${page()}`).expect(200)
    expect(source.headers['content-security-policy']).toContain('sandbox')
    expect(source.text).toBe('A line\nanother <b>line</b>\n')
  })
})

it('is healthy', async () => {
  await request(app).get('/health/live').expect(200)
  expect(JSON.parse((await request(app).get('/health/ready').expect(200)).text)).toMatchObject({
    status: 'ready',
  })
})
