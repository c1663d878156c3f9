import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import fc from 'fast-check'
import request from 'supertest'
import { createApp } from '../../server/app.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'
import { alto } from './alto.js'

let app: Express
beforeAll(async () => {
  const [folder, given] = [await archiveFolder(), await newFolder()]
  const many = Array.from({ length: 23 }, (_, at): [string, string] => [
    `many/n${String(at)}/item.yaml`,
    `title: Number ${String(at)}\nabstract: A record among numbers\ndate: 19${String(30 + at)}\n`,
  ])
  await written(given, {
    'box/collection.yaml': 'title: The box\n',
    'box/deep/collection.yaml': 'title: The deep box\n',
    'box/memo/1.jpg': await pageJpeg(1),
    'box/memo/1.xml': alto('The harbour master did not blame', 'the con-', 'tractor &lt;b&gt;for the ice&lt;/b&gt;'),
    'box/memo/item.yaml': 'title: Memorandum <i>of</i> a talk\nlanguage: en\ndate: 1956-10-30\nreference: HRB 14/56/2\nauthor: R. Ashgrove\nplace: North mole\nabstract: The Board is told of the quay.\n',
    'box/deep/letter/1.jpg': await pageJpeg(2),
    'box/deep/letter/1.txt': 'Le maître du port parle de glace\n',
    'box/deep/letter/item.yaml': 'title: Lettre\nlanguage: fr\ndate: 195X\nauthor: Mathilde Vaudrin\n',
    'box/deep/note/1.jpg': await pageJpeg(3),
    'box/deep/note/1.txt': 'HRB 14 56 2 HRB 14 56 2 ice ice\n',
    ...Object.fromEntries(many),
  })
  await published(folder, join(given, 'box'), join(given, 'many'))
  app = createApp(await lookingAt(folder))
}) // prettier-ignore

async function page(path: string): Promise<string> {
  const answer = await request(app).get(path)
  expect([path, answer.status, answer.headers['content-type']]).toEqual([path, 200, 'text/html; charset=utf-8']) // prettier-ignore
  return answer.text
}
const plain = (text: string) => text.replace(/&amp;/g, '&').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>') // prettier-ignore
/** Titles of the documents that are shown, in their order. */
const titles = (html: string) => [...html.matchAll(/<h2>\s*<a[^>]*>(.*?)<\/a\s*>\s*<\/h2>/gs)].map(([, title = '']) => plain(title.replace(/<[^>]*>/g, '').trim())) // prettier-ignore
const found = async (query: string) => titles(await page(`/search?${query}`))
const search = (q: string) => found(`q=${encodeURIComponent(q)}`)
const memo = 'Memorandum <i>of</i> a talk'

