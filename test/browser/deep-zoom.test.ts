import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { plan } from '../../images/plan.js'
import { readyPart } from '../../images/ready.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { newFolder, written } from '../folders.js'
import { pageSvg } from '../scans.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'
import { eventually, placeOf } from './sight.js'

/** Sides that halve evenly nowhere, and leave narrow tiles at both edges. */
const image = { width: 4133, height: 3011 }

const browser = browserForTests()
let served: Served
let address = ''

beforeAll(async () => {
  const scan = await sharp(pageSvg(31, image.width, image.height))
    .jpeg()
    .toBuffer()
  const folder = await written(await newFolder(), { 'chart/1.jpg': scan })
  served = await servedWith([join(folder, 'chart')])
  const { pages } = await served.item('chart')
  const [page] = pages
  if (!page) throw new Error('The chart has no page.')
  expect(page.image).toMatchObject(image)
  address = served.addresses.image(page.id, 3).replace('/3/', '/{version}/')
})

/** A picture that was asked for: how much smaller than the scan, and whether it lay ready. */
interface Asked {
  readonly url: string
  readonly level: number
  readonly ready: boolean
  readonly edge: boolean
}

function pictures(urls: readonly string[]): Asked[] {
  return urls.flatMap((url) => {
    const [, number, ...parts] = /\/iiif\/image\/([23])\/[^/]+\/([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(url) ?? []
    const [region = '', size = '', rotation = '', last = ''] = parts.map(decodeURIComponent)
    if (number === undefined) return []
    const version = number === '2' ? 2 : 3
    const planned = plan(image, parseRequest(version, { region, size, rotation, ...lastSegment(last) }))
    const part = readyPart(image, planned)
    const edge = planned.region.x + planned.region.width === image.width
    return [{ url, level: planned.level, ready: part !== undefined, edge }]
  })
} // prettier-ignore

/** Turns the wheel over a place until the pixels of the scan are shown at full size, and looks at the right edge too. */
async function zoomedIn(page: Page, surface: string, answered: readonly string[]): Promise<void> {
  const place = await placeOf(page, surface)
  if (!place) throw new Error('There is nothing to zoom into.')
  const isDeepest = () => pictures(answered).some(({ level, ready }) => level === 0 && ready)
  const deep = async () => {
    await page.mouse.wheel(0, -400)
    return isDeepest()
  }
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2)
  expect(await eventually(deep, Boolean)).toBe(true)
  const drag = async () => {
    const y = place.y + place.height / 2
    await page.mouse.move(place.x + place.width * 0.8, y)
    await page.mouse.down()
    await page.mouse.move(place.x + place.width * 0.2, y, { steps: 4 })
    await page.mouse.up()
    return pictures(answered).some(({ level, edge }) => level === 0 && edge)
  }
  expect(await eventually(drag, Boolean)).toBe(true)
}

interface Case {
  readonly name: string
  readonly surface: string
  readonly open: (page: Page) => Promise<void>
  /** What is asked for beside tiles and listed sizes: pictures in lists of pages. */
  readonly besides?: RegExp
}

async function openSeadragon(page: Page, version: 2 | 3): Promise<void> {
  const path = createRequire(import.meta.url).resolve('openseadragon/build/openseadragon/openseadragon.min.js') // prettier-ignore
  await page.goto(served.addresses.root + 'health/live')
  await page.setContent('<div id="zoom" style="width:1000px;height:700px"></div>')
  await page.addScriptTag({ path })
  const source = `${address.replace('{version}', String(version))}/info.json`
  await page.evaluate(`OpenSeadragon({ element: document.getElementById('zoom'), showNavigationControl: false,
    showNavigator: false, animationTime: 0.1, tileSources: ${JSON.stringify(source)} })`)
}

const bundled = (name: string) => async (page: Page) => {
  await page.goto(`${served.addresses.item((await served.item('chart')).id)}/${name}`)
}

/** Our own page; its wheel zooms once the scan was clicked. */
async function readingRoom(page: Page): Promise<void> {
  const { id, pages } = await served.item('chart')
  const [first] = pages
  if (!first) throw new Error('The chart has no page.')
  await page.goto(served.addresses.page(id, first.id))
  await page.locator('.pane.live').waitFor()
  await page.locator('.deep').click()
}

const cases: readonly Case[] = [
  { name: 'The reading room', surface: '.deep', open: readingRoom },
  { name: 'OpenSeadragon with Image API 3', surface: '#zoom', open: (page) => openSeadragon(page, 3) },
  { name: 'OpenSeadragon with Image API 2', surface: '#zoom', open: (page) => openSeadragon(page, 2) },
  { name: 'Mirador', surface: '.openseadragon-canvas', open: bundled('mirador') },
  { name: 'Universal Viewer', surface: '.centerPanel .openseadragon-canvas', open: bundled('uv') },
] // prettier-ignore

it.each(cases)('$name zooms to the deepest level, asking only for what lies ready', async ({ name, surface, open, besides }) => {
  const window = { viewport: { width: 1280, height: 800 } }
  await looking(browser(), window, async ({ page, failures, answered }) => {
    await open(page)
    await eventually(() => Promise.resolve(pictures(answered).length), (count) => count > 0)
    await zoomedIn(page, surface, answered)
    await keepPicture(page, `deep-zoom-${name.replaceAll(' ', '-').toLowerCase()}`)
    expect(failures).toEqual([])
    const asked = pictures(answered)
    expect(new Set(asked.map(({ level }) => level)).size).toBeGreaterThan(1)
    const made = asked.filter(({ ready }) => !ready).map(({ url }) => url)
    expect(made.filter((url) => !besides?.test(url))).toEqual([])
  })
}) // prettier-ignore
