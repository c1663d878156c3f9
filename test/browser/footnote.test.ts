import { expect } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { withReal } from '../real.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking, type Look } from './looking.js'
import { realReport } from './report.js'
import { eventually } from './sight.js'

// A scholar's way from a phrase to a footnote, and a reader's way back from it. The phrase stands over the end of a line, which divides a word of it:
// "… a theory which the Pro-" / "fessor repudiates as scientifically unjustified."
const phrase = '"Professor repudiates as scientifically"'
const words = 'Pro-\nfessor repudiates as scientifically'

const browser = browserForTests()

/** Searches from the first page, and follows what is found to its line. */
async function toTheLine(page: Page, root: string, name: string): Promise<void> {
  await page.goto(root)
  const field = page.locator('[role=search] input[name=q]').first()
  await field.fill(phrase)
  await field.press('Enter')
  await page.locator('.snippet mark').first().waitFor()
  expect(await page.locator('.tally p').innerText()).toContain('1 passage in 1 document')
  await keepPicture(page, `footnote-search-${name}`)
  await page.locator('.snippet a').first().click()
  await page.locator('#line-4:target').waitFor()
  expect(await page.locator('#line-4').innerText()).toContain('Pro-')
}

/** Selects the words as a hand does that goes from one line to the next. */
async function select(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    const place = (id, words, after) => {
      const texts = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const at = text.data.indexOf(words)
        if (at >= 0) return [text, after ? at + words.length : at]
      }
      throw new Error(words + ' is not on ' + id)
    }
    const [from, to] = [place('line-4', 'Pro-', false), place('line-5', 'scientifically', true)]
    getSelection().setBaseAndExtent(...from, ...to)
  })()`)
}

/** Waits until a viewer has asked, after so many answers, for tiles of the cited place in which it is as large as the window, or half its pixels. */
async function showsPlace(
  { answered, page }: Look,
  region: readonly number[],
  before: number,
): Promise<void> {
  const [x = 0, y = 0, width = 0, height = 0] = region
  const coarsest = Math.max(2, (2 * width) / (page.viewportSize()?.width ?? width))
  const near = () =>
    answered.slice(before).filter((url) => {
      const found = /\/(\d+),(\d+),(\d+),(\d+)\/(\d+),\d*\/0\//.exec(url)?.slice(1).map(Number)
      const [left = 0, top = 0, w = 0, h = 0, size = 0] = found ?? []
      const meets = left < x + width && x < left + w && top < y + height && y < top + h
      return size > 0 && w / size <= coarsest && meets
    })
  const seen = await eventually(() => Promise.resolve(near()), ({ length }) => length > 0) // prettier-ignore
  expect(seen.length).toBeGreaterThan(0)
}

/** The region that an address leads to, in pixels of the scan. */
const regionOf = (address: string | null) =>
  /xywh=([\d,]+)/
    .exec(decodeURIComponent(address ?? ''))?.[1]
    ?.split(',')
    .map(Number) ?? []

/** Follows a minted citation as somebody does who has only its address. */
async function back(
  address: string,
  options: BrowserContextOptions,
  name: string,
  viewers: readonly string[],
): Promise<void> {
  await looking(browser(), options, async (seen) => {
    const { page, complaints, failures } = seen
    await page.goto(address)
    expect(await page.locator('.quote').innerText()).toContain('fessor repudiates')
    await keepPicture(page, `footnote-cited-${name}`, true)
    const place = page.locator('a', { hasText: 'Read it in place' })
    const region = regionOf(await place.getAttribute('href'))
    expect(region).toHaveLength(4)
    const before = seen.answered.length
    await place.click()
    await page.waitForURL(/#xywh=/)
    await showsPlace(seen, region, before)
    await keepPicture(page, `footnote-place-${name}`)
    expect([complaints, failures]).toEqual([[], []])
  })
  for (const viewer of viewers)
    await looking(browser(), options, async (seen) => {
      const { page, failures } = seen
      await page.goto(address)
      const door = page.locator('.openings a', { hasText: viewer })
      const region = regionOf(await page.locator('a', { hasText: 'Read it in place' }).getAttribute('href')) // prettier-ignore
      const before = seen.answered.length
      await door.click()
      await showsPlace(seen, region, before)
      await page.waitForTimeout(1000)
      await keepPicture(page, `footnote-${viewer.slice(0, 2).toLowerCase()}-${name}`)
      expect(failures).toEqual([])
    })
}

const looks = [1280, 360].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)
for (const { width, colorScheme } of looks)
  withReal(`a phrase becomes a footnote, and leads back to its place: ${String(width)} pixels, ${colorScheme}`, async () => {
    const { served } = await realReport()
    const options = { viewport: { width, height: width < 500 ? 740 : 900 }, colorScheme }
    const name = `${String(width)}-${colorScheme}`
    let address = ''
    await looking(browser(), options, async ({ page, complaints, failures }) => {
      await toTheLine(page, served.addresses.root, name)
      await select(page)
      const bar = page.locator('.bubble')
      await bar.waitFor()
      await keepPicture(page, `footnote-line-${name}`)
      await bar.getByText('Cite', { exact: true }).click()
      await page.waitForURL(/\/cite\?/)
      expect((await page.locator('.quote').innerText()).replace(/\s+/g, ' ')).toContain(words.replace('\n', ' '))
      const mint = page.getByRole('button', { name: 'Give it a short permanent address' })
      // Cited before at another width, it has its address already.
      if (await mint.isVisible()) await mint.click()
      else await page.locator('.note a').click()
      await page.waitForURL(/\/cite\/[0-9a-z]{12}$/)
      address = page.url()
      expect(await page.locator('.cite').first().innerText()).toContain(address)
      expect([complaints, failures]).toEqual([[], []])
    })
    // Viewers have one look by day and by night.
    await back(address, options, name, colorScheme === 'light' ? ['Universal Viewer', 'Mirador'] : [])
  }, 120_000) // prettier-ignore

withReal('the same without scripts, as far as it goes', async () => {
  const { served } = await realReport()
  const options = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }
  await looking(browser(), options, async ({ page, complaints, failures }) => {
    await toTheLine(page, served.addresses.root, 'no-script')
    await keepPicture(page, 'footnote-line-no-script')
    await page.locator('a', { hasText: 'Give it a short permanent address' }).click()
    await page.waitForURL(/\/cite\?/)
    const mint = page.getByRole('button', { name: 'Give it a short permanent address' })
    await mint.click()
    await page.waitForURL(/\/cite\/[0-9a-z]{12}$/)
    await page.locator('a', { hasText: 'Read it in place' }).click()
    expect(await page.locator('#line-4').innerText()).toContain('Pro-')
    expect([complaints, failures]).toEqual([[], []])
  })
}, 120_000) // prettier-ignore
