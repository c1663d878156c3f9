import { html, type Html } from './html.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/**
 * A field to search the archive with, which works without a script.
 * @param id of the field, once on a page
 * @param words what stands in it already
 */
export function searchField(id: string, site: Site, words = ''): Html {
  const says = wordsIn(site.languages)
  return html`<form class="seek" role="search" method="get" action="${site.addresses.searchPage}">
    <label class="hidden" for="${id}">${says.searchLabel}</label>
    <input
      type="search"
      id="${id}"
      name="q"
      value="${words}"
      placeholder="${says.searchLabel}"
      maxlength="200"
      autocomplete="off"
      spellcheck="false"
    />
    <button type="submit">
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <path
          d="M8.5 3a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM12.6 12.6l4.6 4.6"
          fill="none"
          stroke="currentColor"
          stroke-width="1.7"
          stroke-linecap="round"
        />
      </svg>
      <span class="hidden">${says.searchButton}</span>
    </button>
  </form>`
}
