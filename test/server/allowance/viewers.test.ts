import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Item } from '../../../data/model/item.js'
import { openAllowances, type Allowance } from '../../../server/allowance/allowances.js'
import { workOfBytes } from '../../../server/allowance/work.js'
import { answer } from '../../../server/answer.js'
import type { Archive } from '../../../server/archive.js'
import { isReady, type ImageParts } from '../../../server/handlers/images.js'
import type { Reply } from '../../../server/reply.js'
import { routes } from '../../../server/routes.js'
import { randomNumbers } from '../../scans.js'
import { archiveOf, largeItem } from './large-item.js'

/*
 * What viewers and crawlers ask for, by a clock that stands still while answers are made. The scans have no pixels: a picture
 * that would have to be made is counted when its making begins, and then fails. So this says what is counted, at no cost.
 */

let archive: Archive
let book: Item

beforeAll(async () => {
  book = largeItem('book', 500)
  archive = await archiveOf([book, ...Array.from({ length: 20 }, (_, at) => largeItem(`item-${String(at)}`, 10, 1000 + 10 * at))]) // prettier-ignore
})
afterAll(() => archive.close())

/** One client, and the time. */
class Client {
  now = 0
  readonly allowance: Allowance
  refused = 0
  last: Reply | undefined

  constructor() {
    const allowance = openAllowances(archive.settings['client-work'], () => this.now).of('a')
    if (!allowance) throw new Error('there is no limit')
    this.allowance = allowance
  }

  async asks(name: string, params: Record<string, string>, query = ''): Promise<Reply> {
    const route = routes.find((one) => one.name === name)
    if (!route) throw new Error(`There is no route ${name}.`)
    const { allowance } = this
    const reply = await answer(archive, route, { params, query: new URLSearchParams(query), path: '/', headers: {}, allowance }) // prettier-ignore
    if (reply.status === 429) this.refused += 1
    this.last = reply
    return reply
  }

  /** Pictures that lie ready are answered before anybody counts. */
  async asksForImage(page: string, region: string, size: string): Promise<void> {
    const params: Record<ImageParts, string> = { page, region, size, rotation: '0', last: 'default.jpg' } // prettier-ignore
    if (!isReady(archive, params, 3)) await this.asks('image-request-3', params)
  }
}

const pages = () => book.pages.map(({ id }) => id as string)

describe('viewers are never refused', () => {
  it('that open a book of 500 pages with thumbnails of two odd sizes, at once', async () => {
    const viewer = new Client()
    await viewer.asks('manifest-3', { item: 'book' })
    await viewer.asks('manifest-2', { item: 'book' })
    for (const page of pages()) {
      await viewer.asksForImage(page, 'full', '!90,90')
      await viewer.asksForImage(page, 'full', ',150')
    }
    for (const page of pages()) await viewer.asks('image-info-3', { page })
    for (const page of pages().slice(0, 40)) {
      // As many annotations as a full page of print has.
      await viewer.asks('page-text-3', { item: 'book', page, text: 'x' })
      viewer.allowance.charge(workOfBytes(60_000))
    }
    expect(viewer.refused).toBe(0)
  })

  it('whose readers turn two pages a second, all of the book, deep zoom and search beside it', async () => {
    const viewer = new Client()
    await viewer.asks('manifest-3', { item: 'book' })
    for (const page of pages()) await viewer.asksForImage(page, 'full', '!90,90')
    for (const [at, page] of pages().entries()) {
      viewer.now += 500
      await viewer.asks('image-info-3', { page })
      await viewer.asks('page-text-3', { item: 'book', page, text: 'x' })
      viewer.allowance.charge(workOfBytes(60_000))
      await viewer.asksForImage(page, 'full', ',1000')
      for (let tile = 0; tile < 30; tile++)
        await viewer.asksForImage(page, `${String((tile % 5) * 512)},${String(Math.floor(tile / 5) * 512)},512,512`, '512,512') // prettier-ignore
      if (at % 20 === 0)
        await viewer.asks('search-item-2', { item: 'book' }, 'q=harbour').catch(() => undefined)
      if (at % 10 === 0) await viewer.asks('terms-item-2', { item: 'book' }, 'q=ha')
    }
    expect(viewer.refused).toBe(0)
  })

  it('that thirty readers of one school open at the same time, in the same room', async () => {
    const room = new Client()
    for (let reader = 0; reader < 30; reader++) {
      await room.asks('item-page', { item: 'book' })
      await room.asks('manifest-3', { item: 'book' })
      for (const page of pages().slice(0, 40)) {
        room.now += 50
        await room.asks('image-info-3', { page })
        await room.asks('page-text-3', { item: 'book', page, text: 'x' })
        room.allowance.charge(workOfBytes(20_000))
      }
    }
    expect(room.refused).toBe(0)
  })
})

/** Asks again and again until it is refused; gives how often it was answered. */
async function untilRefused(crawler: Client, every: number, ask: (turn: number) => Promise<void>) {
  for (let turn = 0; turn < 10_000; turn++) {
    crawler.now += every
    await ask(turn)
    if (crawler.refused > 0) return turn
  }
  return Infinity
}

describe('crawlers are', () => {
  it('when they ask for each of 10,000 manifests without a pause', async () => {
    const crawler = new Client()
    const answered = await untilRefused(crawler, 5, async (turn) => {
      await crawler.asks('manifest-3', { item: `item-${String(turn % 20)}` })
    })
    expect(answered).toBeGreaterThan(1000)
    expect(answered).toBeLessThan(10_000)
    const { status, headers, body } = crawler.last ?? never()
    expect(status).toBe(429)
    expect(headers['link']).toContain('<https://archive.example/dumps/>; rel="alternate"')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['access-control-allow-origin']).toBe('*')
    const problem = JSON.parse(Buffer.from(body as Uint8Array).toString()) as { detail: string; status: number } // prettier-ignore
    expect(problem.status).toBe(429)
    expect(problem.detail).toContain('https://archive.example/dumps/')
    // Who waits as long as is said goes on, and for more than one answer.
    crawler.now += Number(headers['retry-after']) * 1000
    for (let turn = 0; turn < 100; turn++)
      expect((await crawler.asks('manifest-3', { item: 'item-1' })).status).toBe(200)
  })

  it('when they ask for odd regions', async () => {
    const crawler = new Client()
    const random = randomNumbers(7)
    const some = (most: number) => String(Math.floor(random() * most) + 1)
    const answered = await untilRefused(crawler, 20, async (turn) => {
      const region = `${some(1000)},${some(1000)},${some(1900)},${some(2900)}`
      await crawler.asksForImage(pages()[turn % 500] ?? '', region, `${some(1200)},`)
    })
    expect(answered).toBeLessThan(4000)
  })

  it('and can still take the dump', async () => {
    const crawler = new Client()
    crawler.allowance.charge(1e6)
    expect((await crawler.asks('home', {})).status).toBe(429)
    expect((await crawler.asks('dumps', {})).status).toBe(200)
    expect((await crawler.asks('dump-list', {})).status).toBe(200)
    expect((await crawler.asks('live', {})).status).toBe(200)
  })
})

function never(): never {
  throw new Error('there was no answer')
}
