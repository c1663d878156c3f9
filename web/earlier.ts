import type { ItemId, PageId } from '../data/model/ids.js'
import type { TextLayer } from '../data/model/text.js'
import { html, type Html } from './html.js'
import { day } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What a page's text was before it was corrected, the latest first; nothing where it never was. */
export function earlierTexts(
  item: ItemId,
  layer: TextLayer,
  page: PageId | undefined,
  site: Site,
): Html | undefined {
  const words = wordsIn(site.languages)
  const found = (layer.earlier ?? []).filter(
    (one) => one.page === undefined || layer.extent === 'whole' || one.page === page,
  )
  if (found.length === 0) return undefined
  return html`<details class="earlier">
    <summary>${words.earlier} <span class="soft">(${found.length})</span></summary>
    <ul>
      ${found.toReversed().map(
        ({ text, until }) =>
          html`<li>
            <a href="${site.addresses.textVersion(item, layer.id, text.file.sha256)}"
              >${text.file.name}</a
            >
            <span class="soft">${words.correctedOn} ${day(until, site)}</span>
          </li>`,
      )}
    </ul>
  </details>`
}
