import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { Problem } from '../../data/model/problem.js'
import { cost } from '../../images/cost.js'
import { plan, type Plan } from '../../images/plan.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import { listening } from '../../server/port.js'
import { openRenditionCache } from '../../server/rendition-cache.js'
import {
  madeFrom,
  openRenditions,
  renditionName,
  type RenditionWorks,
} from '../../server/renditions.js'
import { atOnce, workQueue } from '../../server/work-queue.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'
import { settled, steered } from './steered.js'

let folder: string
let archive: Archive
let page: string
const open: Server[] = []

beforeAll(async () => {
  folder = await archiveFolder()
  const given = await written(await newFolder(), { 'memo/1.jpg': await pageJpeg(1, 80, 3000) })
  await published(folder, join(given, 'memo'))
  archive = await lookingAt(folder)
  page = await firstPage(archive)
})
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function firstPage(of: Archive) {
  const item = await of.catalogue.item(anItemId('memo'))
  return item?.record.pages[0]?.id ?? ''
}

/** Serves the archive with another way to make pictures, over a cache of its own. */
async function served(make: RenditionWorks['make'], cacheFolder: string, bound = 50_000_000) {
  const logged: unknown[] = []
  const log = { ...archive.log, error: (...said: unknown[]) => void logged.push(said) }
  const queue = workQueue(atOnce)
  const cache = openRenditionCache({ folder: cacheFolder, bound, log: archive.log })
  const opened = openRenditions({ cache, queue, pyramidRecipe: 2, make })
  /** How many have asked for a picture; they have then joined its making. */
  const asked = { count: 0 }
  const renditions: Archive['renditions'] = {
    ...opened,
    get: (...what) => {
      asked.count += 1
      return opened.get(...what)
    },
  }
  const app = createApp({ ...archive, renditions, log: Object.assign(Object.create(archive.log) as Archive['log'], { error: log.error }) }) // prettier-ignore
  const server = createServer(app)
  open.push(server)
  const port = await listening(server, 0, '127.0.0.1')
  const get = (path: string, version = 3) =>
    request(`http://127.0.0.1:${String(port)}`).get(
      `/iiif/image/${String(version)}/${page}/${path}`,
    )
  return { get, queue, cache, port, logged, asked }
}

/** Waits until something is so; that it never is, the test's own limit tells. */
async function until(isSo: () => boolean | Promise<boolean>) {
  while (!over && !(await isSo())) await settled()
}
let over = false
beforeEach(() => {
  over = false
})
afterEach(() => {
  over = true
})

const nameOf = ({ size, format }: Plan) => `${String(size.width)}x${String(size.height)}.${format}`

let cacheFolder: string
beforeEach(async () => {
  cacheFolder = join(await newFolder(), 'images')
})

describe('identical requests', () => {
  it('that come at once are made once, and in both versions and any spelling', async () => {
    const work = steered<Uint8Array>()
    const { get, queue, asked } = await served(
      (_scan, plan) => work.begin(nameOf(plan)),
      cacheFolder,
    )
    const spellings = [
      ['full/!333,444/0/default.png', 3],
      ['0,0,3000,4000/333,444/0.0/color.png', 3],
      ['pct:0,0,100,100/333,/360/default.png', 2],
      ['0,0,9000,9000/333,444/0/color.png', 2],
    ] as const
    const replies = Array.from({ length: 200 }, async (_, nth) => {
      const [path, version] = spellings[nth % 4] ?? spellings[0]
      return get(path, version)
    })
    // All have come in before there is an answer for any.
    await until(() => asked.count === 200 && work.running().length === 1)
    expect(queue.load()).toMatchObject({ running: 1, waiting: 0 })
    work.end('333x444.png', Buffer.from('bytes'))
    for (const { status, body } of await Promise.all(replies))
      expect([status, String(body)]).toEqual([200, 'bytes'])
    expect(work.begun).toEqual(['333x444.png'])
    expect((await get('full/333,/0/default.png')).headers['etag']).toMatch(/^W\/"[0-9a-f]{64}\.png"$/) // prettier-ignore
    expect(work.begun).toHaveLength(1)
  })

  it('share an error, which is not kept', async () => {
    const work = steered<Uint8Array>()
    const { get, asked } = await served((_scan, plan) => work.begin(nameOf(plan)), cacheFolder)
    const replies = [1, 2, 3].map(async () => get('full/333,/0/default.png'))
    await until(() => asked.count === 3 && work.running().length === 1)
    work.fail('333x444.png', new Problem('unreadable', 'The tiles cannot be read.'))
    expect((await Promise.all(replies)).map(({ status }) => status)).toEqual([500, 500, 500])
    const again = get('full/333,/0/default.png').then(({ status }) => status)
    await until(() => work.running().length === 1)
    work.end('333x444.png', Buffer.from('bytes'))
    expect(await again).toBe(200)
  })
})

