import { banner } from './banner.js'
import { keepingLanguage } from './chosen-language.js'
import { foot } from './foot.js'
import { head } from './head.js'
import { html, type Html } from './html.js'
import type { Site } from './site.js'
import type { WebPage } from './web-page.js'
import { interfaceLanguage, wordsIn } from './words.js'

export type { PageLink, WebPage } from './web-page.js'

/** A whole HTML page: head, the archive's name, the content, the foot. No style and no script stands in it, so a strict Content-Security-Policy holds. */
export function layout(page: WebPage, site: Site): Html {
  const words = wordsIn(site.languages)
  return html`<!doctype html>
    <html lang="${interfaceLanguage(site.languages)}">
      ${head(page, site)}
      <body>
        <a class="skip" href="#content">${words.skip}</a>
        ${keepingLanguage(banner(page, site), site)}
        <main id="content" tabindex="-1">${keepingLanguage(page.body, site)}</main>
        ${foot(page.canonical, site)}
      </body>
    </html> `
}

/** Where something is: its collections, outermost first, as links. */
export function breadcrumb(
  steps: readonly { readonly href: string; readonly name: Html }[],
  site: Site,
): Html | undefined {
  if (steps.length === 0) return undefined
  const { breadcrumb: label } = wordsIn(site.languages)
  return html`<nav class="crumb" aria-label="${label}">
    <ol>
      ${steps.map(({ href, name }) => html`<li><a href="${href}">${name}</a></li>`)}
    </ol>
  </nav>`
}
