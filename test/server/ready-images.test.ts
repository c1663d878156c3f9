import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import sharp from 'sharp'
import { createApp } from '../../server/app.js'
import type { Archive } from '../../server/archive.js'
import { readyImages } from '../../server/ready-images.js'
import { archiveFolder, lookingAt, published } from '../archives.js'
import { anItemId } from '../contracts/catalogue.js'
import { newFolder, written } from '../folders.js'
import { pageSvg } from '../scans.js'

const open: Server[] = []
afterAll(() => {
  for (const server of open) server.close().closeAllConnections()
})

async function listening(listener: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  open.push(server)
  await new Promise((resolve) => server.once('listening', resolve))
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
}

const scan = (seed: number, width = 1400) =>
  sharp(pageSvg(seed, width, Math.round((width * 4) / 3))).jpeg().toBuffer() // prettier-ignore

let archive: Archive
let folder: string
let given: string
let page: string
/** In front of Express, and Express alone. */
let [quick, plain] = ['', '']
/** Addresses that went on to Express. */
const passedOn: string[] = []

beforeAll(async () => {
  ;[folder, given] = [await archiveFolder(), await newFolder()]
  await written(given, { 'memo/1.jpg': await scan(1), 'gone/1.jpg': await scan(2, 700) })
  await published(folder, join(given, 'memo'), join(given, 'gone'))
  archive = await lookingAt(folder)
  const memo = await archive.catalogue.item(anItemId('memo'))
  page = memo?.record.pages[0]?.id ?? ''
  const app = createApp(archive)
  plain = await listening(app)
  quick = await listening(
    readyImages(
      archive,
      (request, response) => {
        passedOn.push(request.url ?? '')
        app(request, response)
      },
      10_000_000,
    ),
  )
})

interface Info {
  readonly width: number
  readonly height: number
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  readonly tiles: readonly { readonly width: number; readonly scaleFactors: readonly number[] }[]
}

/** Every tile and every size that info.json lists, in the canonical form of its version. */
async function listed(version: 2 | 3): Promise<string[]> {
  const base = `/iiif/image/${String(version)}/${page}`
  const info = (await (await fetch(`${plain}${base}/info.json`)).json()) as Info
  const size = (w: number, h: number) => (version === 3 ? `${String(w)},${String(h)}` : `${String(w)},`)
  const [{ width: side, scaleFactors } = { width: 0, scaleFactors: [] }] = info.tiles
  const tiles = scaleFactors.flatMap((factor) => {
    const found: string[] = []
    for (let x = 0; x < info.width; x += side * factor)
      for (let y = 0; y < info.height; y += side * factor) {
        const [w, h] = [Math.min(side * factor, info.width - x), Math.min(side * factor, info.height - y)]
        const whole = w === info.width && h === info.height
        const region = whole ? 'full' : [x, y, w, h].join(',')
        found.push(`${region}/${size(Math.ceil(w / factor), Math.ceil(h / factor))}`)
      }
    return found
  })
  const sizes = info.sizes.map(({ width, height }) => `full/${size(width, height)}`)
  return [...new Set([...tiles, ...sizes])].map((one) => `${base}/${one}/0/default.jpg`)
} // prettier-ignore

const changing = ['date', 'connection', 'keep-alive']
async function asked(address: string, init: RequestInit = {}) {
  const response = await fetch(address, { ...init, redirect: 'manual' })
  const headers = [...response.headers].filter(([name]) => !changing.includes(name)).sort()
  return { status: response.status, headers, body: Buffer.from(await response.arrayBuffer()) }
}

it.each([2, 3] as const)('answers every tile and every listed size of %d without Express, and just as Express would', async (version) => {
  const addresses = await listed(version)
  expect(addresses.length).toBeGreaterThan(15)
  passedOn.length = 0
  for (const address of addresses) {
    // From the file, and then from memory.
    const [first, second] = [await asked(quick + address), await asked(quick + address)]
    expect(first).toEqual(await asked(plain + address))
    expect(second).toEqual(first)
    expect(first.status).toBe(200)
    const head = await asked(quick + address, { method: 'HEAD' })
    expect(head).toEqual({ ...first, body: Buffer.alloc(0) })
    const [, , size = ''] = /\/image\/\d\/[^/]+\/([^/]+)\/([^/]+)\//.exec(address) ?? []
    const [width, height] = size.split(',')
    const picture = await sharp(first.body).metadata()
    expect(String(picture.width)).toBe(width)
    if (version === 3) expect(String(picture.height)).toBe(height)
    const etag = new Headers(first.headers).get('etag') ?? ''
    for (const tag of [etag, `W/${etag}`, '*', `"other", ${etag}`]) {
      const known = await asked(quick + address, { headers: { 'if-none-match': tag } })
      expect(known.status).toBe(304)
      expect(new Headers(known.headers).get('content-type')).toBeNull()
      expect(known.body).toHaveLength(0)
    }
    expect((await asked(quick + address, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  }
  expect(passedOn).toEqual([])
}) // prettier-ignore

it('leaves everything else to Express', async () => {
  const base = `/iiif/image/3/${page}`
  for (const address of [
    `${base}/info.json`, base, `${base}/full/max/90/default.jpg`, `${base}/0,0,100,100/max/0/default.jpg`,
    `${base}/full/nonsense/0/default.jpg`, `${base}/0,0,512,512/512,512/0/default.png`,
    `${base}/9000,0,512,512/512,512/0/default.jpg`, '/iiif/image/3/nowhere/full/max/0/default.jpg',
    `/iiif/image/3/%E0%A4%A/full/max/0/default.jpg`, `/iiif/image/3/..%2f..%2fetc/full/max/0/default.jpg`,
    `/iiif/image/4/${page}/0,0,512,512/512,512/0/default.jpg`, `${base}/0,0,512,512/512,512/0/default.jpg/`,
    `${base}/0,0,512,512/512,512/0/default.jpg?x=1`, '/', `//${page}/full/max/0/default.jpg`,
  ]) {
    passedOn.length = 0
    const [one, other] = [await asked(quick + address), await asked(plain + address)]
    expect({ address, status: one.status, headers: one.headers }).toEqual({ address, status: other.status, headers: other.headers })
    expect(passedOn).toHaveLength(1)
  }
  const tile = `${base}/0,0,512,512/512,512/0/default.jpg`
  await asked(quick + tile)
  for (const method of ['POST', 'OPTIONS', 'DELETE'])
    expect((await asked(quick + tile, { method })).status).toBe((await asked(plain + tile, { method })).status)
}) // prettier-ignore

it('is no longer given once its item is withdrawn, or its scan replaced', async () => {
  const item = await archive.catalogue.item(anItemId('gone'))
  const id = item?.record.pages[0]?.id ?? ''
  const address = `${quick}/iiif/image/3/${id}/0,0,512,512/512,512/0/default.jpg`
  const before = await asked(address)
  expect(before.status).toBe(200)
  await written(given, { 'gone/1.jpg': await scan(9, 700) })
  await published(folder, join(given, 'gone'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const after = await asked(address)
  expect(after.status).toBe(200)
  expect(after.body.equals(before.body)).toBe(false)
  const now = await archive.catalogue.item(anItemId('gone'))
  await archive.catalogue.withdrawItem(anItemId('gone'), now?.revision ?? 0, 'Given back.')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await asked(address)).status).toBe(410)
})
