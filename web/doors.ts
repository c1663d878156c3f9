import type { PageId } from '../data/model/ids.js'
import { withQuery } from './address.js'
import { reference } from './cite/reference.js'
import { bibliographyLinks, citeStyles } from './cite-styles.js'
import { downloads } from './downloads.js'
import { html, type Html } from './html.js'
import type { ItemView } from './item-view.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What is beside the record: how to cite, where else to open, what to take away. */
export function doors(
  view: ItemView,
  page: { readonly id: PageId; readonly label: string } | undefined,
  site: Site,
): Html {
  const words = wordsIn(site.languages)
  const { addresses } = site
  const { item } = view
  const address = page ? addresses.page(item.id, page.id) : addresses.item(item.id)
  const cited = {
    address,
    collection: view.collections.at(-1)?.title,
    ...(page && { page: page.label }),
  }
  return html`<aside class="side" aria-label="${words.cite}">
    <section>
      <h2>${words.cite}</h2>
      ${citeStyles(reference(item, cited, site), site)}
      ${bibliographyLinks((form) => addresses.bibliography(item.id, form), site)}
      ${page && html`<p class="citethis"><a href="${withQuery(addresses.citing, { item: item.id, page: page.id })}">${words.giveAddress}</a></p>`}
    </section>
    ${item.pages.length > 0 && openIn(view, page?.id, site)} ${downloads(view, page?.id, site)}
  </aside>`
}

function openIn({ item }: ItemView, page: PageId | undefined, site: Site): Html {
  const words = wordsIn(site.languages)
  const { addresses, viewers } = site
  const manifest = addresses.manifest(item.id, 3)
  const canvas = page && addresses.canvas(item.id, page, 3)
  const door = (address: string, name: string) =>
    html`<li><a href="${withQuery(address, { canvas })}">${name}</a></li>`
  return html`<section>
    <h2>${words.openIn}</h2>
    <ul>
      ${viewers.mirador && door(addresses.mirador(item.id), 'Mirador')}
      ${viewers.universalViewer && door(addresses.universalViewer(item.id), 'Universal Viewer')}
      <li class="iiif">
        <a href="${manifest}">${words.manifest}</a>
        <a
          class="drag"
          href="${withQuery(
            viewers.mirador ? addresses.mirador(item.id) : addresses.item(item.id),
            { manifest },
          )}"
          title="${words.dragHere}"
          >${iiifMark(words.dragHere)}</a
        >
      </li>
    </ul>
  </section>`
}

/**
 * A mark to drag into a viewer: viewers read the manifest's address from the link's `manifest` parameter.
 * https://zimeon.github.io/iiif-dragndrop/
 */
function iiifMark(name: string): Html {
  return html`<svg
    class="mark"
    viewBox="0 0 40 22"
    width="40"
    height="22"
    role="img"
    aria-label="${name}"
  >
    <g fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round">
      <path d="M4 9.5V19M14 9.5V19M24 9.5V19M33 19V8q0-5 5-5M30.5 11.5H37" />
    </g>
    <g fill="currentColor">
      <circle cx="4" cy="3.2" r="2.4" />
      <circle cx="14" cy="3.2" r="2.4" />
      <circle cx="24" cy="3.2" r="2.4" />
    </g>
  </svg>`
}
