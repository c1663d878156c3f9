import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'
import type { Finding } from '../../../data/model/finding.js'
import type { Item } from '../../../data/model/item.js'
import { encodedContentState } from '../../../manifests/content-state.js'
import { checked } from '../../../server/actions/doctor.js'
import { createApp } from '../../../server/app.js'
import type { Archive } from '../../../server/archive.js'
import { archiveFolder, lookingAt, published } from '../../archives.js'
import { anItemId } from '../../contracts/catalogue.js'
import { newFolder, written } from '../../folders.js'
import { pageJpeg } from '../../scans.js'

const alto = `<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace><TextBlock ID="b">
<TextLine HPOS="40" VPOS="60" WIDTH="200" HEIGHT="20"><String CONTENT="He" HPOS="40" VPOS="60" WIDTH="30" HEIGHT="20"/><SP/><String CONTENT="blamed" HPOS="80" VPOS="60" WIDTH="80" HEIGHT="20"/></TextLine>
<TextLine HPOS="40" VPOS="90" WIDTH="200" HEIGHT="20"><String CONTENT="the" HPOS="40" VPOS="90" WIDTH="40" HEIGHT="20"/><SP/><String CONTENT="haste." HPOS="90" VPOS="90" WIDTH="70" HEIGHT="20"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>`

let app: Express
let archive: Archive
let folder: string
let memo: Item

beforeAll(async () => {
  const given = await newFolder()
  folder = await archiveFolder()
  await written(given, {
    'box/memo/1.jpg': await pageJpeg(1),
    'box/memo/1.xml': alto,
    'box/memo/2.jpg': await pageJpeg(2),
    'box/memo/item.yaml':
      'title: The memo\nlanguage: en\ndate: 12 March 1956\nauthor: R. Ashgrove\nrights: http://creativecommons.org/licenses/by/4.0/\n',
    'box/gone/1.jpg': await pageJpeg(3),
    'box/gone/1.txt': 'Words that were taken back.\n',
    'box/whole/1.jpg': await pageJpeg(4),
    'box/whole/item.yaml': 'title: Another\n',
  })
  await published(folder, join(given, 'box'))
  archive = await lookingAt(folder)
  memo = await itemOf('memo')
  app = createApp(archive)
})

async function itemOf(id: string): Promise<Item> {
  const kept = await archive.catalogue.item(anItemId(id))
  if (!kept) throw new Error(`${id} was not published`)
  return kept.record
}

const pageOf = (item: Item, at = 0) => item.pages[at]?.id ?? ''
const textOf = (item: Item) => item.texts[0]?.id ?? ''
const words = (from = '1.3', to = '2.9') => ({
  item: memo.id,
  page: pageOf(memo),
  text: textOf(memo),
  from,
  to,
})
const html = { accept: 'text/html,*/*;q=0.8' }
const here = { 'sec-fetch-site': 'same-origin', origin: 'https://archive.example' }
const mint = (fields: object) =>
  request(app).post('/cite').set(here).set('accept', 'application/json').type('form').send(fields)

interface Minted {
  readonly id: string
  readonly address: string
  readonly quote: unknown
  readonly region: unknown
}
const minted = async (fields: object) => (await mint(fields)).body as Minted