describe('the search of the reading room', () => {
  it('finds words of texts and of records: phrases over the ends of lines, without accents, beginnings, not', async () => {
    expect(await search('"blame the contractor"')).toEqual([memo])
    expect(await search('MAITRE')).toEqual(['Lettre'])
    expect(await search('glac*')).toEqual(['Lettre'])
    expect((await search('ice')).sort()).toEqual([memo, 'note'])
    expect(await search('ice -harbour')).toEqual(['note'])
    expect(await search('vaudrin')).toEqual(['Lettre'])
    expect(await search('quay')).toEqual([memo])
    expect(await search('"north mole"')).toEqual([memo])
    expect(await search('whale')).toEqual([])
  })

  it('names the document with a reference code first', async () => {
    expect(await search('HRB 14/56/2')).toEqual([memo, 'note'])
    expect(await search('hrb-14-56-2')).toEqual([memo, 'note'])
  })

  it('shows the words on the scan and in the text, with the way to their line', async () => {
    const html = await page('/search?q=%22blame+the+contractor%22')
    expect(html).toContain('1 passage in 1 document')
    expect(html).toContain('<mark>blame the con-tractor</mark> &lt;b&gt;for the ice')
    expect(html).toMatch(/page 1<\/span>\s*· *<span>lines 1–3/)
    const [, region, size] = /src="[^"]*\/iiif\/image\/3\/\w{12}\/([\d,]+)\/(\w+|\d+,)\/0\/default.jpg"/.exec(html) ?? [] // prettier-ignore
    expect(size).toBe('max')
    const [x = 0, y = 0, width = 0, height = 0] = (region ?? '').split(',').map(Number)
    for (const [left, top] of [[200, 40], [50, 80], [50, 120]] as const) {
      expect(html).toMatch(new RegExp(`<rect x="${left}" y="${top}" width="(20|50)" height="15"`))
      expect(x <= left && y <= top && x + width >= left + 20 && y + height >= top + 15).toBe(true)
    }
    expect(html).toMatch(/href="[^"]*\/items\/memo\/\w{12}\?text=\w{12}#line-1"/)
    const [, crop = ''] = /src="https:\/\/archive\.example([^"]*\/default\.jpg)"/.exec(html) ?? []
    expect((await request(app).get(crop)).headers['content-type']).toBe('image/jpeg')
  }) // prettier-ignore

  it('narrows down, by whatever the record has', async () => {
    expect(await found('q=ice&person=R.+Ashgrove')).toEqual([memo])
    expect(await found('place=North+mole')).toEqual([memo])
    expect(await found('language=fr')).toEqual(['Lettre'])
    expect((await found('q=ice&kind=transcription')).sort()).toEqual([memo, 'note'])
    expect(await found('q=ice&kind=record')).toEqual([])
    expect(await found('from=1956-10-30&to=1956-10-30')).toEqual(['Lettre', memo])
    expect(await found('q=ice&from=1957')).toEqual([])
    expect(await found('q=quay&to=1956')).toEqual([memo])
  })

  it('says beside each choice how many documents are found by it', async () => {
    const html = await page('/search?q=harbour')
    const choices = [...html.matchAll(/<a\s+(?:class="on" )?href="https:\/\/archive\.example(\/search\?[^"]*)" rel="nofollow"[^>]*>\s*<span class="box"[^]*?<i\s*>\s*(\d+)/g)]
    expect(choices.length).toBeGreaterThan(4)
    for (const [, address = '', count] of choices)
      expect([address, String((await found(plain(address).slice('/search?'.length))).length)]).toEqual([address, count])
  }) // prettier-ignore

  it('sorts by date and by title, and pages through without losing or repeating any', async () => {
    const all = async (sort: string) => {
      const parts = await Promise.all([1, 2, 3].map((part) => found(`q=numbers&sort=${sort}&page=${String(part)}`))) // prettier-ignore
      expect(parts.map(({ length }) => length)).toEqual([10, 10, 3])
      return parts.flat()
    }
    const numbers = Array.from({ length: 23 }, (_, at) => `Number ${String(at)}`)
    expect(await all('earliest')).toEqual(numbers)
    expect(await all('latest')).toEqual(numbers.toReversed())
    expect(await all('title')).toEqual(numbers)
    expect(new Set(await all('relevance')).size).toBe(23)
    expect((await request(app).get('/search?q=numbers&page=4')).status).toBe(404)
  })

  it('shows all that was found in one document', async () => {
    const html = await page('/search?q=ice&item=memo')
    expect(titles(html)).toEqual([memo])
    expect(html).toContain('Search all documents')
    expect(await page('/search?q=whale&item=memo')).toContain('Nothing was found in this document.')
    expect((await request(app).get('/search?q=ice&item=nobody')).status).toBe(404)
  })

  it('suggests words that the archive has, where nothing is found, and says what helps', async () => {
    const html = await page('/search?q=harbuor+mastre')
    expect(html).toMatch(
      /Did you mean\s*<a href="[^"]*q=harbour%20master"[^>]*>harbour master<\/a>/,
    )
    expect(html).toContain('What may help')
    expect(await page('/search?q=mathilda')).toMatch(/q=mathilde"/)
    expect(await page('/search?q=mitre')).toMatch(/>maître<\/a>/)
    expect(await page('/search?q=xylophone')).not.toContain('Did you mean')
    expect(await page('/search?q=%22master+harbour%22')).toContain('without quotation marks')
    expect(await page('/search?q=-ice')).toContain('Nothing was found.')
  })

  it('is whole without a script, is not to be indexed, and has one address for one state', async () => {
    const html = await page('/search?q=ice&kind=transcription&sort=title')
    expect(html).toContain('name="robots" content="noindex"')
    expect(html).not.toContain('<script')
    expect(html).not.toMatch(/\sstyle=/)
    expect(html).toMatch(/<input type="hidden" name="kind" value="transcription"/)
    expect(html).toMatch(/href="https:\/\/archive\.example\/search\?q=ice&amp;kind=transcription"[^>]*>relevance/)
  }) // prettier-ignore

  it('refuses what it did not give out with a sentence', async () => {
    for (const query of ['page=0', 'page=x', 'from=yesterday', 'to=1956-13', 'kind=video', 'sort=colour', 'collection=%00', 'item=%2F']) {
      const answer = await request(app).get(`/search?q=ice&${query}`)
      expect([query, answer.status]).toEqual([query, 400])
      expect((answer.body as { detail: string }).detail).toMatch(/^“\w+” .*\.$/)
    }
  }) // prettier-ignore

  it('never breaks over anything that is asked', async () => {
    const sign = fc.constantFrom('"', '*', '-', '(', ')', ':', '^', '+', '{', '}', "'", '\\', '\0', '\ud800', '<', '&', 'AND', 'NOT', 'NEAR(', 'ice', 'maître', '公', 'ﬁ', ' ', '%', ';', '--', '\u202e') // prettier-ignore
    const text = fc.oneof(fc.array(sign, { maxLength: 12 }).map((all) => all.join('')), fc.string({ unit: 'binary' })) // prettier-ignore
    const name = fc.constantFrom('q', 'person', 'place', 'language', 'collection', 'from', 'to', 'sort', 'kind', 'page', 'item', 'letter') // prettier-ignore
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/search', '/people'), text, name, text, async (path, q, other, value) => {
        const query = new URLSearchParams([['q', q], [other, value]])
        const { status, text: html } = await request(app).get(`${path}?${String(query)}`).set('accept', 'text/html')
        expect([200, 400, 404, 410]).toContain(status)
        expect(html).not.toMatch(/<script|javascript:/)
      }),
      { numRuns: 300 },
    )
  }, 120_000) // prettier-ignore
})

