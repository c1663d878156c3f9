import { describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { encodedContentState } from '../../../manifests/content-state.js'
import { html, pageOf, servedMemo, textOf } from './memo.js'

const on = servedMemo()

describe('an item', () => {
  it('can be taken into bibliographies', async () => {
    const csl = await request(on.app).get('/items/memo.csl.json').buffer(true).expect(200)
    expect(JSON.parse(csl.text || String(csl.body))).toMatchObject([
      { title: 'The memo', author: [{ family: 'Ashgrove', given: 'R.' }] },
    ])
    for (const form of ['ris', 'bib']) {
      const reply = await request(on.app).get(`/items/memo.${form}`).buffer(true).expect(200)
      expect(String(reply.text || reply.body)).toContain('https://archive.example/items/memo')
      expect(reply.headers['access-control-allow-origin']).toBe('*')
      await request(on.app).get(`/items/nobody.${form}`).expect(404)
    }
  })

  it('tells machines what it is, in the header and in the head', async () => {
    const { headers, text } = await request(on.app).get('/items/memo').set(html).expect(200)
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
    const page = await request(on.app)
      .get(`/items/memo/${pageOf(on.memo)}`)
      .expect(200)
    expect(page.headers['link']).toContain(
      `<https://archive.example/items/memo/${pageOf(on.memo)}>; rel="cite-as"`,
    )
    expect(page.headers['link']).toContain('<https://archive.example/items/memo>; rel="collection"')
    const pdf = await request(on.app).get('/items/memo.txt').expect(200)
    expect(pdf.headers['link']).toBe('<https://archive.example/items/memo>; rel="collection"; type="text/html"') // prettier-ignore
  })
})

describe('a content state', () => {
  const led = (state: string | object, at = '/') =>
    request(on.app)
      .get(at)
      .query({
        'iiif-content': typeof state === 'string' ? state : encodedContentState(state),
      })
  const canvas = (version = 3) =>
    `https://archive.example/iiif/presentation/${version}/memo/canvas/${pageOf(on.memo)}`
  const manifest = 'https://archive.example/iiif/presentation/3/memo/manifest'

  it('leads to the page it points at', async () => {
    const page = `https://archive.example/items/memo/${pageOf(on.memo)}`
    for (const [state, wanted] of [
      [manifest, 'https://archive.example/items/memo'],
      [manifest.replace('https', 'http'), 'https://archive.example/items/memo'],
      [canvas(), page],
      [`${canvas(2)}#xywh=1,2,3,4`, `${page}#xywh=1,2,3,4`],
      [`${canvas()}/text/${textOf(on.memo)}/line/2`, `${page}?text=${textOf(on.memo)}#line-2`],
      ['https://archive.example/', 'https://archive.example/'],
    ] as const)
      for (const at of ['/', '/items/memo', `/items/memo/${pageOf(on.memo, 1)}`])
        await led(state, at).expect(303).expect('location', wanted)
    const partOf = [{ id: manifest, type: 'Manifest' }]
    const target = { id: `${canvas()}#xywh=5,6,7,8`, type: 'Canvas', partOf }
    await led(target).expect(303).expect('location', `${page}#xywh=5,6,7,8`)
    await led({ type: 'Annotation', motivation: 'contentState', target }).expect(303)
    const { address } = await on.minted({
      item: 'memo',
      page: pageOf(on.memo),
      region: '9,9,20,20',
    })
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
    if (!on.archive.assets.viewers.universalViewer) return
    const uv = await led(`${canvas()}#xywh=5,6,7,8`, '/items/memo/uv').expect(200)
    expect(uv.text).toContain('data-xywh="5,6,7,8"')
    await led(`${canvas()}#xywh=5,6,7,8`, '/items/whole/uv').expect(400)
    await request(on.app).get('/items/memo/uv?xywh="><script>').expect(400)
  })
})
