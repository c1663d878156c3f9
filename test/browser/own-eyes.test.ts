import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'

const browser = browserForTests()
let served: Served
beforeAll(async () => {
  served = await servedWith([join(process.cwd(), 'sample', 'residents-office')], { title: 'Archive of the Harbour and Rivers Board' }) // prettier-ignore
})

async function pageOf(id: string): Promise<string> {
  const { id: item, pages } = await served.item(id)
  const [first] = pages
  if (!first) throw new Error(`${id} has no page.`)
  return served.addresses.page(item, first.id)
}

/** https://www.w3.org/WAI/WCAG22/Understanding/resize-text */
describe('with letters twice as large, 320 pixels wide', () => {
  const addresses: Readonly<Record<string, () => Promise<string> | string>> = {
    home: () => served.addresses.root,
    item: () => `${served.addresses.root}items/report-1956-03-26`,
    page: () => pageOf('report-1956-03-26'),
    'page in three texts': () => pageOf('memorandum-1956-03-10'),
    search: () => `${served.addresses.root}search?q=mole`,
  }
  it.each(Object.keys(addresses))('%s is not read sideways', async (name) => {
    await looking(browser(), { viewport: { width: 320, height: 700 } }, async ({ page }) => {
      await page.goto((await addresses[name]?.()) ?? '')
      await page.evaluate("document.documentElement.style.fontSize = '200%'")
      const across = "[document.documentElement.scrollWidth, getComputedStyle(document.querySelector('h1, h2')).fontSize]" // prettier-ignore
      const [width, size] = await page.evaluate<[number, string]>(across)
      expect(width).toBe(320)
      expect(parseFloat(size)).toBeGreaterThan(36)
    })
  })
})

/** https://www.w3.org/TR/css-color-adjust-1/#forced */
describe('in colours that the reader chose', () => {
  it.each(['light', 'dark'] as const)(
    'a line is framed on the scan, and buttons have edges, %s',
    async (colorScheme) => {
      const options = { viewport: { width: 1280, height: 900 }, colorScheme, forcedColors: 'active' as const } // prettier-ignore
      await looking(browser(), options, async ({ page }) => {
        await page.goto(`${await pageOf('report-1956-03-26')}#line-4`)
        await page.locator('.overlay .on').waitFor({ state: 'attached' })
        await page.locator('.live.tools button').first().waitFor()
        await keepPicture(page, `forced-colours-${colorScheme}`)
        const looks = await page.evaluate<string[]>(`(() => {
          const of = (selector) => getComputedStyle(document.querySelector(selector))
          const line = of('.overlay .on')
          return [line.fill, line.strokeWidth, of('.live.tools button').borderTopWidth, of('.turn').borderTopWidth]
        })()`)
        expect(looks).toEqual(['none', '4px', '1px', '1px'])
      })
    },
  )
})
