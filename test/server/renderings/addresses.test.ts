import { createHash } from 'node:crypto'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'
import type { Item } from '../../../data/model/item.js'
import { createApp } from '../../../server/app.js'
import type { Archive } from '../../../server/archive.js'
import { archiveFolder, lookingAt, published } from '../../archives.js'
import { anItemId } from '../../contracts/catalogue.js'
import { newFolder, written } from '../../folders.js'
import { pageJpeg } from '../../scans.js'
import { pagesOf } from './pdf-text.js'
import { bookOf } from './thousand-pages.js'
import { unzipped } from './unzipped.js'

let app: Express
let archive: Archive
let memo: Item

const alto = (words: string) =>
  `<alto><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="600" HEIGHT="800"><PrintSpace><TextBlock><TextLine HPOS="60" VPOS="100" WIDTH="300" HEIGHT="20"><String CONTENT="${words}" HPOS="60" VPOS="100" WIDTH="300" HEIGHT="20"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`

beforeAll(async () => {
  const [folder, given] = [await archiveFolder(), await newFolder()]
  await written(given, {
    'box/memo/1.jpg': await pageJpeg(1),
    'box/memo/2.jpg': await pageJpeg(2),
    'box/memo/3.jpg': await pageJpeg(3),
    'box/memo/1.txt': 'A <line>\nanother\n\nA paragraph\n',
    'box/memo/ocr/1.xml': alto('Aline'),
    'box/memo/ocr/2.xml': alto('Machine'),
    'box/memo/item.yaml': 'title: {en: "The <memo> & more"}\nlanguage: en\nauthor: P. Harbour\n',
    'box/dotted/item.yaml': 'id: "memo.pdf"\ntitle: An item with a dot\n',
    'box/dotted/1.jpg': await pageJpeg(4),
    'box/letter/item.yaml': 'title: A letter\nabstract: What it says.\n',
    'box/gone/1.jpg': await pageJpeg(5),
    'box/gone/1.txt': 'Gone',
  })
  await published(folder, join(given, 'box'))
  archive = await lookingAt(folder)
  const gone = await archive.catalogue.item(anItemId('gone'))
  await archive.catalogue.withdrawItem(anItemId('gone'), gone?.revision ?? 0, 'Given back.')
  memo = (await archive.catalogue.item(anItemId('memo')))?.record ?? never()
  app = createApp(archive)
})

function never(): never {
  throw new Error('this was not published')
}

/** supertest would look into a zip itself. */
function asBytes(reply: request.Response, done: (error: Error | null, body: Buffer) => void) {
  const chunks: Buffer[] = []
  const stream = reply as unknown as IncomingMessage
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  stream.on('end', () => {
    done(null, Buffer.concat(chunks))
  })
}

const page = (at: number) => memo.pages[at]?.id ?? never()