describe('the other ways in', () => {
  it('are the years, each with as many documents as are found by it', async () => {
    const html = await page('/dates')
    const years = [...html.matchAll(/href="https:\/\/archive\.example\/search\?(from=(\d{4})&amp;to=\d{4})"[^>]*>[^<]*<\/a>\s*<i[^>]*>(\d+)/g)] // prettier-ignore
    expect(years.length).toBeGreaterThan(25)
    for (const [, query = '', , count] of years.filter((_, at) => at % 4 === 0)) {
      const shown = /role="status">\s*(\d+) documents?/.exec(
        await page(`/search?${plain(query)}`),
      )?.[1]
      expect([query, shown]).toEqual([query, count])
    }
  })

  it('are the people, with their roles, by letters', async () => {
    const html = await page('/people')
    expect(html).toMatch(/person=R\.%20Ashgrove"[^>]*>R\. Ashgrove<\/a>[^]*?author[^]*?1 document/)
    const m = await page('/people?letter=M')
    expect(m).toContain('Mathilde')
    expect(m).not.toContain('Ashgrove')
    expect((await request(app).get('/people?letter=Z')).status).toBe(404)
    expect((await request(app).get('/people?page=2')).status).toBe(404)
  })

  it('are the collections, as a tree', async () => {
    const html = await page('/collections')
    expect(html).toMatch(/The box<\/a>[^]*<ul[^]*The deep box<\/a>[^]*2 documents/)
  })
})
