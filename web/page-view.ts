import type { PageId } from '../data/model/ids.js'
import type { Page } from '../data/model/item.js'
import { withQuery } from './address.js'
import { contents } from './contents.js'
import { doors } from './doors.js'
import { filmStrip } from './film-strip.js'
import { attributes, html, type Html } from './html.js'
import { cardOf, description, machineLinks, steps, subLine } from './item-head.js'
import { columnsFor, textChoice, type ItemView, type TextChoice } from './item-view.js'
import { keysButton, keysDialog } from './keys.js'
import { breadcrumb, layout } from './layout.js'
import { plainLabel, quotable } from './leaf.js'
import { legend } from './legend.js'
import { overlay } from './overlay.js'
import { quoteBar } from './quote-bar.js'
import { record } from './record.js'
import { plainly, said } from './said.js'
import type { Site } from './site.js'
import { stage } from './stage.js'
import { shownTexts, textColumns } from './text-columns.js'
import { viewSwitch } from './view-switch.js'
import { wordsIn } from './words.js'

/** Everything that one page's own HTML page shows. */
export interface PageView extends ItemView {
  /** One of the item's pages. */
  readonly page: PageId
  /** `?zoom=`: how large the scan is shown; as `zoomOf` knows it. */
  readonly zoom?: string | undefined
}

const islands = [
  'lines.js',
  'words.js',
  'copy.js',
  'deep-zoom.js',
  'this-view.js',
  'fill-screen.js',
  'region.js',
  'quote.js',
  'turn.js',
  'keys.js',
  'cite.js',
] as const

/**
 * One page, large, with its text beside it. Who listens to it hears the title, the record, the text and then of the scan; the eye finds the scan first.
 * A page that is not the item's shows the first.
 */
export function pageView(view: PageView, site: Site): Html {
  const { item } = view
  const at = Math.max(
    0,
    item.pages.findIndex(({ id }) => id === view.page),
  )
  const page = item.pages[at]
  if (!page) throw new RangeError('An item without pages has no page to show.')
  const label = plainLabel(page, at, site)
  const title = said(item.title, site)
  const itemStep = {
    href: withQuery(site.addresses.item(item.id), {
      from: at === 0 ? undefined : page.id,
      ...textChoice(view),
    }),
    name: title,
  }
  const body = html`<div class="head">
      ${breadcrumb([...steps(view, site), itemStep], site)}
      <h1>${title}<span class="hidden">, ${wordsIn(site.languages).page} ${label}</span></h1>
      <p class="sub">${subLine(view, site)}</p>
    </div>
    <div class="record" id="record">
      ${record(view, site)}${doors(view, { id: page.id, label }, site)}
    </div>
    ${reader(view, page, at, site)}`
  return layout(
    {
      title: `${plainly(item.title, site)}, ${wordsIn(site.languages).pageOf(label, at + 1, item.pages.length)}`,
      description: description(view, site),
      canonical: site.addresses.page(item.id, page.id),
      links: [...machineLinks(view, site), ...neighbours(view, at, site)],
      kind: 'article',
      structured: view.structured,
      image: cardOf(view, page, site),
      islands: [...islands],
      body,
    },
    site,
  )
}

function neighbours({ item }: PageView, at: number, site: Site) {
  const link = (rel: string, page: Page | undefined) =>
    page ? [{ rel, href: site.addresses.page(item.id, page.id) }] : []
  return [...link('prev', item.pages[at - 1]), ...link('next', item.pages[at + 1])]
}

function reader(view: PageView, page: Page, at: number, site: Site): Html {
  const says = wordsIn(site.languages)
  const { item } = view
  const label = plainLabel(page, at, site)
  const choice = textChoice(view)
  const columns = {
    view,
    item,
    page: page.id,
    shown: columnsFor(item, page.id, choice),
    label: says.textsOf(label),
    address: (to: TextChoice) =>
      withQuery(site.addresses.page(item.id, page.id), { ...to, zoom: view.zoom }, 'reader'),
    prefix: 'line-',
    level: 2,
    words: true,
  }
  const texts = shownTexts(view, columns.shown, page.id, columns.prefix)
  const nearby = Math.max(0, Math.min(at - 10, item.pages.length - 21))
  const film = {
    pages: item.pages.slice(nearby, nearby + 21),
    start: nearby,
    current: page.id,
    address: ({ id }: Page) => withQuery(site.addresses.page(item.id, id), { ...choice }),
  }
  const to = (one: Page) => withQuery(site.addresses.page(item.id, one.id), { ...choice }, 'reader')
  return html`<div class="reading single" id="reader">
      <div class="toolbar">${contents(view, { to, current: at }, site)}${keysButton(site)}</div>
      ${viewSwitch(site)}
      <section
        class="leaf"
        data-lines
        aria-label="${says.page} ${label}"
        ${attributes(quotable(item, page, site))}
      >
        ${textColumns(columns, site, legend(texts, site))}
        ${stage(view, page, at, overlay(page, texts), site)}
      </section>
      ${item.pages.length > 1 && filmStrip(item, film, site)}${quoteBar(site)}
    </div>
    ${keysDialog(site)}`
}
