import { createHash } from 'node:crypto'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { dump } from '../../server/actions/dump.js'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import type { Dump } from '../../server/dumps/dump.js'
import { archiveOf, largeItem } from './allowance/large-item.js'

let archive: Archive
let made: Dump
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  // Titles that do not pack well, so that a download can be broken off in its middle.
  const items = Array.from({ length: 400 }, (_, at) => ({
    ...largeItem(`item ${String(at)}`, 3, 1 + 3 * at),
    title: { en: [createHash('sha512').update(String(at)).digest('base64').repeat(8)] },
  }))
  archive = await archiveOf(items)
  const signal = new AbortController().signal
  made = (await dump(archive, { tell: () => undefined, signal })).dump
  app = createApp(archive)
})
afterAll(() => archive.close())

const path = () => `/dumps/${made.name}`
const bytesOf = (response: IncomingMessage, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  response.on('end', () => {
    done(null, Buffer.concat(chunks))
  })
}
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const take = (headers: Record<string, string> = {}) =>
  request(app).get(path()).set(headers).buffer(true).parse(bytesOf as never) // prettier-ignore

describe('a dump', () => {
  it('is given whole, as it is, with its digest', async () => {
    const answer = await take({ 'accept-encoding': 'gzip, br' })
    expect(answer.status).toBe(200)
    expect(sha256(answer.body as Buffer)).toBe(made.sha256)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-length': String(made.bytes),
      'accept-ranges': 'bytes',
      etag: `"${made.sha256}"`,
      'last-modified': new Date(made.made).toUTCString(),
      'repr-digest': `sha-256=:${Buffer.from(made.sha256, 'hex').toString('base64')}:`,
      'access-control-allow-origin': '*',
      'content-disposition': `attachment; filename="${made.name}"`,
    })
    expect(answer.headers['access-control-expose-headers']).toContain('Content-Range')
    // Packed already: nobody packs it again, or its parts would not be parts of it.
    expect(answer.headers['content-encoding']).toBeUndefined()
  })

  it('is given in parts', async () => {
    const all = (await take()).body as Buffer
    for (const [from, to] of [
      [0, 0],
      [1, 999],
      [made.bytes - 5, made.bytes - 1],
    ] as const) {
      // prettier-ignore
      const part = await take({ range: `bytes=${String(from)}-${String(to)}` })
      expect(part.status).toBe(206)
      expect((part.body as Buffer).equals(all.subarray(from, to + 1))).toBe(true)
      expect(part.headers['content-range']).toBe(
        `bytes ${String(from)}-${String(to)}/${String(made.bytes)}`,
      )
      expect(part.headers['content-length']).toBe(String(to - from + 1))
      expect(part.headers['etag']).toBe(`"${made.sha256}"`)
    }
  })

  it('has no part behind its end', async () => {
    const answer = await take({ range: `bytes=${String(made.bytes)}-` })
    expect(answer.status).toBe(416)
    expect(answer.headers['content-range']).toBe(`bytes */${String(made.bytes)}`)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.headers['access-control-allow-origin']).toBe('*')
  })

  it('is not given to who has it, whatever part was asked for', async () => {
    const known = await take({ 'if-none-match': `"${made.sha256}"`, range: 'bytes=0-9' })
    expect([known.status, (known.body as Buffer).byteLength]).toEqual([304, 0])
  })

  it('answers HEAD as if there were no ranges', async () => {
    const answer = await request(app).head(path()).set('range', 'bytes=0-9')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-length']).toBe(String(made.bytes))
  })

  it('that was broken off goes on, and is the same in the end', async () => {
    const server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    try {
      let have = Buffer.alloc(0)
      let asked = 0
      while (have.byteLength < made.bytes) {
        asked += 1
        have = Buffer.concat([have, await brokenOff(port, have.byteLength, 50_000)])
      }
      expect(asked).toBeGreaterThan(1)
      expect(sha256(have)).toBe(made.sha256)
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  })
})

/** Asks for the rest, and hangs up when so much of it has come. */
function brokenOff(port: number, from: number, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { range: `bytes=${String(from)}-`, 'if-range': `"${made.sha256}"` }
    const asking = get({ port, host: '127.0.0.1', path: path(), headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      let come = 0
      const done = () => {
        asking.destroy()
        resolve(Buffer.concat(chunks))
      }
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        come += chunk.byteLength
        if (come >= most) done()
      })
      answer.on('end', done)
      answer.on('error', () => undefined)
    }) // prettier-ignore
    asking.on('error', reject)
  })
}

