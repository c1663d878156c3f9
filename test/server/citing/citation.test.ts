import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import request from 'supertest'
import type { Finding } from '../../../data/model/finding.js'
import { checked } from '../../../server/actions/doctor.js'
import { anItemId } from '../../contracts/catalogue.js'
import { written } from '../../folders.js'
import { html, pageOf, servedMemo, textOf } from './memo.js'

const on = servedMemo()

describe('a citation', () => {
  it('comes in the form that is asked for, and says so', async () => {
    const { id } = await on.minted(on.words())
    const get = (accept: string) => request(on.app).get(`/cite/${id}`).set({ accept }).expect(200)
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
      await request(on.app).get(`/cite/${id}.${form}`).expect(200)
  })

  it('is an annotation whose addresses can all be fetched', async () => {
    const { id } = await on.minted(on.words())
    const { body } = (await request(on.app).get(`/cite/${id}.json`).expect(200)) as {
      body: unknown
    }
    const page = `https://archive.example/iiif/presentation/3/memo/canvas/${pageOf(on.memo)}`
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
    await request(on.app).get(new URL(source.id).pathname).expect(200)
    await request(on.app).get(new URL(page).pathname).expect(200)
  })

  it('is understood as it is copied off paper', async () => {
    const { id } = await on.minted(on.words())
    const written = `${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}`
      .toUpperCase()
      .replaceAll('0', 'O')
      .replaceAll('1', 'I')
    await request(on.app).get(`/cite/${written}`).expect(303).expect('location', `https://archive.example/cite/${id}`) // prettier-ignore
    await request(on.app).get(`/cite/${written}.ris`).expect(303).expect('location', `https://archive.example/cite/${id}.ris`) // prettier-ignore
  })

  it.each(['nobody', '0123456789ab', '%00', '..%2f..%2fetc', 'kq7f3xv9m2ab%0d%0aSet-Cookie:x', 'ÄÄÄ', 'x'.repeat(3000)])(
    'is not there: %s',
    async (id) => {
      for (const suffix of ['', '.json', '.csl.json', '.ris', '.bib'])
        expect((await request(on.app).get(`/cite/${id}${suffix}`)).status).toBe(404)
    },
  ) // prettier-ignore

  it('of a withdrawn document says so, and keeps the words', async () => {
    const gone = await on.itemOf('gone')
    const { id } = await on.minted({
      item: 'gone',
      page: pageOf(gone),
      text: textOf(gone),
      from: '1.0',
      to: '1.10',
    })
    const kept = await on.archive.catalogue.item(anItemId('gone'))
    await on.archive.catalogue.withdrawItem(anItemId('gone'), kept?.revision ?? 0, 'Given back.')
    const page = await request(on.app).get(`/cite/${id}`).set(html).expect(410)
    expect(page.text).toContain('Given back.')
    expect(page.text).toContain('Words that')
    expect(page.text).not.toContain('/iiif/image/')
    for (const form of ['json', 'csl.json', 'ris', 'bib'])
      await request(on.app).get(`/cite/${id}.${form}`).expect(410)
    await on.mint({ item: 'gone', page: pageOf(gone) }).expect(410)
  })

  it('is checked with the archive', async () => {
    const { id } = await on.minted(on.words())
    const findings: Finding[] = []
    const signal = new AbortController().signal
    const { citations } = await checked(on.archive, (one) => findings.push(one), signal)
    const files = await Promise.all(
      (await readdir(join(on.folder, 'citations'))).map((name) =>
        readdir(join(on.folder, 'citations', name)),
      ),
    )
    expect(citations).toBe(files.flat().length)
    expect(findings.filter(({ where }) => where.includes('cit'))).toEqual([])
    await written(on.folder, {
      [`citations/${id.slice(0, 2)}/${id}.json`]: '{',
      'citations/notes.txt': 'mine',
    })
    await checked(on.archive, (one) => findings.push(one), signal)
    const told = findings.filter(({ where }) => where.includes('cit'))
    expect(told.map(({ level, where }) => `${level} ${where}`).sort()).toEqual([
      `error citation ${id}`,
      'note citations/notes.txt',
    ])
    await request(on.app).get(`/cite/${id}`).expect(500)
  })
})
