import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { collectionId } from '../../data/model/ids.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking } from './looking.js'
import { servedWith, type Served } from './server.js'
import { areBeside, placeOf, placeOfWords } from './sight.js'

const browser = browserForTests()
let served: Served
beforeAll(async () => {
  const title = 'Archive of the Harbour and Rivers Board'
  served = await servedWith([join(process.cwd(), 'sample', 'residents-office')], { title })
  await served.withdraw('note-from-the-keeper', 'Lent to the museum of the harbour.')
})

const memorandum = 'memorandum-1956-03-10'
const report = 'report-1956-03-26'
/** What a reader may come to, and the status it is sent with. */
const kinds: Readonly<Record<string, readonly [number, () => Promise<string> | string]>> = {
  home: [200, () => served.addresses.root],
  collection: [200, () => served.addresses.collectionPage(collectionId('north-mole') ?? never())],
  item: [200, () => itemAddress(memorandum)],
  page: [200, () => pageAddress(report, 0)],
  record: [200, () => itemAddress('list-of-nights')],
  missing: [404, () => `${served.addresses.root}items/nothing-of-the-kind`],
  withdrawn: [410, () => `${served.addresses.root}items/note-from-the-keeper`],
}

function never(): never {
  throw new Error('That cannot be an id.')
}

async function itemAddress(id: string): Promise<string> {
  return served.addresses.item((await served.item(id)).id)
}

async function pageAddress(id: string, at: number): Promise<string> {
  const item = await served.item(id)
  return served.addresses.page(item.id, item.pages[at]?.id ?? never())
}

const looks = Object.keys(kinds).flatMap((kind) =>
  [1280, 360].flatMap((width) =>
    (['light', 'dark'] as const).map((by) => [kind, width, by] as const),
  ),
)

describe('the reading room', () => {
  it.each(looks)('shows %s, %i pixels wide, %s', async (kind, width, colorScheme) => {
    const [status, address] = kinds[kind] ?? never()
    const url = await address()
    const options = { viewport: { width, height: 800 }, colorScheme }
    await looking(browser(), options, async ({ page, complaints, failures }) => {
      const reply = await page.goto(url)
      await loadAll(page)
      await keepPicture(page, `${kind}-${String(width)}-${colorScheme}`, true)
      expect(reply?.status()).toBe(status)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.evaluate(unseenPictures)).toEqual([])
      expect(await page.evaluate(fontsInUse)).toContain('Source Serif 4')
      expect(await page.evaluate(paper)).toBeGreaterThan(colorScheme === 'light' ? 200 : 0)
      expect(await page.evaluate(paper)).toBeLessThan(colorScheme === 'light' ? 256 : 60)
      // A browser says of the page itself, too, that it came with an error.
      const itself = (failure: string) => status >= 400 && failure === `${String(status)} ${url}`
      expect(failures.filter((failure) => !itself(failure))).toEqual([])
      const said = `error: Failed to load resource: the server responded with a status of ${String(status)}`
      const rest = complaints.filter((one) => !(status >= 400 && one.startsWith(said)))
      expect(rest).toEqual([])
    })
  })

  it('hears what the policy refuses', async () => {
    await looking(browser(), {}, async ({ page, complaints }) => {
      await page.goto(served.addresses.root)
      await page.evaluate(
        "document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))",
      )
      expect(complaints.join()).toContain('Content Security Policy')
    })
  })
})

/** Scrolls to the end and back, so that what is loaded when it comes into sight is there. */
async function loadAll(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const picture of document.images) {
      picture.scrollIntoView()
      await picture.decode()
    }
    scrollTo(0, 0)
    await document.fonts.ready
  })()`)
}

const unseenPictures =
  '[...document.images].filter((one) => !one.complete || one.naturalWidth < 2).map((one) => one.src)'
const fontsInUse =
  "[...document.fonts].filter((one) => one.status === 'loaded').map((one) => one.family.replaceAll('\"', ''))"
/** How light the page's background is, from 0 to 255. */
const paper =
  'Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))'

describe.each([true, false])('a page with its text (scripts run: %s)', (javaScriptEnabled) => {
  it.each([1280, 360])('is seen at %i pixels', async (width) => {
    const options = { viewport: { width, height: 1400 }, javaScriptEnabled }
    await looking(browser(), options, async ({ page, complaints }) => {
      await page.goto(await pageAddress(report, 0))
      const text = await placeOfWords(page, 'Survey Office, Kelmouth')
      const scan = await placeOf(page, '.pane img')
      if (!text || !scan) throw new Error('The scan or its text is not in sight.')
      expect(areBeside(text, scan)).toBe(width === 1280)

      await page.locator('a[rel=next]').first().click()
      await page.waitForURL(new RegExp(await pageAddress(report, 1)))
      expect(await page.locator('.pane img').first().isVisible()).toBe(true)
      if (javaScriptEnabled) await page.locator('.pane.live').waitFor()
      else {
        await page.locator('nav.tools a').first().click()
        await page.waitForURL(/zoom=150/)
      }
      expect(await page.locator('nav.tools').isVisible()).toBe(!javaScriptEnabled)
      expect(complaints).toEqual([])
    })
  })
})

describe('the keyboard', () => {
  it.each(['home', 'item', 'page', 'missing'])(
    'reaches all of %s, and shows where it is',
    async (kind) => {
      const [, address] = kinds[kind] ?? never()
      const url = await address()
      await looking(browser(), { viewport: { width: 1280, height: 800 } }, async ({ page }) => {
        await page.goto(url)
        if (kind === 'page') await page.locator('.pane.live').waitFor()
        await page.keyboard.press('Tab')
        expect(await page.evaluate(focus)).toMatchObject({
          href: '#content',
          shown: true,
          marked: true,
        })

        const wanted = await page.evaluate<string[]>(links)
        expect(wanted.length).toBeGreaterThan(2)
        const reached = new Set<string>()
        for (let presses = 0; presses < 150; presses++) {
          await page.keyboard.press('Tab')
          const { href, shown, marked, tag } = await page.evaluate<Focus>(focus)
          if (tag === 'BODY') break
          expect([tag, href, shown, marked]).toEqual([tag, href, true, true])
          reached.add(href)
        }
        expect(wanted.filter((href) => !reached.has(href))).toEqual([])
      })
    },
  )

  it('skips to the content', async () => {
    await looking(browser(), {}, async ({ page }) => {
      await page.goto(await itemAddress(memorandum))
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.id')).toBe('content')
      await page.keyboard.press('Tab')
      expect(
        await page.evaluate("document.querySelector('main').contains(document.activeElement)"),
      ).toBe(true)
    })
  })
})

interface Focus {
  readonly tag: string
  readonly href: string
  /** Whether it is in the window. */
  readonly shown: boolean
  /** Whether it looks other than without the focus. */
  readonly marked: boolean
}
const focus = `(() => {
  const one = document.activeElement
  const box = one.getBoundingClientRect()
  const style = getComputedStyle(one)
  const label = one.labels?.[0] && getComputedStyle(one.labels[0])
  const outlined = (look) => look && look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2
  return {
    tag: one.tagName,
    href: one.getAttribute('href') ?? '',
    shown: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    marked: outlined(style) || outlined(label) || false,
  }
})()`
const links =
  "[...document.querySelectorAll('a[href]')].filter((one) => one.checkVisibility() && one.getAttribute('href') !== '#content').map((one) => one.getAttribute('href'))"