describe('an item to take away', () => {
  it('as plain text: of each page the best text, pages divided by form feeds', async () => {
    const reply = await request(app).get('/items/memo.txt').expect(200)
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(reply.text).toBe('A <line>\nanother\n\nA paragraph\n\fMachine\n\f')
  })

  it('in one layer that is asked for', async () => {
    const machine = memo.texts.find(({ kind }) => kind === 'ocr')?.id ?? never()
    expect((await request(app).get(`/items/memo.txt?text=${machine}`)).text).toBe('Aline\n\fMachine\n\f') // prettier-ignore
    await request(app).get('/items/memo.txt?text=nothing').expect(404)
  })

  it('as a document of HTML that does nothing', async () => {
    const reply = await request(app).get('/items/memo.html').expect(200)
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
    expect(reply.text).toContain('<h1 lang="en" dir="ltr">The &lt;memo&gt; &amp; more</h1>')
    expect(reply.text).toContain('A &lt;line&gt;<br>\nanother</p>\n<p>A paragraph')
    expect(reply.text).not.toMatch(/<script|<line>|src=/)
    expect(reply.text.endsWith('</html>\n')).toBe(true)
  })

  it('as TEI, the best text whole', async () => {
    const reply = await request(app).get('/items/memo.tei.xml').buffer(true).expect(200)
    expect(reply.headers['content-type']).toBe('application/tei+xml')
    const text = reply.text
    expect(text).toMatch(/^<\?xml[^]*<title>The &lt;memo&gt; &amp; more<\/title>/)
    expect(text).toContain('A &lt;line&gt;')
    expect(text).not.toContain('Machine')
    const machine = memo.texts.find(({ kind }) => kind === 'ocr')?.id ?? never()
    const page2 = await request(app).get(`/items/memo/${page(1)}.tei.xml?text=${machine}`).buffer(true) // prettier-ignore
    expect(page2.text).toMatch(/<zone[^]*Machine/)
  })

  it('as a PDF, of all pages and of one', async () => {
    const whole = await request(app)
      .get(`/items/memo/${page(1)}.pdf`)
      .buffer(true)
      .expect(200)
    const [scan, about] = await pagesOf(whole.body as Buffer)
    expect(scan?.text).toBe('Machine')
    expect(about?.text).toContain(`https://archive.example/items/memo/${page(1)}`)
  })

  it('as a zip of its texts as they came, with a list that tells their SHA-256', async () => {
    const reply = await request(app).get('/items/memo.zip').buffer(true).parse(asBytes).expect(200)
    const files = unzipped(reply.body as Buffer)
    expect([...files.keys()]).toEqual([
      'manifest.txt',
      'Transcription (English)/1.txt',
      'Text read by machine (OCR, English)/1.xml',
      'Text read by machine (OCR, English)/2.xml',
    ])
    expect(files.get('Transcription (English)/1.txt')?.toString()).toBe('A <line>\nanother\n\nA paragraph\n') // prettier-ignore
    const list = files.get('manifest.txt')?.toString() ?? ''
    for (const [name, bytes] of files) {
      if (name === 'manifest.txt') continue
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      expect(list).toMatch(new RegExp(`File: ${name.replace(/[()]/g, '\\$&')}\\n[^]*?SHA-256: ${sha256}`)) // prettier-ignore
    }
  })

  it('answers 304 to who has it, HEAD without a body, 404 and 410', async () => {
    for (const form of ['txt', 'html', 'zip']) {
      const { headers } = await request(app).get(`/items/memo.${form}`).expect(200)
      const { etag = '', 'last-modified': modified = '' } = headers as Record<string, string>
      await request(app).get(`/items/memo.${form}`).set({ 'if-none-match': etag }).expect(304)
      await request(app).get(`/items/memo.${form}`).set({ 'if-modified-since': modified }).expect(304) // prettier-ignore
      const head = await request(app).head(`/items/memo.${form}`).expect(200)
      expect(head.headers['content-type']).toBe((headers as Record<string, string>)['content-type'])
      expect(head.text).toBeFalsy()
      await request(app).get(`/items/nothing.${form}`).expect(404)
      await request(app).get(`/items/gone.${form}`).expect(410)
      await request(app).get(`/items/letter.${form}`).expect(404)
    }
    await request(app).get('/items/letter.pdf').expect(404)
    await request(app)
      .get(`/items/memo/${page(2)}.txt`)
      .expect(404)
    await request(app).get('/items/memo/nothing.txt').expect(404)
    await request(app).post('/items/memo.txt').expect(405)
  })

  it('lets an item go first whose own id ends so', async () => {
    const reply = await request(app).get('/items/memo.pdf').expect(200)
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(reply.text).toContain('An item with a dot')
    const pdf = await request(app).head('/items/memo.pdf.pdf').expect(200)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    await request(app).post('/items/memo.pdf').expect(405)
  })
})

describe('a long PDF', () => {
  it('is made no faster than it is read, and no further when nobody reads on', async () => {
    const book = await lookingAt(await bookOf(400))
    let read = 0
    const part: Archive['pyramids']['part'] = (...of) => {
      read += 1
      return book.pyramids.part(...of)
    }
    const server = createApp({ ...book, pyramids: { ...book.pyramids, part } }).listen(0)
    try {
      const { port } = server.address() as AddressInfo
      const asked = get({ port, path: '/items/book.pdf' })
      const reply = await new Promise<IncomingMessage>((resolve) => asked.once('response', resolve))
      reply.pause()
      const rest = async () => {
        for (let last = -1; last < read;) {
          last = read
          await new Promise((resolve) => setTimeout(resolve, 300))
        }
        return read
      }
      // What lies in the buffers between here and there is on its way.
      const held = await rest()
      expect(held).toBeGreaterThan(0)
      expect(held).toBeLessThan(300)
      reply.on('error', () => undefined)
      asked.destroy()
      expect(await rest()).toBeLessThanOrEqual(held + 2)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })
})