describe('a storm of huge requests', () => {
  it('is answered 503 past the bound, while small pictures are made', async () => {
    const work = steered<Uint8Array>()
    const { get, queue, logged } = await served(
      (_scan, plan) => work.begin(nameOf(plan)),
      cacheFolder,
    )
    const storm = Array.from({ length: 60 }, async (_, nth) =>
      get(`0,0,2900,3900/${String(2800 - nth)},/45/default.png`),
    )
    const most = 60 - Math.floor(30_000 / hugeCost()) - 2
    await until(() => queue.load().waiting > 0 && queue.load().milliseconds > 25_000)
    const early = await Promise.race(storm)
    expect(early.status).toBe(503)
    expect(Number(early.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(Number(early.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(early.headers['content-type']).toBe('application/problem+json')
    expect(JSON.parse(early.text)).toMatchObject({ status: 503, detail: expect.stringContaining('ask again in') }) // prettier-ignore
    // Nothing huge ends, and yet each small one is begun at once.
    for (let nth = 0; nth < 20; nth++) {
      const small = get(`full/${String(100 + nth)},/0/default.webp`).then(({ status }) => status)
      await until(() => work.running().some((name) => name.endsWith('webp')))
      for (const name of work.running())
        if (name.endsWith('webp')) work.end(name, Buffer.from('small'))
      expect(await small).toBe(200)
    }
    expect(work.running()).toHaveLength(1)
    for (let ended = 0; ended < 60; ended++) {
      await until(() => work.running().length > 0 || queue.load().running === 0)
      for (const name of work.running()) work.end(name, Buffer.from('huge'))
    }
    const statuses = (await Promise.all(storm)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThanOrEqual(most)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(1)
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([])
    expect(logged).toEqual([])
  })
})

function hugeCost(): number {
  const parts = { region: '0,0,2900,3900', size: '2750,', rotation: '45', ...lastSegment('default.png') } // prettier-ignore
  return cost(plan({ width: 3000, height: 4000 }, parseRequest(3, parts))).milliseconds
}

describe('connections that close', () => {
  const raw = (port: number, path: string) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(`GET /iiif/image/3/${page}/${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`)
    return socket
  }

  it('empty the queue, and nobody calls that an error', async () => {
    const work = steered<Uint8Array>()
    const signals: AbortSignal[] = []
    const { queue, port, logged } = await served((_scan, plan, signal) => {
      signals.push(signal)
      return work.begin(nameOf(plan))
    }, cacheFolder)
    const sockets = Array.from({ length: 10 }, (_, nth) =>
      raw(port, `0,0,2900,3900/${String(2800 - nth)},/0/default.png`),
    )
    await until(() => queue.load().running + queue.load().waiting === 10)
    for (const socket of sockets) socket.destroy()
    await until(() => queue.load().waiting === 0)
    // What runs is told, and keeps its place until it has stopped.
    expect(signals.map(({ aborted }) => aborted)).toEqual(signals.map(() => true))
    expect(queue.load().running).toBe(signals.length)
    for (const name of work.running()) work.end(name, Buffer.from('late'))
    await until(() => queue.load().running === 0)
    expect(work.begun.length).toBeLessThan(4)
    expect(logged).toEqual([])
    // It was made after all, so it is kept.
    await until(async () => (await kept(cacheFolder)).length === work.begun.length)
  })

  it('fail nobody else who waits for the same', async () => {
    const work = steered<Uint8Array>()
    const signals: AbortSignal[] = []
    const { get, queue, port, asked } = await served((_scan, plan, signal) => {
      signals.push(signal)
      return work.begin(nameOf(plan))
    }, cacheFolder)
    const third = raw(port, '0,0,2900,3900/2800,/0/default.png')
    const first = raw(port, 'full/333,/0/default.png')
    await until(() => queue.load().running === 2)
    const second = get('full/333,/0/default.png').then(({ status }) => status)
    await until(() => asked.count === 3)
    // The one that closes last is alone, so its abort shows that the other was heard of too.
    first.destroy()
    third.destroy()
    await until(() => signals.some(({ aborted }) => aborted))
    work.end('333x444.png', Buffer.from('bytes'))
    expect(await second).toBe(200)
    expect(work.begun).toHaveLength(2)
  })
})

async function kept(in_: string): Promise<string[]> {
  const all = await readdir(in_, { recursive: true, withFileTypes: true }).catch(() => [])
  return all.flatMap((one) => (/^[0-9a-f]{64}\.\w+$/.test(one.name) && one.isFile() ? [join(one.parentPath, one.name)] : [])) // prettier-ignore
}

describe('on disk', () => {
  const path = 'full/333,/0/default.png'

  it('pictures survive a restart', async () => {
    let made = 0
    const counting: RenditionWorks['make'] = (...asked) => {
      made += 1
      return madeFrom(archive.pyramids)(...asked)
    }
    const first = await served(counting, cacheFolder)
    const before = await first.get(path).expect(200)
    await until(async () => (await kept(cacheFolder)).length === 1)
    await first.cache.close()
    const after = await (await served(counting, cacheFolder)).get(path).expect(200)
    expect(after.body).toEqual(before.body)
    expect(made).toBe(1)
  })

  it('are made anew where the file was damaged', async () => {
    let made = 0
    const { get } = await served((...asked) => {
      made += 1
      return madeFrom(archive.pyramids)(...asked)
    }, cacheFolder)
    const before = await get(path).expect(200)
    await until(async () => (await kept(cacheFolder)).length === 1)
    const [file = ''] = await kept(cacheFolder)
    const bytes = await readFile(file)
    await writeFile(file, bytes.fill(0, bytes.length - 40))
    expect((await get(path).expect(200)).body).toEqual(before.body)
    expect(made).toBe(2)
  })

  it('are others after a rescan, and lie in the archive where everything derived does', async () => {
    const own = await archiveFolder()
    const given = await newFolder()
    const publish = async (quality: number) => {
      await written(given, { 'memo/1.jpg': await pageJpeg(5, quality, 900) })
      await published(own, join(given, 'memo'))
      return lookingAt(own)
    }
    const first = await publish(80)
    const address = `/iiif/image/3/${await firstPage(first)}/full/555,/0/default.webp`
    const before = await request(createApp(first)).get(address).expect(200)
    await until(async () => (await kept(join(own, 'derived', 'cache', 'images'))).length === 1)
    const second = await publish(30)
    expect(await firstPage(second)).toBe(await firstPage(first))
    const after = await request(createApp(second)).get(address).expect(200)
    expect(after.headers['etag']).not.toBe(before.headers['etag'])
    expect(after.body).not.toEqual(before.body)
  })
})

it('has a name for every difference that shows, and one for those that do not', async () => {
  const image = { width: 3000, height: 4000 }
  const scan = (await archive.catalogue.item(anItemId('memo')))?.record.pages[0]?.image
  if (!scan) throw new Error('the memo was not published')
  const { sha256 } = scan.master
  const name = (path: string, frame = 0, recipe = 2) => {
    const [region = '', size = '', rotation = '', last = ''] = path.split('/')
    const asked = parseRequest(3, { region, size, rotation, ...lastSegment(last) })
    return renditionName({ sha256, frame }, plan(image, asked), recipe)
  }
  const base = 'full/300,/0/default.jpg'
  const names = [
    name(base), name(base, 1), name(base, 0, 3), name('0,0,2999,4000/300,400/0/default.jpg'), name('full/301,/0/default.jpg'),
    name('full/300,/1/default.jpg'), name('full/300,/!0/default.jpg'), name('full/300,/0/gray.jpg'), name('full/300,/0/default.png'),
  ] // prettier-ignore
  expect(new Set(names).size).toBe(names.length)
  for (const same of ['0,0,3000,4000/300,400/0/color.jpg', 'full/pct:10/360/default.jpg'])
    expect(name(same)).toBe(name(base))
})
