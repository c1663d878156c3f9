import { join } from 'node:path'
import { beforeAll, expect, it } from '@jest/globals'
import type { Item } from '../../data/model/item.js'
import { barriers } from './axe.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'
import { eventually } from './sight.js'

const browser = browserForTests()
let served: Served
let letter: Item
let report: Item

beforeAll(async () => {
  served = await servedWith([join(process.cwd(), 'sample', 'residents-office')])
  letter = await served.item('vaudrin-1956-04-10')
  report = await served.item('report-1956-03-26')
})

/** Words over the end of a line, on the first page of a report whose words have places. */
function passage(): string {
  const [text] = report.texts
  const page = report.pages[0]?.id ?? ''
  const words = { item: report.id, page, text: text?.id ?? '', from: '12.4', to: '13.18' }
  return `${served.addresses.citing}?${new URLSearchParams(words).toString()}`
}

it('gives a passage an address without a script, and shows it everywhere', async () => {
  let address = ''
  await looking(browser(), { javaScriptEnabled: false }, async ({ page, failures, complaints }) => {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(passage())
    await keepPicture(page, 'citing-1280', true)
    await page.getByRole('button', { name: 'Give it a short permanent address' }).click()
    await page.waitForURL(/\/cite\/[0-9a-z]{12}$/)
    address = page.url()
    await keepPicture(page, 'citation-1280', true)
    expect(await page.locator('.style:visible').count()).toBe(1)
    await page.getByLabel('APA', { exact: true }).check()
    expect(await page.locator('.style:visible').getAttribute('data-style')).toBe('apa')
    expect([failures, complaints]).toEqual([[], []])
  })
  for (const [width, colorScheme] of [
    [1280, 'dark'],
    [360, 'light'],
    [320, 'dark'],
  ] as const)
    await looking(
      browser(),
      { colorScheme, viewport: { width, height: 800 } },
      async ({ page, failures, complaints }) => {
        await page.goto(address)
        await page.locator('.excerpt img').waitFor()
        const sideways = 'document.documentElement.scrollWidth - innerWidth'
        expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0)
        await page.locator('.snippets summary').click()
        await keepPicture(page, `citation-${String(width)}-${colorScheme}`, true)
        expect([failures, complaints]).toEqual([[], []])
      },
    )
})

it('is open to everyone: axe finds nothing by WCAG 2.2 AA, light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    await looking(browser(), { colorScheme }, async ({ page }) => {
      await page.goto(passage())
      expect((await barriers(page)).found).toEqual([])
      const mint = page.getByRole('button', { name: 'Give it a short permanent address' })
      if (await mint.isVisible()) await mint.click()
      else await page.locator('.note a').click()
      await page.waitForURL(/\/cite\/[0-9a-z]{12}$/)
      await page.locator('.around summary').click()
      await page.locator('.snippets summary').click()
      expect((await barriers(page)).found).toEqual([])
    })
})

it('remembers the style that a reader cites in', async () => {
  await looking(browser(), {}, async ({ page }) => {
    await page.goto(passage())
    await page.getByLabel('MLA', { exact: true }).check()
    await page.goto(served.addresses.item(letter.id))
    expect(await page.locator('.style:visible').getAttribute('data-style')).toBe('mla')
    await keepPicture(page, 'item-styles-1280', true)
  })
})

/** What a viewer shows of the scan, in pixels of it. */
interface Shown {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

it.each(['mirador', 'uv'] as const)('opens %s on the region', async (viewer) => {
  const page0 = letter.pages[0]
  if (!page0) throw new Error('The letter has no page.')
  const { width, height } = page0.image
  const region = { x: Math.round(width * 0.3), y: Math.round(height * 0.5), width: Math.round(width * 0.2), height: Math.round(height * 0.05) } // prettier-ignore
  const canvas = served.addresses.canvas(letter.id, page0.id, 3)
  const xywh = [region.x, region.y, region.width, region.height].join(',')
  const { addresses } = served
  const address =
    viewer === 'uv' ? addresses.universalViewer(letter.id) : addresses.mirador(letter.id)
  const query = new URLSearchParams({ canvas, xywh }).toString()
  await looking(
    browser(),
    { viewport: { width: 1280, height: 900 } },
    async ({ page, answered }) => {
      await page.goto(`${address}?${query}`)
      // Tiles tell where a viewer looks: those of the region are asked for at more than the scale of the whole page.
      const tiles = () =>
        answered.flatMap((url): (Shown & { scale: number })[] => {
          const [, x, y, w, h, size] =
            /\/(\d+),(\d+),(\d+),(\d+)\/(\d+),\d*\/0\//.exec(url)?.map(Number) ?? []
          if (x === undefined || y === undefined || !w || !h || !size) return []
          return [{ x, y, width: w, height: h, scale: w / size }]
        })
      const covering = () =>
        tiles().filter(
          (tile) =>
            tile.scale <= 2 &&
            tile.x < region.x + region.width &&
            region.x < tile.x + tile.width &&
            tile.y < region.y + region.height &&
            region.y < tile.y + tile.height,
        )
      await eventually(
        () => Promise.resolve(covering().length),
        (count) => count > 0,
      )
      await page.waitForTimeout(1500)
      await keepPicture(page, `citation-in-${viewer}`)
      expect(covering().length).toBeGreaterThan(0)
      // And nothing of the page's upper quarter at that scale.
      const away = tiles().filter(({ scale, y, height: h }) => scale <= 1 && y + h < height * 0.2)
      expect(away).toEqual([])
    },
  )
})
