import { join } from 'node:path'
import { beforeAll, expect, it } from '@jest/globals'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'

const browser = browserForTests()
let served: Served
beforeAll(async () => {
  served = await servedWith([join(process.cwd(), 'sample/residents-office')])
}, 120_000)

it('leads from a phrase to its line on the page, without a script', async () => {
  await looking(browser(), { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }, async ({ page, complaints, failures }) => {
    await page.goto(served.addresses.searchPage)
    await page.fill('.big input[type=search]', 'sounding*')
    await page.click('.big button')
    expect(await page.textContent('.tally p')).toMatch(/\d+ passages? in \d+ documents/)
    const [, all] = /in (\d+)/.exec((await page.textContent('.tally p')) ?? '') ?? []
    await page.click('.facet a:has-text("L. Marsh")')
    expect(new URL(page.url()).searchParams.get('person')).toBe('L. Marsh')
    expect(new URL(page.url()).searchParams.get('q')).toBe('sounding*')
    expect(Number(/(\d+) documents?/.exec((await page.textContent('.tally p')) ?? '')?.[1])).toBeLessThan(Number(all))
    await page.fill('.range input[name=from]', '1956')
    await page.click('.range button')
    expect(new URL(page.url()).searchParams.get('person')).toBe('L. Marsh')
    await keepPicture(page, 'search-1280')
    const snippet = page.locator('.snippet a').first()
    const words = (await snippet.locator('mark').first().textContent()) ?? ''
    await snippet.click()
    expect(await page.textContent(':target')).toContain(words)
    expect(complaints).toEqual([])
    expect(failures).toEqual([])
  })
}, 120_000) // prettier-ignore

it('marks the words where they stand on the scan', async () => {
  await looking(browser(), { viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.goto(`${served.addresses.searchPage}?q=soundings&kind=transcription`)
    const crop = page.locator('.crop').first()
    await crop.scrollIntoViewIfNeeded()
    const sizes = await page.evaluate<readonly number[]>(`(() => {
      const [image, drawing, mark] = ['img', 'svg', 'rect'].map((name) => document.querySelector('.crop ' + name))
      return [image, drawing, mark].flatMap((one) => { const { x, y, width, height } = one.getBoundingClientRect(); return [x, y, width, height] })
    })()`)
    const [ix = 0, iy = 0, iw = 0, ih = 0, dx = 0, dy = 0, dw = 0, dh = 0, x = 0, y = 0, w = 0, h = 0] = sizes
    for (const away of [ix - dx, iy - dy, iw - dw, ih - dh]) expect(Math.abs(away)).toBeLessThan(2)
    expect(x >= ix && y >= iy && x + w <= ix + iw + 1 && y + h <= iy + ih + 1 && w * h > 0).toBe(true)
  })
}, 120_000) // prettier-ignore

it.each(['search?q=the&kind=transcription', 'search?q=nothing+at+all', 'search', 'dates', 'people', 'collections'])('fits a phone of 320 pixels: /%s', async (path) => {
  await looking(browser(), { viewport: { width: 320, height: 700 } }, async ({ page, complaints }) => {
    await page.goto(served.addresses.root + path)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
    expect(complaints).toEqual([])
    if (!path.startsWith('search?q=the')) return
    expect(await page.isVisible('.facets')).toBe(false)
    await page.click('.unfold summary')
    expect(await page.isVisible('.facets')).toBe(true)
    await keepPicture(page, 'search-320')
  })
}, 60_000) // prettier-ignore
