import type { Citation, Standing } from '../data/model/citation.js'
import type { Item } from '../data/model/item.js'
import { xywh } from '../data/model/region.js'
import { withQuery } from './address.js'
import { changes } from './cite-changes.js'
import { snippets } from './cite-snippets.js'
import { bibliographyLinks, citeStyles, plainCitation } from './cite-styles.js'
import {
  citedReference,
  crop,
  quotation,
  readingAddress,
  regionPicture,
  source,
  type CitedView,
} from './cited.js'
import { html, type Html } from './html.js'
import { layout, type PageLink } from './layout.js'
import { day, plainly, said } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** Everything that a minted citation's page shows. */
export interface CitationView extends CitedView {
  readonly citation: Citation
  readonly standing: Standing
  /** Links of the head, for machines. */
  readonly signposts: readonly PageLink[]
  /** The place as an encoded IIIF content state. */
  readonly contentState?: string
}

/** `/cite/{citation}`: what was cited, how to cite it, where to read it, and what has changed since. */
export function citationPage(view: CitationView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { citation, item } = view
  const address = site.addresses.citation(citation.id)
  const cited = citedReference(view, address, site)
  const title = `${words.citation} ${citation.id}`
  const body = html`<article class="card">
    <p class="crumb">${title} · ${day(citation.made, site)}</p>
    <h1 class="hidden">${title}, ${plainly(item.title, site)}</h1>
    ${crop(view, site)} ${quotation(citation.quote, address, site)} ${source(view, site)}
    ${changes(view.standing, site)} ${doors(view, site)}
    <section aria-labelledby="how-to-cite">
      <h2 id="how-to-cite">${words.citeThis}</h2>
      ${citeStyles(cited, site)}
      ${bibliographyLinks((form) => site.addresses.citation(citation.id, form), site, stateAddress(view, site))}
      ${snippets(view, address, plainCitation(cited, site), site)}
    </section>
  </article>`
  return layout(
    {
      title: `${words.citation}, ${plainly(item.title, site)}`,
      description: citation.quote?.exact ?? plainCitation(cited, site),
      canonical: address,
      links: view.signposts,
      islands: ['copy.js', 'cite.js'],
      image: regionPicture(view.place, site),
      body,
    },
    site,
  )
}

/** The address that hands the place to any client of IIIF. https://iiif.io/api/content-state/1.0/#31-linking-http-get-query-string-parameter */
function stateAddress({ item, contentState }: CitationView, { addresses }: Site) {
  return contentState === undefined
    ? undefined
    : withQuery(addresses.item(item.id), { 'iiif-content': contentState })
}

/** Where else the place is seen. */
function doors(view: CitationView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { addresses, viewers } = site
  const { item, place, citation } = view
  const canvas = place.page && addresses.canvas(item.id, place.page.id, 3)
  const region = place.region && xywh(place.region).replace('xywh=', '')
  const viewer = (address: string) => withQuery(address, { canvas, xywh: region })
  const picture = regionPicture(place, site)
  return html`<ul class="openings" aria-label="${words.openIn}">
    <li><a class="first" href="${readingAddress(view, site)}">${words.readInPlace}</a></li>
    ${viewers.mirador && canvas !== undefined && html`<li><a href="${viewer(addresses.mirador(item.id))}">Mirador</a></li>`}
    ${viewers.universalViewer && canvas !== undefined && html`<li><a href="${viewer(addresses.universalViewer(item.id))}">Universal Viewer</a></li>`}
    ${picture !== undefined && html`<li><a href="${picture}">${words.regionImage}</a></li>`}
    <li>
      <a href="${addresses.citation(citation.id, 'json')}">${words.annotation}</a>
    </li>
  </ul>`
}

/** What is known of a withdrawn item's citation. */
export interface WithdrawnView {
  readonly citation: Citation
  readonly item: Item
  readonly standing: Extract<Standing, { readonly state: 'withdrawn' }>
}

/** A citation whose document was withdrawn: when and why, and the words that were cited, which are kept. */
export function withdrawnPage({ citation, item, standing }: WithdrawnView, site: Site): Html {
  const words = wordsIn(site.languages)
  const address = site.addresses.citation(citation.id)
  const title = words.problem.withdrawn
  const body = html`<article class="card">
    <p class="crumb">${words.citation} ${citation.id} · ${day(citation.made, site)}</p>
    <h1>${title}</h1>
    <p class="sub">${said(item.title, site)}</p>
    <div class="note" role="note">
      <p>${words.changes.withdrawn} ${day(standing.at, site)}${words.changes.stop}</p>
      <p>${standing.why}</p>
    </div>
    ${citation.quote && html`<p class="soft">${words.changes.quoteKept}</p>`}
    ${quotation(citation.quote, address, site)}
  </article>`
  return layout({ title, body }, site)
}
