import type { PageId } from '../data/model/ids.js'
import type { Item, Page } from '../data/model/item.js'
import { attributes, html, type Html } from './html.js'
import { said } from './said.js'
import { thumbnail } from './scan.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What a page is called, with the interface's languages marked: its label, else its place counted from 1. */
export function pageLabel(page: Page, at: number, site: Site): Html {
  return page.label ? said(page.label, site) : html`${at + 1}`
}

/**
 * Pages in little, side by side, in the document's direction of reading.
 * @param start index of the first of the pages in the item
 */
export function filmStrip(
  item: Item,
  shown: {
    readonly pages: readonly Page[]
    readonly start: number
    readonly current?: PageId
    readonly address: (page: Page) => string
  },
  site: Site,
): Html {
  const words = wordsIn(site.languages)
  const frame = (page: Page, at: number) =>
    html`<li>
      <a
        href="${shown.address(page)}"
        ${attributes({
          'aria-current': page.id === shown.current ? 'page' : undefined,
        })}
        >${thumbnail(page, site)}<span class="hidden">${words.page} </span
        >${pageLabel(page, shown.start + at, site)}</a
      >
    </li>`
  return html`<nav
    class="film"
    aria-label="${words.filmStrip}"
    ${attributes({
      dir: item.viewing.direction === 'right-to-left' ? 'rtl' : undefined,
    })}
  >
    <ol role="list">
      ${shown.pages.map(frame)}
    </ol>
  </nav>`
}
