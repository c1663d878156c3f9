import type { Item, Page } from '../data/model/item.js'
import { withQuery } from './address.js'
import { html, type Html } from './html.js'
import { textChoice, type ItemView } from './item-view.js'
import { plainLabel } from './leaf.js'
import { liveTools } from './live-tools.js'
import { plainly } from './said.js'
import { fullScan, scan } from './scan.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'
import { zoomOf, zoomTools } from './zoom.js'

/** What is to be shown, and how large: `?zoom=` as `zoomOf` knows it. */
interface Shown extends ItemView {
  readonly zoom?: string | undefined
}

/**
 * The scan, as large as was asked for, with what makes it larger and what turns the pages. Where a script runs it becomes
 * as deep as it goes, from its tiles (https://iiif.io/api/image/3.0/#54-tiles): `data-info` and `data-script` say with what.
 * @param at index of the page in the item
 * @param over the places of lines, to be laid over the scan
 */
export function stage(
  view: Shown,
  page: Page,
  at: number,
  over: Html | undefined,
  site: Site,
): Html {
  const says = wordsIn(site.languages)
  const { item } = view
  const zoom = zoomOf(view.zoom)
  const alt = says.scanOf(plainly(item.title, site), plainLabel(page, at, site))
  const full = fullScan(page, site)
  const to = { here: site.addresses.page(item.id, page.id), choice: textChoice(view), full }
  const { wheel, fingers, regionHelp, regionIs, viewLinked } = says.alive
  return html`<div
    class="stage"
    data-info="${site.addresses.image(page.id, 3)}/info.json"
    data-script="${site.assets('openseadragon.min.js')}"
    data-wheel="${wheel}"
    data-fingers="${fingers}"
    data-region-help="${regionHelp}"
    data-region-is="${regionIs}"
    data-view-linked="${viewLinked}"
  >
    ${zoomTools(view.zoom, to, site)}${liveTools(full, site)}
    <div class="pane" role="region" aria-label="${alt}" tabindex="0" data-zoom="${zoom.name}">
      <div class="sheet">
        ${scan(page, { alt, sizes: zoom.sizes, loading: 'eager' }, site)}${over}
      </div>
    </div>
    ${turn(view, page, at, site)}
  </div>`
}

/** The page before, where we are, the page after. */
function turn(view: Shown, page: Page, at: number, site: Site): Html {
  const says = wordsIn(site.languages)
  const { item } = view
  const choice = textChoice(view)
  const door = (to: Page | undefined, rel: string, name: string, sign: string) =>
    to
      ? html`<a
          rel="${rel}"
          href="${withQuery(site.addresses.page(item.id, to.id), { ...choice, zoom: view.zoom }, 'reader')}"
          title="${name}"
          ><span aria-hidden="true">${sign}</span><span class="hidden">${name}</span></a
        >`
      : html`<span class="off" aria-hidden="true">${sign}</span>`
  return html`<nav class="turn" aria-label="${says.turnPages}" ${backwards(item)}>
    ${door(item.pages[at - 1], 'prev', says.previousPage, '‹')}
    <span class="at">${says.pageOf(plainLabel(page, at, site), at + 1, item.pages.length)}</span>
    ${door(item.pages[at + 1], 'next', says.nextPage, '›')}
  </nav>`
}

function backwards(item: Item): Html {
  return item.viewing.direction === 'right-to-left' ? html` dir="rtl"` : html``
}
