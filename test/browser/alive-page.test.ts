import { beforeAll, describe, expect, it } from '@jest/globals'
import {
  addressOf,
  aliveLook,
  clipboard,
  copied,
  isSame,
  lit,
  openAlive,
  remember,
  sample,
  turnedTo,
} from './alive.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { eventually, placeOf } from './sight.js'

const browser = browserForTests()
const report: string[] = []
let memorandum = ''
beforeAll(async () => {
  const served = await sample()
  for (const at of [0, 1, 2]) report.push(await addressOf(served, 'report-1956-03-26', at))
  memorandum = await addressOf(served, 'memorandum-1956-03-10', 0)
})

const alive = aliveLook(browser)

describe('turning pages', () => {
  it('changes the scan, the text, the title and the address, and back and forward work', async () => {
    await alive(() => report[0], async (page) => {
      await remember(page)
      const title = await page.title()
      await page.locator('#view-both').check({ force: true })
      await page.locator('.turn a[rel=next]').click()
      await turnedTo(page, report[1])
      expect(await page.title()).toContain('2 of 3')
      expect(await page.locator('.told').textContent()).toContain('2 of 3')
      expect(await page.evaluate('document.activeElement.rel')).toBe('next')
      expect(await page.locator('.lines').textContent()).toContain('A vessel that enters')
      expect(await page.locator('.cite').first().textContent()).toContain(report[1])
      expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(report[1])
      expect(await page.locator('.deep').count()).toBe(1)
      await page.locator('.film a').nth(2).click()
      await turnedTo(page, report[2])
      expect(await page.evaluate("document.activeElement.getAttribute('aria-current')")).toBe('page')
      await page.goBack()
      await turnedTo(page, report[1])
      await page.goBack()
      await turnedTo(page, report[0])
      expect(await page.title()).toBe(title)
      await page.goForward()
      await turnedTo(page, report[1])
      // The islands are alive on the new content.
      await page.hover('#line-3')
      expect(await lit(page)).toEqual(['line-3', 'scan line-3'])
      expect(await isSame(page)).toBe(true)
    })
  }) // prettier-ignore

  it('keeps the view that was chosen, and goes by plain links where something is wrong', async () => {
    await looking(browser(), { viewport: { width: 1280, height: 900 } }, async ({ page, complaints }) => {
      await openAlive(page, report[0] ?? '')
      await page.locator('#view-text').check({ force: true })
      await remember(page)
      await page.keyboard.press('n')
      await page.waitForURL(report[1] ?? '')
      expect(await page.locator('#view-text').isChecked()).toBe(true)
      expect(await page.locator('.stage').isVisible()).toBe(false)
      expect(await isSame(page)).toBe(true)
      let refused = false
      await page.route(report[2] ?? '', (route) => {
        if (refused) return route.continue()
        refused = true
        return route.abort()
      })
      await page.keyboard.press('n')
      await page.waitForURL(report[2] ?? '')
      expect(await eventually(() => isSame(page), (same) => !same)).toBe(false)
      expect(complaints.join()).not.toContain('Policy')
    })
  }) // prettier-ignore

  it('shows another text, or two, and leaves the scan as it is seen', async () => {
    await alive(() => memorandum, async (page) => {
      await remember(page)
      await page.click('[data-do=larger]')
      await page.evaluate("document.querySelector('.deep').mark = true")
      await page.getByRole('link', { name: /^Side by side/ }).click()
      await page.waitForURL(/beside=/)
      await page.locator('.text + .text').waitFor()
      await keepPicture(page, 'alive-side-by-side')
      await page.locator('.text + .text .tabs a').first().click()
      await page.waitForURL((url) => url.search.includes('beside'))
      await page.getByRole('link', { name: /^Close/ }).first().click()
      await page.waitForURL((url) => !url.search.includes('beside'))
      expect(await page.evaluate("document.querySelector('.deep').mark")).toBe(true)
      expect(await isSame(page)).toBe(true)
    })
  }) // prettier-ignore
})

it('among the pages of an item, too, what is selected leads to its own page', async () => {
  await looking(browser(), { viewport: { width: 1280, height: 900 }, ...clipboard }, async (seen) => {
    const { page } = seen
    await page.goto(report[1]?.replace(/\/[^/]+$/, '') ?? '')
    const id = report[1]?.split('/').at(-1) ?? ''
    await page.focus(`[id="${id}-3"]`)
    await page.keyboard.press(' ')
    const bar = page.locator('.bubble')
    await bar.waitFor()
    expect(await bar.getByRole('link').getAttribute('href')).toContain(`page=${id}&`)
    expect(await bar.getByRole('link').getAttribute('href')).toContain('from=3.0&')
    await bar.getByRole('button', { name: 'Link' }).click()
    expect(await eventually(() => copied(page), Boolean)).toBe(`${report[1] ?? ''}#line-3`)
    expect(seen.complaints).toEqual([])
  })
}) // prettier-ignore

it('fills the screen, and the window where the screen cannot be had; Escape leaves', async () => {
  await alive(() => report[0], async (page) => {
    const size = async () => (await placeOf(page, '.stage'))?.width
    await page.evaluate('Element.prototype.requestFullscreen = undefined')
    await page.keyboard.press('f')
    expect(await size()).toBe(1280)
    const pressed = () => page.locator('[data-do=fill]').getAttribute('aria-pressed')
    expect(await pressed()).toBe('true')
    await page.keyboard.press('Escape')
    expect(await size()).toBeLessThan(900)
    expect(await pressed()).toBe('false')
  })
}) // prettier-ignore

it('opens the headings over the page; they lead on in place', async () => {
  await alive(() => report[0], async (page) => {
    await remember(page)
    const before = await placeOf(page, '.stage')
    await page.locator('.contents summary').click()
    expect(await placeOf(page, '.stage')).toEqual(before)
    await page.getByRole('link', { name: 'Recommendations' }).click()
    await turnedTo(page, report[2])
    expect(await isSame(page)).toBe(true)
  })
}) // prettier-ignore

it('without scripts nothing is shown that does nothing', async () => {
  await looking(browser(), { javaScriptEnabled: false }, async ({ page, complaints }) => {
    await page.goto(`${report[0] ?? ''}#xywh=10,10,50,50`)
    expect(await page.locator('.pane img').isVisible()).toBe(true)
    for (const button of await page.locator('button:not([type=submit]), dialog').all())
      expect(await button.isVisible()).toBe(false)
    await page.locator('.turn a[rel=next]').click()
    await page.waitForURL(`${report[1] ?? ''}#reader`)
    expect(complaints).toEqual([])
  })
})

it('on paper stand the scan, the text, the record and the citation, and no button', async () => {
  await alive(() => report[0], async (page) => {
    await page.emulateMedia({ media: 'print' })
    for (const wanted of ['.pane img', '.lines', '.record dl', '.cite'])
      expect(await page.locator(wanted).first().isVisible()).toBe(true)
    for (const not of ['.deep', '.tools.live', '.film', '.turn', '.views', '.toolbar', '.bubble'])
      expect(await page.locator(not).first().isVisible()).toBe(false)
    await keepPicture(page, 'alive-paper', true)
  }, { viewport: { width: 800, height: 1100 } })
}) // prettier-ignore
