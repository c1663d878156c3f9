import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'
import { createApp } from '../../../server/app.js'
import { lookingAt } from '../../archives.js'
import { here, html, pageOf, servedMemo, textOf, type Minted } from './memo.js'

const on = servedMemo()

describe('minting', () => {
  it('shows what would be cited, and how, before it has an address', async () => {
    const query = new URLSearchParams(on.words()).toString()
    const { text } = await request(on.app).get(`/cite?${query}`).set(html).expect(200)
    expect(text).toContain('blamed<br /> the haste')
    expect(text).toContain('method="post"')
    expect(text).toContain('name="robots" content="noindex"')
    expect(text).toContain('R. Ashgrove, “The memo”, 12 March 1956, p. 1, ll. 1–2')
  })

  it('gives words an address, and leads there', async () => {
    const reply = await request(on.app)
      .post('/cite')
      .set(here)
      .set(html)
      .type('form')
      .send(on.words())
    expect(reply.status).toBe(303)
    const at = reply.headers['location'] ?? ''
    expect(at).toMatch(/^https:\/\/archive\.example\/cite\/[0-9a-hjkmnp-tv-z]{12}$/)
    const page = await request(on.app).get(new URL(at).pathname).set(html).expect(200)
    expect(page.text).toContain('<rect x="80" y="60" width="80" height="20"')
    expect(page.text).toContain('<rect x="40" y="90" width="120" height="20"')
  })

  it('tells a script what was kept; the same words always have the same address', async () => {
    const fields = on.words('1.0', '1.2')
    const first = await on.mint(fields).expect(201)
    const second = await request(on.app).post('/cite').set(here).set('accept', 'application/json').send(fields).expect(200) // prettier-ignore
    expect(second.body).toEqual(first.body)
    expect(first.headers['location']).toBe((first.body as Minted).address)
    expect(first.headers['cache-control']).toBe('no-store')
    expect(first.body).toMatchObject({
      item: 'memo',
      region: { x: 40, y: 60, width: 30, height: 20 },
      scan: { frame: 0 },
      quote: {
        exact: 'He',
        prefix: '',
        suffix: ' blamed\nthe haste.',
        lines: [1, 1],
        kind: 'transcription',
      },
    })
    const { id } = first.body as Minted
    const file = join(on.folder, 'citations', id.slice(0, 2), `${id}.json`)
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ fonds: 1, id })
    const again = await request(on.app).get('/cite').query(fields).set(html)
    expect(again.text).toContain(`href="https://archive.example/cite/${id}"`)
    expect(again.text).not.toContain('method="post"')
  })

  it('is of a region, cut to the scan, or of a page', async () => {
    const page = { item: 'memo', page: pageOf(on.memo, 1) }
    expect(await on.minted({ ...page, region: '10,20,99999,40' })).toMatchObject({
      region: { x: 10, y: 20, height: 40 },
    })
    const whole = await on.minted(page)
    expect(whole.region).toBeUndefined()
    const shown = await request(on.app).get(`/cite/${whole.id}`).set(html).expect(200)
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
    const base = 'item' in fields || Object.keys(fields).length === 0 ? {} : { item: 'memo', page: pageOf(on.memo) } // prettier-ignore
    const text = 'text' in fields && fields.text === 'memo' ? { text: textOf(on.memo) } : {}
    const sent = { ...base, ...fields, ...text }
    const reply = await on.mint(sent).expect(status)
    expect((reply.body as { detail: string }).detail.length).toBeGreaterThan(10)
    await request(on.app).get('/cite').query(sent).expect(status)
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
    const reply = await request(on.app).post('/cite').set(here).set('content-type', type ?? '').send(body) // prettier-ignore
    expect([reply.status, reply.headers['content-type']]).toEqual([
      status,
      'application/problem+json',
    ])
  })

  it('refuses what another site makes a browser send, and what is compressed', async () => {
    const send = (headers: Record<string, string>) =>
      request(on.app).post('/cite').set(headers).set('accept', 'application/json').type('form').send(on.words()) // prettier-ignore
    await send({ 'sec-fetch-site': 'cross-site' }).expect(403)
    await send({ 'sec-fetch-site': 'same-site', origin: 'https://archive.example' }).expect(403)
    await send({ origin: 'https://elsewhere.example' }).expect(403)
    await send({ origin: 'null' }).expect(403)
    await send({ origin: 'http://127.0.0.1', host: '127.0.0.1' }).expect(200)
    await send({ 'content-encoding': 'gzip' }).expect(400)
  })

  it('is done here and nowhere else', async () => {
    const reply = await request(on.app).delete('/cite').expect(405)
    expect(reply.headers['allow']).toBe('GET, HEAD, OPTIONS, POST')
    await request(on.app).post('/items/memo').expect(405).expect('allow', 'GET, HEAD, OPTIONS')
    const options = await request(on.app).options('/cite').expect(204)
    expect(options.headers['allow']).toContain('POST')
    expect(options.headers['access-control-allow-methods']).not.toContain('POST')
  })

  it('is closed by a setting, and bounded by a pace; what is there stays', async () => {
    const before = await on.minted(on.words())
    const closed = createApp(await lookingAt(on.folder, { citations: 'closed' }))
    const post = (to: Express, fields: object) =>
      request(to).post('/cite').set('accept', 'application/json').type('form').send(fields)
    await post(closed, on.words('1.1', '1.2')).expect(403)
    await post(closed, on.words()).expect(200)
    const form = await request(closed).get('/cite').query(on.words('1.1', '1.2')).set(html)
    expect(form.text).not.toContain('method="post"')
    await request(closed).get(`/cite/${before.id}`).expect(200)

    const crowded = createApp({ ...on.archive, minting: { take: () => 7 } })
    await post(crowded, on.words('1.1', '1.2')).expect(429).expect('retry-after', '7')
    await post(crowded, on.words()).expect(200)
  })
})
