import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { itemPage } from '../../web/item-page.js'
import { pageView } from '../../web/page-view.js'
import { browser, show } from './chromium.js'
import { editedView } from './edited.js'
import { ocr, pageAt, site, translation } from './made-up.js'

let chromium: Browser
beforeAll(async () => {
  chromium = await browser()
})
afterAll(() => chromium.close())

const view = { ...editedView(), page: pageAt(0) }
const one = String(pageView(view, site))
const two = String(pageView({ ...view, beside: ocr }, site))
const machine = String(pageView({ ...view, text: ocr }, site))
const item = String(itemPage(editedView(), site))

/** Shows a page and looks at it; nothing may have been complained of at the end. */
async function looking(
  html: string,
  look: (page: Page) => Promise<void>,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<void> {
  const context = await chromium.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  const complaints: string[] = []
  try {
    const page = await context.newPage()
    await show(page, html, complaints, `https://archive.example/shown${hash}`)
    await look(page)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
  }
}

const lit = (page: Page) =>
  page.evaluate<string[]>(
    "[...document.querySelectorAll('.on')].map((one) => one.dataset.for ? `scan ${one.dataset.for}` : one.id).sort().reverse()",
  )
const focused = (page: Page) => page.evaluate<string>('document.activeElement.id')
/** Whether a line's place is inside the pane that shows the scan. */
const isInPane = (page: Page, id: string) =>
  page.evaluate<boolean>(`(() => {
    const place = document.querySelector('[data-for="${id}"]').getBoundingClientRect()
    const pane = document.querySelector('.pane').getBoundingClientRect()
    return place.top >= pane.top && place.bottom <= pane.bottom && place.left >= pane.left
  })()`)

/** Moves the pointer to the middle of where an element's words begin; the middle of its box may be another's, where text flows. */
async function pointAt(page: Page, selector: string): Promise<void> {
  const { x, y } = await page.evaluate<{ readonly x: number; readonly y: number }>(`(() => {
    const one = document.querySelector('${selector}')
    one.scrollIntoView({ block: 'center' })
    const { x, y, width, height } = one.getClientRects()[0]
    return { x: x + width / 2, y: y + height / 2 }
  })()`)
  await page.mouse.move(x, y)
}

describe('lines', () => {
  it('light up by themselves where a line of the text runs over several lines of the scan', async () => {
    await looking(one, async (page) => {
      await pointAt(page, '#line-6')
      expect(await lit(page)).toEqual(['scan line-6', 'line-6'])
      await page.hover('[data-for="line-7"]')
      expect(await lit(page)).toEqual(['scan line-7', 'line-7'])
      await pointAt(page, '#line-8')
      expect(await lit(page)).toEqual(['line-8'])
    })
  })

  it('of two texts light up together where they are at the same place of the scan', async () => {
    await looking(two, async (page) => {
      await page.hover('#line-2')
      const both = ['beside-line-2', 'line-2', 'scan beside-line-2', 'scan line-2']
      expect((await lit(page)).sort()).toEqual(both)
      await page.hover('#beside-line-2')
      expect((await lit(page)).sort()).toEqual(both)
    })
  })

  it('are walked by the arrows, each text by itself, and a link in a line lights its line', async () => {
    await looking(two, async (page) => {
      await page.focus('#beside-line-1')
      await page.keyboard.press('End')
      expect(await focused(page)).toBe('beside-line-3')
      await page.keyboard.press('ArrowDown')
      expect(await focused(page)).toBe('beside-line-3')
      await page.focus('#line-ref-1')
      expect(await lit(page)).toContain('line-2')
      await page.keyboard.press('ArrowDown')
      expect(await focused(page)).toBe('line-ref-1')
    })
  })

  it('are shown large with Enter, and as before with Escape; Escape again leaves the line', async () => {
    await looking(one, async (page) => {
      const zoom = () => page.locator('.pane').getAttribute('data-zoom')
      await page.focus('#line-7')
      expect(await isInPane(page, 'line-7')).toBe(true)
      await page.keyboard.press('Enter')
      expect(await zoom()).toBe('225')
      expect(await isInPane(page, 'line-7')).toBe(true)
      await page.keyboard.press('End')
      expect(await focused(page)).toBe('line-9')
      expect(await isInPane(page, 'line-9')).toBe(true)
      await page.keyboard.press('Escape')
      expect(await zoom()).toBe('width')
      expect(await focused(page)).toBe('line-9')
      await page.keyboard.press('Escape')
      expect(await focused(page)).toBe('')
      expect(await lit(page)).toEqual([])
    })
  })

  it('are found by the address, also when it changes, and stay lit', async () => {
    await looking(
      one,
      async (page) => {
        expect(await lit(page)).toEqual(['scan line-9', 'line-9'])
        expect(await isInPane(page, 'line-9')).toBe(true)
        expect(await page.evaluate("document.querySelector('#line-9').tabIndex")).toBe(0)
        await page.evaluate("location.hash = 'line-3'")
        expect(await lit(page)).toEqual(['scan line-3', 'line-3'])
        await page.hover('h1')
        expect(await lit(page)).toEqual(['scan line-3', 'line-3'])
      },
      { hash: '#line-9' },
    )
    await looking(
      one,
      async (page) => {
        expect(await lit(page)).toEqual([])
      },
      { hash: '#%' },
    )
  })

  it('among the pages of an item lead to the same line of the page shown large', async () => {
    await looking(item, async (page) => {
      const href = () =>
        page.evaluate<string>("document.querySelector('#p-page00000000 a.sheet').href")
      await page.hover('[data-for="page00000000-3"]')
      expect(await lit(page)).toEqual(['scan page00000000-3', 'page00000000-3'])
      expect(await href()).toMatch(/\/items\/lamp-report\/page00000000#line-3$/)
      await page.hover('h1')
      expect(await href()).toMatch(/page00000000$/)
      await page.focus('#page00000000-4')
      expect(await href()).toMatch(/page00000000#line-4$/)
      const left = page.waitForRequest('**/items/lamp-report/page00000000')
      await page.keyboard.press('Enter')
      await left
    })
  })

  it('light up under a finger, on the scan and in the text, with the scan in sight', async () => {
    const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
    await looking(
      one,
      async (page) => {
        await page.tap('#line-9')
        expect(await lit(page)).toEqual(['scan line-9', 'line-9'])
        const box = await page.locator('[data-for="line-9"]').boundingBox()
        expect(box?.y).toBeGreaterThan(0)
        expect(box?.y).toBeLessThan(740)
        expect(await isInPane(page, 'line-9')).toBe(true)
        await page.evaluate("document.querySelector('.pane').scrollTop = 0")
        await page.tap('[data-for="line-2"]')
        expect(await lit(page)).toEqual(['scan line-2', 'line-2'])
      },
      phone,
    )
  })
})

/** The word that is lit: as it stands in the text, and where its place on the scan begins and how wide it is. */
const litWord = (page: Page) =>
  page.evaluate(`(() => {
    const [mark] = document.querySelectorAll('.word')
    return [[...CSS.highlights.get('word')].map(String).join(), mark.getAttribute('x'), mark.getAttribute('width')]
  })()`)

it('a word under the pointer lights up on the scan and in the text, an editor’s signs not counted', async () => {
  for (const html of [one, machine])
    await looking(html, async (page) => {
      const { x, y } = await page.evaluate<{ readonly x: number; readonly y: number }>(`(() => {
        const line = document.querySelector('#line-3')
        line.scrollIntoView({ block: 'center' })
        const text = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
        while (text.nextNode()) if (text.currentNode.data.includes('lamps')) break
        const range = new Range()
        const from = text.currentNode.data.indexOf('lamps')
        range.setStart(text.currentNode, from)
        range.setEnd(text.currentNode, from + 5)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      })()`)
      await page.mouse.move(x, y)
      expect(await litWord(page)).toEqual(['lamps', '406', '90'])
      await page.hover('h1')
      expect(await litWord(page)).toEqual(['', '0', '0'])
      await page.evaluate("document.querySelector('.pane').scrollIntoView()")
      const scan = await page.locator('.overlay').boundingBox()
      if (!scan) throw new Error('No overlay.')
      const scale = scan.width / 1240
      await page.mouse.move(scan.x + 450 * scale, scan.y + 290 * scale)
      expect(await litWord(page)).toEqual(['lamps', '406', '90'])
    })
})

it('a lit line keeps the contrast of ink in all its words', async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    await looking(
      one,
      async (page) => {
        const colours = new Set<string>()
        for (const number of [2, 3, 4, 8, 9]) {
          await pointAt(page, `#line-${number}`)
          expect(await lit(page)).toContain(`line-${number}`)
          const found = await page.evaluate<string[]>(
            "[...document.querySelectorAll('.lines .on, .lines .on *')].map((one) => getComputedStyle(one).color)",
          )
          for (const colour of found) colours.add(colour)
        }
        expect([...colours]).toEqual([
          colorScheme === 'light' ? 'rgb(31, 29, 26)' : 'rgb(236, 231, 221)',
        ])
      },
      { colorScheme },
    )
})

it('two texts stand beside the scan where there is room, and one below the other where there is not', async () => {
  const html = String(pageView({ ...view, beside: translation }, site))
  for (const [width, columns] of [
    [1280, 3],
    [1000, 2],
    [360, 1],
  ] as const)
    await looking(
      html,
      async (page) => {
        const lefts = await page.evaluate<number[]>(
          "['.stage', '.text', '.text + .text'].map((one) => Math.round(document.querySelector(one).getBoundingClientRect().left))",
        )
        expect(new Set(lefts).size).toBe(columns)
      },
      { viewport: { width, height: 800 }, javaScriptEnabled: false },
    )
})

it('on paper nothing stands before the text', async () => {
  for (const html of [one, two])
    await looking(
      html,
      async (page) => {
        await page.emulateMedia({ media: 'print' })
        const [scan, text] = await page.evaluate<
          { x: number; y: number; right: number; bottom: number }[]
        >(
          "['.pane img', '.lines'].map((one) => document.querySelector(one).getBoundingClientRect().toJSON())",
        )
        if (!scan || !text) throw new Error('The scan or its text is missing.')
        expect(text.x >= scan.right || text.y >= scan.bottom).toBe(true)
        expect(await page.locator('.tools').first().isVisible()).toBe(false)
      },
      { viewport: { width: 800, height: 1100 } },
    )
})
