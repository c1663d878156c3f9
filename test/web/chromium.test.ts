import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { pageView } from '../../web/page-view.js'
import { itemPage } from '../../web/item-page.js'
import { browser, show } from './chromium.js'
import { kinds } from './kinds.js'
import { pageAt, report, site, view } from './made-up.js'

let chromium: Browser
beforeAll(async () => {
  chromium = await browser()
}, 60_000)
afterAll(() => chromium.close())

const long = { en: [`${'Donaudampfschifffahrtsgesellschaft'.repeat(3)} and the lamps of the quay`] }
const pages = Object.entries({
  ...kinds(site),
  ...Object.fromEntries(
    Object.entries(kinds(site, { ...report(), title: long })).map(([kind, page]) => [
      `${kind}, with a long word`,
      page,
    ]),
  ),
}).map(([kind, page]) => [kind, String(page)] as const)

async function looking<T>(
  html: string,
  width: number,
  look: (page: Awaited<ReturnType<Browser['newPage']>>, complaints: string[]) => Promise<T>,
  at?: string,
): Promise<T> {
  const page = await chromium.newPage({
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
  })
  const complaints: string[] = []
  try {
    await show(page, html, complaints, at)
    return await look(page, complaints)
  } finally {
    await page.close()
  }
}

describe.each([320, 1280])('%i pixels wide', (width) => {
  it.each(pages)(
    '%s fits, styled, and nothing of it is refused',
    async (_, html) => {
      await looking(html, width, async (page, complaints) => {
        const widest = await page.evaluate('document.documentElement.scrollWidth')
        expect(widest).toBe(width)
        expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('flex')
        expect(complaints).toEqual([])
      })
    },
    30_000,
  )
})

it('notices a page that is too wide, and one that breaks the policy', async () => {
  const bad = '<!doctype html><p style="width: 50rem">x</p><svg width="900"></svg>'
  await looking(bad, 320, async (page, complaints) => {
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeGreaterThan(320)
    expect(complaints.join()).toContain('Content Security Policy')
  })
}, 30_000)

const single = String(pageView({ ...view(), page: pageAt(0) }, site))
const lit = "[...document.querySelectorAll('.on')].map((one) => one.dataset.for ?? one.id)"

it('lights a line up with its place on the scan, under the pointer and by the keyboard', async () => {
  await looking(single, 1280, async (page) => {
    await page.hover('#line-2')
    expect(await page.evaluate(lit)).toEqual(['line-2', 'line-2'])
    await page.hover('rect[data-for="line-1"]')
    expect(await page.evaluate(lit)).toEqual(['line-1', 'line-1'])
    await page.hover('h1')
    expect(await page.evaluate(lit)).toEqual([])
    await page.focus('#line-1')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(lit)).toEqual(['line-2', 'line-2'])
    await page.keyboard.press('End')
    expect(await page.evaluate(lit)).toEqual(['line-3'])
    expect(await page.evaluate('document.querySelectorAll("li[tabindex=\'0\']").length')).toBe(1)
    await page.click('rect[data-for="line-1"]')
    expect(await page.evaluate('document.activeElement.id')).toBe('line-1')
  })
}, 30_000)

it('lights up the line that the address names', async () => {
  await looking(
    single,
    1280,
    async (page) => {
      expect(await page.evaluate(lit)).toEqual(['line-2', 'line-2'])
    },
    'https://archive.example/shown#line-2',
  )
}, 30_000)

it('shows the scan, the text, or both, without a script', async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await show(page, String(itemPage(view(), site)))
  const seen = async () => [
    await page.locator('.stage').first().isVisible(),
    await page.locator('.lines').first().isVisible(),
  ]
  expect(await seen()).toEqual([true, true])
  await page.locator('#view-text').check({ force: true })
  expect(await seen()).toEqual([false, true])
  await page.locator('#view-scan').check({ force: true })
  expect(await seen()).toEqual([true, false])
  await context.close()
}, 30_000)

it('draws words on paper, and what is beside them, with contrast enough, by day and by night', async () => {
  const pairs = ['ink', 'soft', 'accent'].flatMap((ink) =>
    ['paper', 'sheet', ...(ink === 'accent' ? [] : ['mark'])].map((paper) => [ink, paper]),
  )
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await chromium.newPage({ colorScheme })
    await show(page, single)
    for (const [ink, paper] of pairs.filter(([one, two]) => !(one === 'soft' && two === 'mark'))) {
      const ratio = await page.evaluate(contrast(ink ?? '', paper ?? ''))
      expect([colorScheme, ink, paper, ratio]).toEqual([
        colorScheme,
        ink,
        paper,
        expect.any(Number),
      ])
      expect(ratio).toBeGreaterThanOrEqual(4.5)
    }
    await page.close()
  }
}, 30_000)

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio of two custom properties of the style sheet, as an expression. */
const contrast = (one: string, other: string) => `(() => {
  const luminance = (name) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.className = 'probe'
    const rule = new CSSStyleSheet()
    rule.replaceSync('.probe { color: var(--' + name + ') }')
    document.adoptedStyleSheets = [rule]
    const parts = getComputedStyle(probe).color.match(/\\d+/g).slice(0, 3).map((part) => part / 255)
    probe.remove()
    const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [light, dark] = [luminance('${one}'), luminance('${other}')].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
})()`
