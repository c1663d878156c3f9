import { html, type Html } from './html.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/**
 * What can be done with selected words or a chosen region: cite, copy, link. Hidden until the script (`quote.js`) puts it
 * beside what is selected, and fills in where its links lead. https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function quoteBar(site: Site): Html {
  const says = wordsIn(site.languages).alive
  return html`<div
      class="bubble"
      role="toolbar"
      aria-label="${says.selected}"
      data-cite="${site.addresses.citing}"
      hidden
    >
      <a data-do="cite">${says.cite}</a>
      <button type="button" data-do="copy" data-done="${says.copied}">${says.copy}</button>
      <button type="button" data-do="link" data-done="${says.linked}">${says.link}</button>
    </div>
    <p class="told" role="status" data-no-copy="${says.noCopy}"></p>`
}
