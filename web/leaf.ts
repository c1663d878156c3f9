import type { Page } from '../data/model/item.js'
import { spoken } from '../data/model/language.js'
import type { TextLayer } from '../data/model/text.js'
import { withQuery } from './address.js'
import { pageLabel } from './film-strip.js'
import { html, type Html } from './html.js'
import { layerFor, type ItemView, type Part } from './item-view.js'
import { plainly } from './said.js'
import { overlay, scan } from './scan.js'
import type { Site } from './site.js'
import { readText, textHead, words } from './text-panel.js'
import { wordsIn } from './words.js'

/** A page's label as plain text: what the archive calls it, else its place counted from 1. */
export function plainLabel(page: Page, at: number, site: Site): string {
  return page.label ? spoken(page.label, site.languages) : String(at + 1)
}

/** How wide a scan is shown beside its text. */
const beside = '(min-width: 60rem) 50vw, 100vw'

/**
 * One page among the others of its item: the scan, and its text beside it.
 * @param at index of the page in the item
 * @param first whether it is the first on this HTML page, and so to be loaded at once
 */
export function leaf(view: ItemView, page: Page, at: number, first: boolean, site: Site): Html {
  const { item } = view
  const says = wordsIn(site.languages)
  const label = plainLabel(page, at, site)
  const layer = layerFor(item, page.id, view.text)
  const text = readText(view, layer, page.id)
  const address = ({ id }: TextLayer) =>
    withQuery(site.addresses.item(item.id), { from: view.from, text: id }, `p-${page.id}`)
  const heading = html`<h3 id="h-${page.id}">${says.page} ${pageLabel(page, at, site)}</h3>`
  return html`<section class="leaf" id="p-${page.id}" aria-labelledby="h-${page.id}" data-lines>
    <div class="stage">${scanLink(view, page, { label, first }, site, overlay(page, text))}</div>
    <div class="text">
      ${textHead(view, { heading, label: says.textsOf(label), layer, page: page.id, address }, site)}
      ${words(view, { layer, page: page.id }, `${page.id}-`, site)}
    </div>
  </section>`
}

function scanLink(
  view: ItemView,
  page: Page,
  shown: { readonly label: string; readonly first: boolean },
  site: Site,
  over?: Html,
): Html {
  const says = wordsIn(site.languages)
  const { item } = view
  const alt = says.scanOf(plainly(item.title, site), shown.label)
  const loading = shown.first ? 'eager' : 'lazy'
  const address = withQuery(site.addresses.page(item.id, page.id), { text: view.text })
  return html`<a class="sheet" href="${address}" title="${says.enlarge(shown.label)}"
    >${scan(page, { alt, sizes: beside, loading }, site)}${over}</a
  >`
}

/** The scans in a row, and beside them a text that is not divided by pages; only the text where there is no scan. */
export function wholeText(view: ItemView, layer: TextLayer, part: Part, site: Site): Html {
  const says = wordsIn(site.languages)
  const { item } = view
  const address = ({ id }: TextLayer) =>
    withQuery(site.addresses.item(item.id), { from: view.from, text: id }, 'text')
  const sheet = (page: Page, at: number) => {
    const label = plainLabel(page, part.start + at, site)
    return html`<li id="p-${page.id}">
      ${scanLink(view, page, { label, first: at === 0 }, site)}<span class="number"
        >${pageLabel(page, part.start + at, site)}</span
      >
    </li>`
  }
  const heading = part.pages.length > 0 ? html`<h3>${says.text}</h3>` : html`<h2>${says.text}</h2>`
  return html`<div class="leaf undivided" id="text">
    ${
      part.pages.length > 0 &&
      html`<div class="stage" role="region" aria-label="${says.filmStrip}" tabindex="0">
        <ol class="stack" role="list">
          ${part.pages.map(sheet)}
        </ol>
      </div>`
    }
    <div class="text">
      ${textHead(view, { heading, label: says.textLayers, layer, page: undefined, address }, site)}
      ${words(view, { layer, page: undefined }, 'line-', site)}
    </div>
  </div>`
}
