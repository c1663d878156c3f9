import { html, type Html } from './html.js'
import { isNarrowed, searchAddress } from './search-asked.js'
import type { SearchView } from './search-view.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What to do where nothing was found: another spelling, fewer wishes, other ways into the archive. */
export function nothingFound(view: Pick<SearchView, 'asked' | 'suggestion' | 'within'>, site: Site): Html {
  const { finding: words } = wordsIn(site.languages)
  const { asked, suggestion, within } = view
  const loose = asked.q.replace(/["“”„]/g, ' ').replace(/\s+/g, ' ').trim()
  const star = /[\p{L}\p{N}]{5,}/u.exec(asked.q)?.[0].slice(0, 4) ?? words.ways[2]?.[0]?.slice(0, 4) ?? ''
  return html`<section class="nothing">
    <p role="status" class="tally">${within === undefined ? words.none : words.noneHere}</p>
    ${
      suggestion !== undefined &&
      html`<p class="suggestion">
        ${words.didYouMean}
        <a href="${searchAddress({ ...asked, q: suggestion, page: 1 }, site)}">${suggestion}</a>?
      </p>`
    }
    ${isNarrowed(asked) && html`<p><a href="${searchAddress({ q: asked.q }, site)}">${words.notNarrowed}</a></p>`}
    ${loose !== asked.q && loose !== '' && html`<p><a href="${searchAddress({ ...asked, q: loose, page: 1 }, site)}">${words.loose}</a></p>`}
    <h2>${words.help}</h2>
    <ul>
      ${words.tips.map((tip, at) => html`<li>${tip}${at === starTip && html` <a href="${searchAddress({ ...asked, q: `${star}*`, page: 1 }, site)}">${star}*</a>`}</li>`)}
    </ul>
    ${elsewhere(site)}
  </section>`
} // prettier-ignore

/** Which of the tips ends with an example. */
const starTip = 2

/** How to search, with examples to try. */
export function searchHelp(site: Site): Html {
  const { finding: words } = wordsIn(site.languages)
  return html`<section class="howto" aria-labelledby="howto">
    <h2 id="howto">${words.howTo}</h2>
    <dl>
      ${words.ways.map(
        ([example = '', says = '']) =>
          html`<div>
            <dt><code>${example}</code></dt>
            <dd>${says}</dd>
          </div>`,
      )}
    </dl>
    ${elsewhere(site)}
  </section>`
}

/** The other ways into the archive. */
function elsewhere(site: Site): Html {
  const { finding, browsing, collections } = wordsIn(site.languages)
  const { datesPage, peoplePage, collectionsPage } = site.addresses
  return html`<p class="elsewhere">
    ${finding.browse}: <a href="${datesPage}">${browsing.dates}</a> ·
    <a href="${peoplePage}">${browsing.people}</a> · <a href="${collectionsPage}">${collections}</a>
  </p>`
}
