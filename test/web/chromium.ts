import { readFile } from 'node:fs/promises'
import { fonts, type FontFile } from '../../web/assets.js'
import type { Page } from 'playwright-core'

export { openBrowser as browser } from '../browser/chromium.js'

const kept = (name: string) => new URL(`../../web/assets/${name}`, import.meta.url)

/** Where npm keeps a font file. */
export const fontFile = (font: FontFile) =>
  new URL(`../../node_modules/${font.package}/files/${font.file}`, import.meta.url)

const pixel =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="100%" height="100%" fill="#e9e0cb"/></svg>'

/** The policy under which the reading room's pages are sent. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/**
 * Shows an HTML page as its address would, with our own style and scripts and a blank scan, and nothing from the network.
 * @param complaints what the browser says in its console, the policy's refusals among it, is added here
 */
export async function show(
  page: Page,
  html: string,
  complaints: string[] = [],
  at = 'https://archive.example/shown',
): Promise<void> {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url())
    const headers = { 'content-security-policy': policy }
    if (pathname === '/shown')
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers })
    if (pathname.startsWith('/iiif/image/'))
      return route.fulfill({ body: pixel, contentType: 'image/svg+xml' })
    const font = fonts.find(({ file }) => pathname === `/assets/fonts/${file}`)
    if (font)
      return route.fulfill({ body: await readFile(fontFile(font)), contentType: 'font/woff2' })
    const [, name] = /^\/assets\/([a-z-]+\.(?:css|js|svg))$/.exec(pathname) ?? []
    if (name === undefined) return route.fulfill({ status: 204 })
    const media = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' }
    const contentType = media[name.split('.')[1] as keyof typeof media]
    return route.fulfill({ body: await readFile(kept(name)), contentType })
  })
  await page.goto(at, { waitUntil: 'load' })
}
