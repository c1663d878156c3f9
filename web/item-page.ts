import type { PageId } from '../data/model/ids.js'
import type { Page } from '../data/model/item.js'
import { plainly } from './said.js'
import { withQuery } from './address.js'
import { contents } from './contents.js'
import { doors } from './doors.js'
import { filmStrip } from './film-strip.js'
import { attributes, html, type Html } from './html.js'
import { cardOf, description, machineLinks, steps, subLine } from './item-head.js'
import {
  columnsFor,
  pagesAtOnce,
  partWith,
  textChoice,
  type ItemView,
  type Part,
} from './item-view.js'
import { breadcrumb, layout } from './layout.js'
import { quoteBar } from './quote-bar.js'
import { record } from './record.js'
import { said } from './said.js'
import { leaf, textsOfLeaf, wholeText } from './leaf.js'
import { legend } from './legend.js'
import type { Site } from './site.js'
import { viewSwitch } from './view-switch.js'
import { wordsIn } from './words.js'

/** An item: its record, and its pages with their texts; to the eye the pages come first. */
export function itemPage(view: ItemView, site: Site): Html {
  const { item } = view
  const part = partWith(item, view.from)
  const body = html`<div class="head">
      ${breadcrumb(steps(view, site), site)}
      <h1>${said(item.title, site)}</h1>
      <p class="sub">${subLine(view, site)}</p>
    </div>
    <div class="record" id="record">${record(view, site)}${doors(view, undefined, site)}</div>
    ${item.pages.length > 0 ? reading(view, part, site) : withoutScan(view, site)}`
  return layout(
    {
      title: plainly(item.title, site),
      description: description(view, site),
      canonical: withQuery(site.addresses.item(item.id), {
        from: part.start > 0 ? part.pages[0]?.id : undefined,
      }),
      links: machineLinks(view, site),
      kind: 'article',
      structured: view.structured,
      image: part.pages[0] && cardOf(view, part.pages[0], site),
      islands: ['lines.js', 'copy.js', 'quote.js', 'cite.js'],
      body,
    },
    site,
  )
}

function reading(view: ItemView, part: Part, site: Site): Html {
  const { item } = view
  const words = wordsIn(site.languages)
  const shown = columnsFor(item, part.pages[0]?.id, view)
  const strip = () => filmStrip(item, { ...part, address: ({ id }) => `#p-${id}` }, site)
  return html`<section class="reading" aria-labelledby="pages">
    <h2 class="hidden" id="pages">${words.pagesHeading}</h2>
    <div class="toolbar">
      ${item.pages.length > pagesAtOnce ? partLinks(view, part, site) : html`<p>${words.pages(item.pages.length)}</p>`}${contents(view, { to: ({ id }) => place(view, id, site) }, site)}
    </div>
    ${viewSwitch(site)}${part.pages.length > 1 && strip()}
    ${
      shown.some(({ extent }) => extent === 'whole')
        ? wholeText(view, shown, part, site)
        : leaves(view, part, site)
    }
    ${item.pages.length > pagesAtOnce && html`<div class="toolbar end">${partLinks(view, part, site)}</div>`}
    ${quoteBar(site)}
  </section>`
}

/** Where a page stands among the others of its item. */
function place(view: ItemView, page: PageId, site: Site): string {
  const choice = { from: page, ...textChoice(view) }
  return withQuery(site.addresses.item(view.item.id), choice, `p-${page}`)
}

/** The pages of a part one under the other, and at their end what the signs in their texts mean. */
function leaves(view: ItemView, { pages, start }: Part, site: Site): Html {
  const texts = pages.flatMap((page) => textsOfLeaf(view, page))
  return html`${pages.map((page, at) => leaf(view, page, start + at, at === 0, site))}
  ${legend(texts, site)}`
}

/** An item that only its record, and perhaps its text, is known of. */
function withoutScan(view: ItemView, site: Site): Html {
  const shown = columnsFor(view.item, undefined, view)
  const note = html`<p class="noscan">${wordsIn(site.languages).noScanYet}</p>`
  return shown.length === 0
    ? note
    : html`${note}
        <section class="reading" aria-label="${wordsIn(site.languages).text}">
          ${wholeText(view, shown, { pages: [], start: 0 }, site)}
        </section>`
}

function partLinks(view: ItemView, part: Part, site: Site): Html {
  const words = wordsIn(site.languages)
  const { item } = view
  const choice = textChoice(view)
  const total = item.pages.length
  const door = (to: Page | undefined, rel: string | undefined, name: string, sign: string) =>
    to
      ? html`<a
          href="${withQuery(site.addresses.item(item.id), { from: to.id, ...choice }, 'pages')}"
          ${attributes({ rel, title: name })}
          ><span aria-hidden="true">${sign}</span><span class="hidden">${name}</span></a
        >`
      : html`<span class="off" aria-hidden="true">${sign}</span>`
  const last = total - 1 - ((total - 1) % pagesAtOnce)
  const before = part.start > 0
  const after = part.start < last
  return html`<nav class="parts" aria-label="${words.allPages}">
    ${door(before ? item.pages[0] : undefined, undefined, words.firstPages, '«')}
    ${door(item.pages[part.start - pagesAtOnce], 'prev', words.previousPages, '‹')}
    <span>${words.pagesFromTo(part.start + 1, part.start + part.pages.length, total)}</span>
    ${door(item.pages[part.start + pagesAtOnce], 'next', words.nextPages, '›')}
    ${door(after ? item.pages[last] : undefined, undefined, words.lastPages, '»')}
  </nav>`
}