describe('the list of dumps', () => {
  it('tells programs all they need', async () => {
    const { text, headers } = await request(app).get('/dumps/index.json')
    const list = JSON.parse(text) as { dumps: unknown[] }
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(list).toEqual({
      id: 'https://archive.example/dumps/index.json',
      dumps: [
        {
          ...made,
          id: `https://archive.example/dumps/${made.name}`,
          checksum: `https://archive.example/dumps/${made.name}.sha256`,
          format: 'application/gzip',
          conformsTo: 'http://iiif.io/api/presentation/3/context.json',
          next: {
            activities: 'https://archive.example/iiif/discovery/1/activities',
            cursor: 400,
            since: made.asOf,
          },
        },
      ],
    })
    const alone = await request(app).get(path().replace('.jsonl.gz', '.json'))
    expect(JSON.parse(alone.text)).toEqual(list.dumps[0])
  })

  it('is a page for people, and JSON for who wants that', async () => {
    const forPeople = await request(app).get('/dumps/').set('accept', 'text/html')
    expect(forPeople.text).toContain(`href="https://archive.example/dumps/${made.name}"`)
    expect(forPeople.text).toContain(made.sha256)
    expect(forPeople.headers['content-security-policy']).not.toContain('unsafe-inline')
    const forPrograms = await request(app).get('/dumps/').set('accept', 'application/json')
    expect(forPrograms.headers['content-type']).toBe('application/json')
    expect(forPrograms.headers['access-control-allow-origin']).toBe('*')
    const typed = await request(app).get('/dumps')
    expect([typed.status, typed.headers['location']]).toEqual([
      303,
      'https://archive.example/dumps/',
    ])
  })

  it('has the checksum as sha256sum reads it', async () => {
    const { text } = await request(app).get(`${path()}.sha256`)
    expect(text).toBe(`${made.sha256}  ${made.name}\n`)
  })

  it.each([
    '/dumps/manifests-2026-01-01-c1.jsonl.gz',
    '/dumps/other.txt',
    '/dumps/dump.lock',
    '/dumps/.making',
    '/dumps/..%2f..%2ffonds.yaml',
    '/dumps/manifests-c1.jsonl.gz%00',
    '/dumps/%2e%2e',
    '/dumps/<script>',
  ])('has nothing else: %s', async (address) => {
    expect((await request(app).get(address)).status).toBe(404)
  })
})

describe('who asks for too much', () => {
  it('is told so and is sent there; those beside it, and its own page of dumps, are not', async () => {
    const limited = await archiveOf([largeItem('a', 1)], { 'client-work': 1, 'trust-proxy': 1 })
    const own = createApp(limited)
    const ask = (address: string, from: string, accept = '*/*') =>
      request(own).get(address).set({ 'x-forwarded-for': from, accept })
    const manifest = '/iiif/presentation/3/a/manifest'
    try {
      limited.allowances.hear([['203.0.113.7', 4500]])
      const refused = await ask(manifest, '203.0.113.7')
      expect(refused.status).toBe(429)
      expect(refused.headers).toMatchObject({
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'access-control-allow-origin': '*',
        link: '<https://archive.example/dumps/>; rel="alternate"; title="All manifests in one file"',
      })
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(10)
      const page = await ask('/items/a', '203.0.113.7', 'text/html')
      expect([page.status, page.text.includes('https://archive.example/dumps/')]).toEqual([429, true]) // prettier-ignore
      // It cannot pass for somebody else: the last of the addresses is the one the proxy saw.
      expect((await ask(manifest, '198.51.100.1, 203.0.113.7')).status).toBe(429)
      expect((await ask('/dumps/', '203.0.113.7')).status).toBe(200)
      expect((await ask('/health/live', '203.0.113.7')).status).toBe(200)
      expect((await ask(manifest, '203.0.113.8')).status).toBe(200)
      // Of a house's own network, and where no proxy said who it is, nobody is counted.
      expect((await ask(manifest, '192.168.1.9')).status).toBe(200)
      expect((await request(own).get(manifest)).status).toBe(200)
    } finally {
      await limited.close()
    }
  })
})
