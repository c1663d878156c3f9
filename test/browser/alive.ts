import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { looking, type Look } from './looking.js'
import type { Place } from './sight.js'
import { servedWith, type Served } from './server.js'

/** The sample archive, served. */
export function sample(): Promise<Served> {
  return servedWith([join(process.cwd(), 'sample', 'residents-office')])
}

/** The address of an item's page, from 0. */
export async function addressOf(served: Served, id: string, at: number): Promise<string> {
  const { id: item, pages } = await served.item(id)
  const page = pages[at]
  if (!page) throw new Error(`${id} has no page ${String(at)}.`)
  return served.addresses.page(item, page.id)
}

/** Opens a page of the reading room, and waits until its scan is drawn from tiles. */
export async function openAlive(page: Page, address: string): Promise<void> {
  // Where only the fragment is another, the browser would stay on the page.
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator('.pane.live').waitFor()
}

/** What part of the scan is in sight, in its pixels. */
export function seenOfScan(page: Page): Promise<Place> {
  return page.evaluate<Place>(`(() => {
    const { viewer } = document.querySelector('.stage').scan
    const image = viewer.world.getItemAt(0)
    const { x, y, width, height } = image.viewportToImageRectangle(viewer.viewport.getBounds(true)).getBoundingBox()
    return { x, y, width, height }
  })()`)
}

/** A place on the scan, by its line, as the drawing has it: in pixels of the scan. */
export function placeOfLine(page: Page, id: string): Promise<Place> {
  return page.evaluate<Place>(`(() => {
    const { x, y, width, height } = document.querySelector('[data-for="${id}"]').getBBox()
    return { x, y, width, height }
  })()`)
}

/** Whether one place lies within another. */
export function isWithin(inner: Place, outer: Place): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

/** The ids of the lines that are lit, on the scan and in the text. */
export function lit(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    "[...document.querySelectorAll('.on')].map((one) => one.dataset.for ? `scan ${one.dataset.for}` : one.id).sort()",
  )
}

/** What `document.activeElement` is: its id, else its class, else its words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(
    '(({ id, className, textContent }) => id || className || textContent.trim())(document.activeElement)',
  )
}

/** Looks at pages with their scans alive; nothing may have gone wrong at the end. */
export function aliveLook(browser: () => Browser) {
  return async (
    address: () => string | undefined,
    look: (page: Page, seen: Look) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> => {
    const window = { viewport: { width: 1280, height: 900 }, ...options }
    await looking(browser(), window, async (seen) => {
      await openAlive(seen.page, address() ?? '')
      await look(seen.page, seen)
      expect(seen.failures).toEqual([])
      expect(seen.complaints).toEqual([])
    })
  }
}

/** A browser whose clipboard can be read. */
export const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] }

/** What was copied last. */
export const copied = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()')

/** Marks the page, so that {@link isSame} knows whether it was loaded anew. */
export const remember = (page: Page) => page.evaluate('window.same = true')

/** Whether the page was not loaded anew since {@link remember}. */
export const isSame = (page: Page) => page.evaluate<boolean>('window.same === true')

/** Waits for the scan of the page at an address. */
export async function turnedTo(page: Page, address: string | undefined): Promise<void> {
  await page.waitForURL(address ?? '')
  await page.locator(`.leaf[data-address="${address ?? ''}"] .pane.live`).waitFor()
}
