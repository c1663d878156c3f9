import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page in a browser, and what was heard of it. */
export interface Look {
  readonly page: Page
  /** Errors and warnings of its console (`'error: …'`), among them what its Content-Security-Policy refused, and exceptions. */
  readonly complaints: string[]
  /** Requests that were not answered, or answered with 400 and above: `'404 http://…'`. */
  readonly failures: string[]
  /** Addresses that were answered well. */
  readonly answered: string[]
}

/**
 * Opens a new tab, without what other tabs have in their cache, and gives it to `look`; it is closed afterwards.
 * @param options `viewport` in CSS pixels, `colorScheme`, `javaScriptEnabled` …
 */
export async function looking(
  browser: Browser,
  options: BrowserContextOptions,
  look: (seen: Look) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  try {
    const page = await context.newPage()
    const seen: Look = { page, complaints: [], failures: [], answered: [] }
    listen(seen)
    await look(seen)
  } finally {
    await context.close()
  }
}

function listen({ page, complaints, failures, answered }: Look): void {
  page.on('console', (message) => {
    const type = message.type()
    if (type === 'error' || type === 'warning') complaints.push(`${type}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('requestfailed', (request) =>
    failures.push(`${request.failure()?.errorText ?? 'failed'} ${request.url()}`),
  )
  page.on('response', (response) => {
    if (response.status() < 400) answered.push(response.url())
    else failures.push(`${String(response.status())} ${response.url()}`)
  })
}

/** Keeps a picture of what is on the screen, to be looked at: `artefacts/{name}.png`. */
export async function keepPicture(page: Page, name: string, fullPage = false): Promise<Buffer> {
  const folder = join(process.cwd(), 'artefacts')
  mkdirSync(folder, { recursive: true })
  return page.screenshot({ path: join(folder, `${name}.png`), fullPage })
}