describe('minting', () => {
  it('shows what would be cited, and how, before it has an address', async () => {
    const query = new URLSearchParams(words()).toString()
    const { text } = await request(app).get(`/cite?${query}`).set(html).expect(200)
    expect(text).toContain('blamed<br /> the haste')
    expect(text).toContain('method="post"')
    expect(text).toContain('name="robots" content="noindex"')
    expect(text).toContain('R. Ashgrove, “The memo”, 12 March 1956, p. 1, ll. 1–2')
  })

  it('gives words an address, and leads there', async () => {
    const reply = await request(app).post('/cite').set(here).set(html).type('form').send(words())
    expect(reply.status).toBe(303)
    const at = reply.headers['location'] ?? ''
    expect(at).toMatch(/^https:\/\/archive\.example\/cite\/[0-9a-hjkmnp-tv-z]{12}$/)
    const page = await request(app).get(new URL(at).pathname).set(html).expect(200)
    expect(page.text).toContain('<rect x="80" y="60" width="80" height="20"')
    expect(page.text).toContain('<rect x="40" y="90" width="120" height="20"')
  })

  it('tells a script what was kept; the same words always have the same address', async () => {
    const fields = words('1.0', '1.2')
    const first = await mint(fields).expect(201)
    const second = await request(app).post('/cite').set(here).set('accept', 'application/json').send(fields).expect(200) // prettier-ignore
    expect(second.body).toEqual(first.body)
    expect(first.headers['location']).toBe((first.body as Minted).address)
    expect(first.headers['cache-control']).toBe('no-store')
    expect(first.body).toMatchObject({
      item: 'memo',
      region: { x: 40, y: 60, width: 30, height: 20 },
      scan: { frame: 0 },
      quote: { exact: 'He', prefix: '', suffix: ' blamed\nthe haste.', lines: [1, 1], kind: 'transcription' },
    })
    const { id } = first.body as Minted
    const file = join(folder, 'citations', id.slice(0, 2), `${id}.json`)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ fonds: 1, id })
    const again = await request(app).get('/cite').query(fields).set(html)
    expect(again.text).toContain(`href="https://archive.example/cite/${id}"`)
    expect(again.text).not.toContain('method="post"')
  })

  it('is of a region, cut to the scan, or of a page', async () => {
    const page = { item: 'memo', page: pageOf(memo, 1) }
    expect(await minted({ ...page, region: '10,20,99999,40' })).toMatchObject({
      region: { x: 10, y: 20, height: 40 },
    })
    const whole = await minted(page)
    expect(whole.region).toBeUndefined()
    const shown = await request(app).get(`/cite/${whole.id}`).set(html).expect(200)
    expect(shown.text).not.toContain('<rect')
  })

  it.each<[string, object, number]>([
    ['nothing', {}, 400],
    ['an item that is not there', { item: 'nobody', page: '0123456789ab' }, 404],
    ['a page that is not there', { item: 'memo', page: '0123456789ab' }, 404],
    ['half a region', { region: '1,2,3' }, 400],
    ['a region of other numbers', { region: '-1,2,3,1e3' }, 400],
    ['a region outside', { region: '90000,0,10,10' }, 400],
    ['an empty region', { region: '0,0,0,0' }, 400],
    ['both', { ...{ region: '0,0,9,9' }, text: 'x' }, 400],
    ['a text that is not there', { text: '0123456789ab', from: '1.0', to: '1.2' }, 404],
    ['a text that cannot be', { text: '../../etc', from: '1.0', to: '1.2' }, 404],
    ['words without places', { text: 'memo' }, 400],
    ['a line that is not there', { text: 'memo', from: '7.0', to: '8.0' }, 400],
    ['half of them', { text: 'memo', from: '1.0' }, 400],
    ['words backwards', { text: 'memo', from: '2.1', to: '1.0' }, 400],
    ['no words', { text: 'memo', from: '1.2', to: '1.3' }, 400],
    ['places that are no numbers', { text: 'memo', from: '1.x', to: 'NaN' }, 400],
  ])('refuses %s', async (_, fields, status) => {
    const base = 'item' in fields || Object.keys(fields).length === 0 ? {} : { item: 'memo', page: pageOf(memo) } // prettier-ignore
    const text = 'text' in fields && fields.text === 'memo' ? { text: textOf(memo) } : {}
    const sent = { ...base, ...fields, ...text }
    const reply = await mint(sent).expect(status)
    expect((reply.body as { detail: string }).detail.length).toBeGreaterThan(10)
    await request(app).get('/cite').query(sent).expect(status)
  })

  it.each<[string, string | undefined, string, number]>([
    ['JSON that is none', 'application/json', '{', 400],
    ['JSON that is no object', 'application/json', '"memo"', 400],
    ['JSON of other values', 'application/json', '{"item":{"x":1},"page":7}', 400],
    ['a poisoned object', 'application/json', '{"__proto__":{"item":"memo"},"constructor":1}', 400],
    ['plain text', 'text/plain', 'item=memo', 400],
    ['no type', '', 'item=memo', 400],
    ['another character set', 'application/json; charset=utf-99', '{}', 400],
    ['far too much', 'application/x-www-form-urlencoded', `item=${'x'.repeat(20_000)}`, 413],
    ['broken percent signs', 'application/x-www-form-urlencoded', 'item=%E0%A4%A&page=%', 400],
  ])('refuses %s with a sentence', async (_, type, body, status) => {
    const reply = await request(app).post('/cite').set(here).set('content-type', type ?? '').send(body) // prettier-ignore
    expect([reply.status, reply.headers['content-type']]).toEqual([
      status,
      'application/problem+json',
    ])
  })

  it('refuses what another site makes a browser send, and what is compressed', async () => {
    const send = (headers: Record<string, string>) =>
      request(app).post('/cite').set(headers).set('accept', 'application/json').type('form').send(words()) // prettier-ignore
    await send({ 'sec-fetch-site': 'cross-site' }).expect(403)
    await send({ 'sec-fetch-site': 'same-site', origin: 'https://archive.example' }).expect(403)
    await send({ origin: 'https://elsewhere.example' }).expect(403)
    await send({ origin: 'null' }).expect(403)
    await send({ origin: 'http://127.0.0.1', host: '127.0.0.1' }).expect(200)
    await send({ 'content-encoding': 'gzip' }).expect(400)
  })

  it('is done here and nowhere else', async () => {
    const reply = await request(app).delete('/cite').expect(405)
    expect(reply.headers['allow']).toBe('GET, HEAD, OPTIONS, POST')
    await request(app).post('/items/memo').expect(405).expect('allow', 'GET, HEAD, OPTIONS')
    const options = await request(app).options('/cite').expect(204)
    expect(options.headers['allow']).toContain('POST')
    expect(options.headers['access-control-allow-methods']).not.toContain('POST')
  })

  it('is closed by a setting, and bounded by a pace; what is there stays', async () => {
    const before = await minted(words())
    const closed = createApp(await lookingAt(folder, { citations: 'closed' }))
    const post = (to: Express, fields: object) =>
      request(to).post('/cite').set('accept', 'application/json').type('form').send(fields)
    await post(closed, words('1.1', '1.2')).expect(403)
    await post(closed, words()).expect(200)
    const form = await request(closed).get('/cite').query(words('1.1', '1.2')).set(html)
    expect(form.text).not.toContain('method="post"')
    await request(closed).get(`/cite/${before.id}`).expect(200)

    const crowded = createApp({ ...archive, minting: { take: () => 7 } })
    await post(crowded, words('1.1', '1.2')).expect(429).expect('retry-after', '7')
    await post(crowded, words()).expect(200)
  })
})

