import type { Page, Section } from '../data/model/item.js'
import { plainly } from './said.js'
import { withQuery } from './address.js'
import { doors } from './doors.js'
import { filmStrip, pageLabel } from './film-strip.js'
import { attributes, html, type Html } from './html.js'
import { description, machineLinks, steps, subLine } from './item-head.js'
import { layerFor, pagesAtOnce, partWith, type ItemView, type Part } from './item-view.js'
import { breadcrumb, layout } from './layout.js'
import { record } from './record.js'
import { said } from './said.js'
import { leaf, wholeText } from './leaf.js'
import type { Site } from './site.js'
import { layers } from './item-view.js'
import { viewSwitch } from './view-switch.js'
import { fullScan } from './scan.js'
import { wordsIn } from './words.js'

/** An item: its pages with their text beside them, and its record. */
export function itemPage(view: ItemView, site: Site): Html {
  const { item } = view
  const part = partWith(item, view.from)
  const body = html`<div class="head">
      ${breadcrumb(steps(view, site), site)}
      <h1>${said(item.title, site)}</h1>
      <p class="sub">${subLine(view, site)}</p>
    </div>
    ${item.pages.length > 0 ? reading(view, part, site) : withoutScan(view, site)}
    <div class="record" id="record">${record(view, site)}${doors(view, undefined, site)}</div>`
  const [first] = item.pages
  return layout(
    {
      title: plainly(item.title, site),
      description: description(view, site),
      canonical: withQuery(site.addresses.item(item.id), {
        from: part.start > 0 ? part.pages[0]?.id : undefined,
      }),
      links: machineLinks(view, site),
      image: first && fullScan(first, site),
      islands: ['lines.js', 'copy.js'],
      body,
    },
    site,
  )
}

function reading(view: ItemView, part: Part, site: Site): Html {
  const { item } = view
  const words = wordsIn(site.languages)
  const layer = layerFor(item, part.pages[0]?.id, view.text)
  const strip = () => filmStrip(item, { ...part, address: ({ id }) => `#p-${id}` }, site)
  return html`<section class="reading" aria-labelledby="pages">
    <h2 class="hidden" id="pages">${words.pagesHeading}</h2>
    <div class="toolbar">
      ${item.pages.length > pagesAtOnce ? partLinks(view, part, site) : html`<p>${words.pages(item.pages.length)}</p>`}${contents(view, site)}
    </div>
    ${viewSwitch(site)}${part.pages.length > 1 && strip()}
    ${
      layer?.extent === 'whole'
        ? wholeText(view, layer, part, site)
        : part.pages.map((page, at) => leaf(view, page, part.start + at, at === 0, site))
    }
    ${item.pages.length > pagesAtOnce && html`<div class="toolbar end">${partLinks(view, part, site)}</div>`}
  </section>`
}

/** An item that only its record, and perhaps its text, is known of. */
function withoutScan(view: ItemView, site: Site): Html {
  const [first] = layers(view.item)
  const layer = layerFor(view.item, undefined, view.text) ?? first
  const note = html`<p class="noscan">${wordsIn(site.languages).noScanYet}</p>`
  return layer === undefined
    ? note
    : html`${note}
        <section class="reading" aria-label="${wordsIn(site.languages).text}">
          ${wholeText(view, layer, { pages: [], start: 0 }, site)}
        </section>`
}

function partLinks(view: ItemView, part: Part, site: Site): Html {
  const words = wordsIn(site.languages)
  const { item, text } = view
  const total = item.pages.length
  const door = (to: Page | undefined, rel: string | undefined, name: string, sign: string) =>
    to
      ? html`<a
          href="${withQuery(site.addresses.item(item.id), { from: to.id, text }, 'pages')}"
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

/** The headings within the document, with the pages they begin on. */
function contents(view: ItemView, site: Site): Html | undefined {
  const { item, text } = view
  if (item.sections.length === 0) return undefined
  const entry = ({ label, from }: Section) => {
    const at = item.pages.findIndex(({ id }) => id === from)
    const page = item.pages[at]
    return (
      page &&
      html`<li>
        <a href="${withQuery(site.addresses.item(item.id), { from, text }, `p-${from}`)}"
          >${said(label, site)}</a
        >
        <span class="soft">${pageLabel(page, at, site)}</span>
      </li>`
    )
  }
  return html`<details class="contents">
    <summary>${wordsIn(site.languages).contents}</summary>
    <ol>
      ${item.sections.map(entry)}
    </ol>
  </details>`
}
