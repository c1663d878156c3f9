import type { CitationId } from '../data/model/ids.js'
import { bibliographyLinks, citeStyles } from './cite-styles.js'
import { citedReference, crop, quotation, readingAddress, source, type CitedView } from './cited.js'
import { html, type Html } from './html.js'
import { layout } from './layout.js'
import { plainly } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** Everything that the form shows which gives a passage an address. */
export interface CitingView extends CitedView {
  /** The parameters it was asked for with; the form sends them again. */
  readonly asked: readonly (readonly [name: string, value: string])[]
  /** Whether new addresses are given. */
  readonly isOpen: boolean
  /** The citation that was made of the same passage before. */
  readonly before?: CitationId
}

/** `/cite?item=…`: what is to be cited, and the button that gives it an address that stays. */
export function citingPage(view: CitingView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { item, cited, before } = view
  const { addresses } = site
  const address = before === undefined ? readingAddress(view, site) : addresses.citation(before)
  const title = cited.quote ? words.citePassage : cited.region ? words.citeRegion : words.citePage
  const body = html`<article class="card">
    <h1>${title}</h1>
    ${source(view, site)} ${crop(view, site)} ${quotation(cited.quote, address, site)}
    ${given(view, site)}
    <section aria-labelledby="how-to-cite">
      <h2 id="how-to-cite">${words.citeThis}</h2>
      ${citeStyles(citedReference(view, address, site), site)}
      ${before !== undefined && bibliographyLinks((form) => addresses.citation(before, form), site)}
    </section>
  </article>`
  return layout(
    { title: `${title}, ${plainly(item.title, site)}`, islands: ['copy.js', 'cite.js'], body },
    site,
  )
}

/** The address it has, the button that gives it one, or the sentence that none is given. */
function given({ asked, isOpen, before }: CitingView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { addresses } = site
  if (before !== undefined) {
    const address = addresses.citation(before)
    return html`<div class="note" role="note">
      <p>${words.alreadyCited} <a href="${address}">${address}</a></p>
    </div>`
  }
  if (!isOpen) return html`<div class="note" role="note"><p>${words.citingClosed}</p></div>`
  return html`<form class="mint" method="post" action="${addresses.citing}">
    ${asked.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <button type="submit">${words.giveAddress}</button>
    <p>${words.giveAddressHelp}</p>
  </form>`
}
