import type { Related } from '../data/model/item.js'
import { html, webAddress, type Html } from './html.js'
import type { ItemView } from './item-view.js'
import { said } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** The documents that belong beside an item; nothing where none are named. */
export function relatedDocuments(view: ItemView, site: Site): Html | undefined {
  if (view.item.related.length === 0) return undefined
  const { related: heading } = wordsIn(site.languages)
  const entries = view.item.related.map((one) => {
    const { address, note } = whereabouts(one, view, site)
    const title = said(one.title, site)
    return html`<li>
      <p>
        ${address === undefined ? title : html`<a href="${address}">${title}</a>`}${one.date !== undefined && html`, ${one.date}`}${note !== undefined && html` <span class="soft">(${note})</span>`}
      </p>
      ${one.abstract && html`<p class="abstract">${said(one.abstract, site)}</p>`}
    </li>`
  })
  return html`<section aria-labelledby="related">
    <h2 id="related">${heading}</h2>
    <ul class="related" role="list">
      ${entries}
    </ul>
  </section>`
}

/** Where a related document is to be read, and what to say where that is not here as a scan. */
function whereabouts(
  one: Related,
  view: ItemView,
  site: Site,
): { readonly address?: string | undefined; readonly note?: string | undefined } {
  const words = wordsIn(site.languages)
  const here = one.item === undefined ? undefined : view.related.get(one.item)
  if (here && one.item !== undefined)
    return {
      address: site.addresses.item(one.item),
      note: here.pages === 0 ? words.noScan : undefined,
    }
  const elsewhere = webAddress(one.url)
  return elsewhere === undefined
    ? { note: words.noScan }
    : { address: elsewhere, note: words.elsewhere }
}
