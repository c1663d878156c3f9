import type { Item, Page } from '../data/model/item.js'
import { spoken } from '../data/model/language.js'
import type { TextLayer } from '../data/model/text.js'
import { withQuery } from './address.js'
import { pageLabel } from './film-strip.js'
import { attributes, html, type Html } from './html.js'
import { columnsFor, textChoice, type ItemView, type Part, type TextChoice } from './item-view.js'
import { legend } from './legend.js'
import { overlay } from './overlay.js'
import { plainly } from './said.js'
import { scan } from './scan.js'
import type { ShownText } from './shown-text.js'
import type { Site } from './site.js'
import { pageByPage, shownTexts, textColumns } from './text-columns.js'
import { wordsIn } from './words.js'

/** A page's label as plain text: what the archive calls it, else its place counted from 1. */
export function plainLabel(page: Page, at: number, site: Site): string {
  return page.label ? spoken(page.label, site.languages) : String(at + 1)
}

/** What the script that links and cites (`quote.js`) has to know of a page; its texts and lines bear their own ids. */
export function quotable(item: Item, page: Page, site: Site): Readonly<Record<string, string>> {
  return {
    'data-item': item.id,
    'data-page': page.id,
    'data-address': site.addresses.page(item.id, page.id),
  }
}

/** How wide a scan is shown beside its text. */
const beside = '(min-width: 60rem) 50vw, 100vw'

/** What the ids of a page's lines begin with, where several pages stand on one HTML page. */
const prefixOf = (page: Page) => `${page.id}-`

/** The texts that a page is shown with among the others of its item. */
export function textsOfLeaf(view: ItemView, page: Page): readonly ShownText[] {
  return shownTexts(view, columnsFor(view.item, page.id, view), page.id, prefixOf(page))
}

/**
 * One page among the others of its item: the scan, and its text beside it.
 * @param at index of the page in the item
 * @param first whether it is the first on this HTML page, and so to be loaded at once
 */
export function leaf(view: ItemView, page: Page, at: number, first: boolean, site: Site): Html {
  const { item } = view
  const says = wordsIn(site.languages)
  const label = plainLabel(page, at, site)
  const columns = {
    view,
    item,
    page: page.id,
    shown: columnsFor(item, page.id, view),
    label: says.textsOf(label),
    heading: html`<h3 id="h-${page.id}">${says.page} ${pageLabel(page, at, site)}</h3>`,
    address: (choice: TextChoice) =>
      withQuery(site.addresses.item(item.id), { from: view.from, ...choice }, `p-${page.id}`),
    prefix: prefixOf(page),
    level: 4,
  }
  const over = overlay(page, textsOfLeaf(view, page))
  return html`<section
    class="leaf"
    id="p-${page.id}"
    aria-labelledby="h-${page.id}"
    data-lines
    ${attributes(quotable(item, page, site))}
  >
    ${textColumns(columns, site)}
    <div class="stage">${scanLink(view, page, { label, first }, site, over)}</div>
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
  const address = withQuery(site.addresses.page(item.id, page.id), { ...textChoice(view) })
  return html`<a class="sheet" href="${address}" title="${says.enlarge(shown.label)}"
    >${scan(page, { alt, sizes: beside, loading }, site)}${over}</a
  >`
}

/** The scans in a row, and beside them a text that is not divided by pages; only the text where there is no scan. */
export function wholeText(
  view: ItemView,
  shown: readonly TextLayer[],
  part: Part,
  site: Site,
): Html {
  const says = wordsIn(site.languages)
  const { item } = view
  const pages = part.pages.map((page, at) => ({
    page,
    label: pageLabel(page, part.start + at, site),
  }))
  const sheet = ({ page, label }: (typeof pages)[number], at: number) =>
    html`<li id="p-${page.id}">
      ${scanLink(view, page, { label: plainLabel(page, part.start + at, site), first: at === 0 }, site)}<span
        class="number"
        >${label}</span
      >
    </li>`
  const columns = {
    view,
    item,
    page: undefined,
    shown,
    label: says.textLayers,
    heading: pages.length > 0 ? html`<h3>${says.text}</h3>` : html`<h2>${says.text}</h2>`,
    address: (choice: TextChoice) =>
      withQuery(site.addresses.item(item.id), { from: view.from, ...choice }, 'text'),
    prefix: 'line-',
    level: 4,
    instead: (layer: TextLayer, prefix: string) =>
      layer.extent === 'by-page' ? pageByPage(view, pages, { layer, prefix }, site) : undefined,
  }
  const texts = shownTexts(view, shown, undefined, columns.prefix).concat(
    part.pages.flatMap((page) => shownTexts(view, shown.filter(isByPage), page.id, '')),
  )
  return html`<div class="leaf undivided" id="text">
    ${textColumns(columns, site, legend(texts, site))}
    ${
      pages.length > 0 &&
      html`<div class="stage" role="region" aria-label="${says.filmStrip}" tabindex="0">
        <ol class="stack" role="list">
          ${pages.map(sheet)}
        </ol>
      </div>`
    }
  </div>`
}

function isByPage({ extent }: TextLayer): boolean {
  return extent === 'by-page'
}
