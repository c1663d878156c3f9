import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { runProgram } from '../../cli/program.js'
import { newFolder, written } from '../folders.js'
import { pageJpeg } from '../scans.js'
import { barriers } from './axe.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'
import { eventually, placeOf } from './sight.js'

const browser = browserForTests()
const pages = 60
/** How often a page is turned, faster than it can be read. */
const turns = 25
let served: Served

beforeAll(async () => {
  const given = await newFolder()
  const scans = await Promise.all(Array.from({ length: pages }, async (_, at) => [`register/${String(at + 1).padStart(3, '0')}.jpg`, await pageJpeg(at, 80, 900)] as const)) // prettier-ignore
  await written(given, {
    ...Object.fromEntries(scans),
    'register/item.yaml': 'title: A register of sixty leaves\n',
    'note/item.yaml': 'title: A note\n',
    'note/1.jpg': await pageJpeg(99),
  })
  served = await servedWith([join(given, 'register'), join(given, 'note')], {
    'trust-proxy': 1,
    languages: 'en,fr,de',
  })
  const silent = { write: () => true } as unknown as NodeJS.WritableStream
  const world = { environment: {}, console: { out: silent, err: silent }, signal: new AbortController().signal } // prettier-ignore
  const dump = () => runProgram(['dump', '--archive', served.folder, '--base-url', served.addresses.root], world) // prettier-ignore
  expect(await dump()).toBe(0)
  await served.withdraw('note', 'Given back.')
  expect(await dump()).toBe(0)
})

describe('the page of dumps', () => {
  it.each([
    [1280, 'light', ''],
    [1280, 'dark', '?lang=de'],
    [360, 'light', '?lang=fr'],
    [320, 'dark', ''],
  ] as const)('can be read at %i pixels, %s %s', async (width, colorScheme, query) => {
    const options = { viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: true }
    await looking(browser(), options, async ({ page, complaints, failures }) => {
      await page.goto(served.addresses.dumps + query)
      await keepPicture(page, `dumps-${String(width)}-${colorScheme}`, true)
      expect(await page.locator('.dump').count()).toBe(2)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect([complaints, failures]).toEqual([[], []])
      expect((await barriers(page)).found).toEqual([])
    })
  })
})

describe('a reader in Mirador, whose work is counted', () => {
  it('opens a long item, pages through it, zooms, and is never refused', async () => {
    // From an address of the web: those of this machine are not counted.
    const options = {
      viewport: { width: 1280, height: 900 },
      extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' },
    }
    const { id } = await served.item('register')
    await looking(browser(), options, async ({ page, failures, answered }) => {
      await page.goto(served.addresses.mirador(id))
      expect(await placeOf(page, '.openseadragon-canvas canvas')).toBeDefined()
      const next = page.locator('.mirador-next-canvas-button').first()
      for (let turn = 0; turn < turns; turn++) await next.dispatchEvent('click')
      await page.mouse.move(640, 450)
      for (let step = 0; step < 5; step++) await page.mouse.wheel(0, -300)
      const asked = () => Promise.resolve(answered.filter((one) => one.includes('/iiif/')).length)
      expect(await eventually(asked, (count) => count > turns)).toBeGreaterThan(turns)
      await keepPicture(page, 'dumps-mirador')
      expect(failures.filter((one) => one.startsWith('429'))).toEqual([])
    })
  })

  it('is counted indeed', async () => {
    // Searches are worth most, so that it is soon seen.
    const ask = (from: string) =>
      fetch(`${served.addresses.root}iiif/search/2?q=words`, {
        headers: { 'x-forwarded-for': from },
      })
    let last = 200
    for (let turn = 0; turn < 2000 && last === 200; turn++) {
      const answer = await ask('203.0.113.9')
      await answer.arrayBuffer()
      last = answer.status
    }
    expect(last).toBe(429)
    expect((await ask('203.0.113.7')).status).toBe(200)
  })
})