describe('a citation', () => {
  it('comes in the form that is asked for, and says so', async () => {
    const { id } = await minted(words())
    const get = (accept: string) => request(app).get(`/cite/${id}`).set({ accept }).expect(200)
    for (const [accept, type] of [
      ['*/*', 'text/html; charset=utf-8'],
      ['text/html', 'text/html; charset=utf-8'],
      ['image/png', 'text/html; charset=utf-8'],
      ['application/ld+json', 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"'],
      ['application/json, text/javascript', 'application/json'],
      ['application/vnd.citationstyles.csl+json', 'application/vnd.citationstyles.csl+json'],
      ['application/x-research-info-systems', 'application/x-research-info-systems; charset=utf-8'],
      ['application/x-bibtex', 'application/x-bibtex; charset=utf-8'],
    ] as const) {
      const reply = await get(accept)
      expect([accept, reply.headers['content-type']]).toEqual([accept, type])
      expect(reply.headers['vary']).toContain('Accept')
      expect(reply.headers['link']).toContain(`<https://archive.example/cite/${id}>; rel="cite-as"`)
      if (!type.startsWith('text/html'))
        expect(reply.headers['access-control-allow-origin']).toBe('*')
    }
    for (const form of ['json', 'csl.json', 'ris', 'bib'])
      await request(app).get(`/cite/${id}.${form}`).expect(200)
  })

  it('is an annotation whose addresses can all be fetched', async () => {
    const { id } = await minted(words())
    const { body } = await request(app).get(`/cite/${id}.json`).expect(200)
    const page = `https://archive.example/iiif/presentation/3/memo/canvas/${pageOf(memo)}`
    expect(body).toMatchObject({
      '@context': [
        'http://www.w3.org/ns/anno.jsonld',
        'http://iiif.io/api/presentation/3/context.json',
      ],
      id: `https://archive.example/cite/${id}`,
      type: 'Annotation',
      motivation: ['contentState', 'identifying'],
      body: { selector: { type: 'TextQuoteSelector', exact: 'blamed\nthe haste' } },
      target: {
        type: 'SpecificResource',
        source: {
          id: page,
          type: 'Canvas',
          partOf: [{ id: 'https://archive.example/iiif/presentation/3/memo/manifest' }],
        },
        selector: { type: 'FragmentSelector', value: 'xywh=40,60,120,50' },
      },
    })
    const { source } = (body as { body: { source: { id: string } } }).body
    await request(app).get(new URL(source.id).pathname).expect(200)
    await request(app).get(new URL(page).pathname).expect(200)
  })

  it('is understood as it is copied off paper', async () => {
    const { id } = await minted(words())
    const written = `${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}`
      .toUpperCase()
      .replaceAll('0', 'O')
      .replaceAll('1', 'I')
    await request(app).get(`/cite/${written}`).expect(303).expect('location', `https://archive.example/cite/${id}`) // prettier-ignore
    await request(app).get(`/cite/${written}.ris`).expect(303).expect('location', `https://archive.example/cite/${id}.ris`) // prettier-ignore
  })

  it.each(['nobody', '0123456789ab', '%00', '..%2f..%2fetc', 'kq7f3xv9m2ab%0d%0aSet-Cookie:x', 'ÄÄÄ', 'x'.repeat(3000)])(
    'is not there: %s',
    async (id) => {
      for (const suffix of ['', '.json', '.csl.json', '.ris', '.bib'])
        expect((await request(app).get(`/cite/${id}${suffix}`)).status).toBe(404)
    },
  ) // prettier-ignore

  it('of a withdrawn document says so, and keeps the words', async () => {
    const gone = await itemOf('gone')
    const { id } = await minted({
      item: 'gone',
      page: pageOf(gone),
      text: textOf(gone),
      from: '1.0',
      to: '1.10',
    })
    const kept = await archive.catalogue.item(anItemId('gone'))
    await archive.catalogue.withdrawItem(anItemId('gone'), kept?.revision ?? 0, 'Given back.')
    const page = await request(app).get(`/cite/${id}`).set(html).expect(410)
    expect(page.text).toContain('Given back.')
    expect(page.text).toContain('Words that')
    expect(page.text).not.toContain('/iiif/image/')
    for (const form of ['json', 'csl.json', 'ris', 'bib'])
      await request(app).get(`/cite/${id}.${form}`).expect(410)
    await mint({ item: 'gone', page: pageOf(gone) }).expect(410)
  })

  it('is checked with the archive', async () => {
    const { id } = await minted(words())
    const findings: Finding[] = []
    const signal = new AbortController().signal
    const { citations } = await checked(archive, (one) => findings.push(one), signal)
    const files = await Promise.all(
      (await readdir(join(folder, 'citations'))).map((name) =>
        readdir(join(folder, 'citations', name)),
      ),
    )
    expect(citations).toBe(files.flat().length)
    expect(findings.filter(({ where }) => where.includes('cit'))).toEqual([])
    await written(folder, {
      [`citations/${id.slice(0, 2)}/${id}.json`]: '{',
      'citations/notes.txt': 'mine',
    })
    await checked(archive, (one) => findings.push(one), signal)
    const told = findings.filter(({ where }) => where.includes('cit'))
    expect(told.map(({ level, where }) => `${level} ${where}`).sort()).toEqual([
      `error citation ${id}`,
      'note citations/notes.txt',
    ])
    await request(app).get(`/cite/${id}`).expect(500)
  })
})

describe('an item', () => {
  it('can be taken into bibliographies', async () => {
    const csl = await request(app).get('/items/memo.csl.json').buffer(true).expect(200)
    expect(JSON.parse(csl.text || String(csl.body))).toMatchObject([
      { title: 'The memo', author: [{ family: 'Ashgrove', given: 'R.' }] },
    ])
    for (const form of ['ris', 'bib']) {
      const reply = await request(app).get(`/items/memo.${form}`).buffer(true).expect(200)
      expect(String(reply.text || reply.body)).toContain('https://archive.example/items/memo')
      expect(reply.headers['access-control-allow-origin']).toBe('*')
      await request(app).get(`/items/nobody.${form}`).expect(404)
    }
  })

  it('tells machines what it is, in the header and in the head', async () => {
    const { headers, text } = await request(app).get('/items/memo').set(html).expect(200)
    const links = headers['link'] ?? ''
    for (const link of [
      '<https://archive.example/items/memo>; rel="cite-as"',
      '<https://schema.org/AboutPage>; rel="type"',
      '<http://creativecommons.org/licenses/by/4.0/>; rel="license"',
      '<https://archive.example/items/memo.ris>; rel="describedby"; type="application/x-research-info-systems"',
      '<https://archive.example/iiif/presentation/3/memo/manifest>; rel="describedby"; type="application/ld+json;profile=\\"http://iiif.io/api/presentation/3/context.json\\""',
      '<https://archive.example/items/memo.pdf>; rel="item"; type="application/pdf"',
    ])
      expect(links).toContain(link)
    expect(text).toContain('<link rel="cite-as" href="https://archive.example/items/memo" />')
    const page = await request(app)
      .get(`/items/memo/${pageOf(memo)}`)
      .expect(200)
    expect(page.headers['link']).toContain(
      `<https://archive.example/items/memo/${pageOf(memo)}>; rel="cite-as"`,
    )
    expect(page.headers['link']).toContain('<https://archive.example/items/memo>; rel="collection"')
    const pdf = await request(app).get('/items/memo.txt').expect(200)
    expect(pdf.headers['link']).toBe('<https://archive.example/items/memo>; rel="collection"; type="text/html"') // prettier-ignore
  })
})

describe('a content state', () => {
  const led = (state: string | object, at = '/') =>
    request(app)
      .get(at)
      .query({
        'iiif-content': typeof state === 'string' ? state : encodedContentState(state),
      })
  const canvas = (version = 3) =>
    `https://archive.example/iiif/presentation/${version}/memo/canvas/${pageOf(memo)}`
  const manifest = 'https://archive.example/iiif/presentation/3/memo/manifest'

  it('leads to the page it points at', async () => {
    const page = `https://archive.example/items/memo/${pageOf(memo)}`
    for (const [state, wanted] of [
      [manifest, 'https://archive.example/items/memo'],
      [manifest.replace('https', 'http'), 'https://archive.example/items/memo'],
      [canvas(), page],
      [`${canvas(2)}#xywh=1,2,3,4`, `${page}#xywh=1,2,3,4`],
      [`${canvas()}/text/${textOf(memo)}/line/2`, `${page}?text=${textOf(memo)}#line-2`],
      ['https://archive.example/', 'https://archive.example/'],
    ] as const)
      for (const at of ['/', '/items/memo', `/items/memo/${pageOf(memo, 1)}`])
        await led(state, at).expect(303).expect('location', wanted)
    const partOf = [{ id: manifest, type: 'Manifest' }]
    const target = { id: `${canvas()}#xywh=5,6,7,8`, type: 'Canvas', partOf }
    await led(target).expect(303).expect('location', `${page}#xywh=5,6,7,8`)
    await led({ type: 'Annotation', motivation: 'contentState', target }).expect(303)
    const { address } = await minted({ item: 'memo', page: pageOf(memo), region: '9,9,20,20' })
    await led(address).expect(303).expect('location', `${page}#xywh=9,9,20,20`)
    await led(`${address}.json`).expect(303).expect('location', `${page}#xywh=9,9,20,20`)
  })

  it('of something else is refused with a sentence', async () => {
    for (const [state, status] of [
      ['https://elsewhere.example/manifest', 400],
      ['https://archive.example.evil.example/iiif/presentation/3/memo/manifest', 400],
      ['https://archive.example/iiif/presentation/3/%E0%A4%A/manifest', 400],
      ['https://archive.example/iiif/presentation/3/nobody/manifest', 404],
      ['https://archive.example/iiif/presentation/3/memo/canvas/0123456789ab', 404],
      ['javascript:alert(1)', 400],
      ['', 400],
    ] as const) {
      const reply = await led(state).expect(status)
      expect((reply.body as { detail: string }).detail).toBeTruthy()
      expect(reply.headers['location']).toBeUndefined()
    }
  })

  it('opens the bundled viewers on its region, in this document alone', async () => {
    if (!archive.assets.viewers.universalViewer) return
    const uv = await led(`${canvas()}#xywh=5,6,7,8`, '/items/memo/uv').expect(200)
    expect(uv.text).toContain('data-xywh="5,6,7,8"')
    await led(`${canvas()}#xywh=5,6,7,8`, '/items/whole/uv').expect(400)
    await request(app).get('/items/memo/uv?xywh="><script>').expect(400)
  })
})
