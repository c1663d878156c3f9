import { beforeAll, describe, expect, it } from '@jest/globals'
import type { BrowserContextOptions } from 'playwright-core'
import {
  addressOf,
  focused,
  isWithin,
  lit,
  openAlive,
  placeOfLine,
  sample,
  seenOfScan,
} from './alive.js'
import { browserForTests } from './chromium.js'
import { keepPicture, looking, type Look } from './looking.js'
import { areBeside, eventually, placeOf } from './sight.js'

const browser = browserForTests()
let address = ''
beforeAll(async () => {
  address = await addressOf(await sample(), 'report-1956-03-26', 0)
})

/** Looks at the page with its scan alive; nothing may have gone wrong at the end. */
async function alive(
  look: (seen: Look) => Promise<void>,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<void> {
  const window = { viewport: { width: 1280, height: 900 }, ...options }
  await looking(browser(), window, async (seen) => {
    await openAlive(seen.page, address + hash)
    await look(seen)
    expect(seen.failures).toEqual([])
    expect(seen.complaints).toEqual([])
  })
}

const middle = async ({ page }: Look, selector: string) => {
  const place = await placeOf(page, selector)
  if (!place) throw new Error(`${selector} is not in sight.`)
  return { x: place.x + place.width / 2, y: place.y + place.height / 2 }
}

describe('the scan', () => {
  it('takes the place of the picture where it stood', async () => {
    await alive(async ({ page }) => {
      const picture = await placeOf(page, '.pane img')
      const drawing = await placeOf(page, '.pane .overlay')
      // The pane's padding is as it was, and the picture beneath has not moved.
      for (const side of ['x', 'y', 'width', 'height'] as const)
        expect(Math.abs((drawing?.[side] ?? 0) - (picture?.[side] ?? 1000))).toBeLessThan(2)
      expect(await page.getByRole('img', { name: /Scan of page/ }).count()).toBe(1)
    })
  })

  it('lights up with its text, both ways, also when it is larger and turned', async () => {
    await alive(async (seen) => {
      const { page } = seen
      for (const tool of ['larger', 'rotate']) {
        await page.click(`[data-do=${tool}]`)
        await page.hover('#line-9')
        expect(await lit(page)).toEqual(['line-9', 'scan line-9'])
        const { x, y } = await middle(seen, '[data-for="line-10"]')
        await page.mouse.move(x, y)
        expect(await lit(page)).toEqual(['line-10', 'scan line-10'])
        await page.mouse.click(x, y)
        expect(await focused(page)).toBe('line-10')
      }
      await keepPicture(page, 'alive-turned')
    })
  })

  it('comes to a line that the keyboard goes to, shows it large, and goes back', async () => {
    await alive(async ({ page }) => {
      await page.focus('#line-1')
      const first = await seenOfScan(page)
      await page.keyboard.press('Enter')
      const large = await seenOfScan(page)
      expect(large.width).toBeLessThan(first.width * 0.8)
      expect(isWithin(await placeOfLine(page, 'line-1'), large)).toBe(true)
      await page.keyboard.press('End')
      const id = await focused(page)
      // A line that is wider than what is seen is seen from its beginning.
      const [last, seen] = [await placeOfLine(page, id), await seenOfScan(page)]
      expect(isWithin({ ...last, width: 1 }, seen)).toBe(true)
      await page.keyboard.press('Escape')
      expect((await seenOfScan(page)).width).toBeCloseTo(first.width, 0)
    })
  })

  it('goes by its buttons and by keys, and shows where the focus is', async () => {
    await alive(async ({ page }) => {
      const width = async () => (await seenOfScan(page)).width
      const first = await width()
      await page.getByRole('button', { name: 'Larger' }).click()
      expect(await width()).toBeCloseTo(first / 1.5, 0)
      await page.keyboard.press('-')
      expect(await width()).toBeCloseTo(first, 0)
      await page.keyboard.press('+')
      await page.focus('.pane')
      const { x, y } = await seenOfScan(page)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowRight')
      const moved = await seenOfScan(page)
      expect([moved.x > x, moved.y > y]).toEqual([true, true])
      await page.keyboard.press('0')
      const { scan } = await page.evaluate<{ scan: { width: number; height: number } }>(
        "({ scan: { width: document.querySelector('.stage').scan.width, height: document.querySelector('.stage').scan.height } })",
      )
      expect(isWithin({ x: 0, y: 0, ...scan }, await seenOfScan(page))).toBe(true)
    })
  })

  it('leaves the wheel to the page until it is clicked', async () => {
    await alive(async (seen) => {
      const { page } = seen
      const { width } = await seenOfScan(page)
      const { x, y } = await middle(seen, '.stage')
      await page.mouse.move(x, y)
      await page.mouse.wheel(0, -200)
      expect(await eventually(() => page.locator('.hint.seen').isVisible(), Boolean)).toBe(true)
      expect((await seenOfScan(page)).width).toBeCloseTo(width, 0)
      await page.mouse.wheel(0, 300)
      expect(await eventually(() => page.evaluate<number>('scrollY'), (top) => top > 100)).toBeGreaterThan(100) // prettier-ignore
      await page.evaluate('scrollTo(0, 0)')
      await page.mouse.click(x + 10, 160)
      await page.locator('.deep').click({ position: { x: 300, y: 60 } })
      await page.mouse.wheel(0, -200)
      const closer = async () => (await seenOfScan(page)).width
      expect(await eventually(closer, (now) => now < width * 0.95)).toBeLessThan(width * 0.95)
      expect(await page.evaluate('scrollY')).toBe(0)
    })
  })

  it.each(['reduce', 'no-preference'] as const)('moves as the reader wants: %s', async (reducedMotion) => {
    await alive(
      async ({ page }) => {
        const { width } = await seenOfScan(page)
        await page.evaluate("document.querySelector('[data-do=larger]').click()")
        const now = (await seenOfScan(page)).width
        if (reducedMotion === 'reduce') expect(now).toBeCloseTo(width / 1.5, 0)
        else expect(now).toBeGreaterThan(width / 1.4)
      },
      { reducedMotion },
    )
  }) // prettier-ignore
})

describe('an address', () => {
  const region = { x: 300, y: 700, width: 500, height: 260 }
  it.each(['#xywh=300,700,500,260', '#xywh=pixel:300,700,500,260', '#xywh=pixel%3A300%2C700%2C500%2C260'])(
    'leads to its region: %s',
    async (hash) => {
      await alive(
        async ({ page }) => {
          const seen = await seenOfScan(page)
          expect(isWithin(region, seen)).toBe(true)
          // As large as it fits, with some room around it.
          expect(Math.max(region.width / seen.width, region.height / seen.height)).toBeGreaterThan(0.7)
          const framed = await page.evaluate(
            "['x', 'y', 'width', 'height'].map((name) => Number(document.querySelector('.framed').getAttribute(name)))",
          )
          expect(framed).toEqual([300, 700, 500, 260])
          await keepPicture(page, 'alive-region')
        },
        { hash },
      )
    },
  ) // prettier-ignore

  it('may tell it in percent, or in no way that can be understood', async () => {
    await alive(async ({ page }) => {
      const whole = await seenOfScan(page)
      for (const hash of ['xywh=1,2', 'xywh=percent:x,1,1,1', 'xywh=9999999,0,5,5', 'xywh=0,0,0,0', '%'])
        await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
      expect(await seenOfScan(page)).toEqual(whole)
      await page.evaluate("location.hash = 'xywh=percent:50,50,25,10'")
      const seen = await seenOfScan(page)
      const { width, height } = await page.evaluate<{ width: number; height: number }>(
        "(({ width, height }) => ({ width, height }))(document.querySelector('.stage').scan)",
      )
      expect(isWithin({ x: width / 2, y: height / 2, width: width / 4, height: height / 10 }, seen)).toBe(true)
      expect(seen.width).toBeLessThan(width / 2)
    })
  }) // prettier-ignore

  it('leads to its line, lit and large', async () => {
    await alive(
      async ({ page }) => {
        expect(await lit(page)).toEqual(['line-20', 'scan line-20'])
        const [place, seen] = [await placeOfLine(page, 'line-20'), await seenOfScan(page)]
        expect(isWithin(place, seen)).toBe(true)
        expect(place.width / seen.width).toBeGreaterThan(0.7)
      },
      { hash: '#line-20' },
    )
  })

  it('of this very view is copied, and leads back to it', async () => {
    await alive(
      async ({ page }) => {
        await page.focus('#line-12')
        await page.keyboard.press('Enter')
        const seen = await seenOfScan(page)
        await page.getByRole('button', { name: 'Copy a link' }).click()
        const copied = await page.evaluate<string>('navigator.clipboard.readText()')
        expect(copied).toBe(page.url())
        expect(copied).toMatch(/#xywh=\d+,\d+,\d+,\d+$/)
        expect(await page.getByRole('status').first().textContent()).toContain('copied')
        await openAlive(page, copied)
        const again = await seenOfScan(page)
        expect(again.x + again.width / 2).toBeCloseTo(seen.x + seen.width / 2, -1)
        expect(again.y + again.height / 2).toBeCloseTo(seen.y + seen.height / 2, -1)
        await page.keyboard.press('0')
        await page.getByRole('button', { name: 'Copy a link' }).click()
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(address)
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    )
  })
})

describe('on a phone', () => {
  const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

  it('the scan stands above its text, the page scrolls under a finger, and all buttons are in reach', async () => {
    await alive(async ({ page }) => {
      const [scan, text] = [await placeOf(page, '.stage'), await placeOf(page, '.texts')]
      if (!scan || !text) throw new Error('The scan or its text is missing.')
      expect(areBeside(scan, text)).toBe(false)
      expect(text.y).toBeGreaterThanOrEqual(scan.y + scan.height - 1)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
      for (const button of await page.locator('.tools.live > *').all()) {
        const box = await button.boundingBox()
        expect(box?.x).toBeGreaterThanOrEqual(0)
        expect((box?.x ?? 999) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24)
      }
      expect(await page.evaluate("getComputedStyle(document.querySelector('.openseadragon-canvas')).touchAction")).toBe('pan-x pan-y') // prettier-ignore
      await page.tap('#line-9')
      expect(await lit(page)).toEqual(['line-9', 'scan line-9'])
      await keepPicture(page, 'alive-phone')
      await page.locator('#view-text').check({ force: true })
      expect(await page.locator('.stage').isVisible()).toBe(false)
      await page.locator('#view-scan').check({ force: true })
      expect(await page.locator('.stage').isVisible()).toBe(true)
    }, phone)
  })
})

it('without the tiles, the picture and its links stay', async () => {
  await looking(browser(), { viewport: { width: 1280, height: 900 } }, async ({ page }) => {
    await page.route('**/info.json', (route) => route.fulfill({ status: 503, body: 'busy' }))
    const asked = page.waitForResponse('**/info.json')
    await page.goto(address)
    await asked
    await page.waitForLoadState('networkidle')
    expect(await page.locator('.pane.live').count()).toBe(0)
    expect(await page.locator('nav.tools').isVisible()).toBe(true)
    expect(await page.locator('.tools.live').isVisible()).toBe(false)
    await page.hover('#line-9')
    expect(await lit(page)).toEqual(['line-9', 'scan line-9'])
  })
})
