import { html, type Html } from './html.js'
import { isNarrowed, searchAddress, type Asked } from './search-asked.js'
import type { SearchView } from './search-view.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

type Missed = Pick<SearchView, 'asked' | 'suggestion' | 'within'>

/** What to do where nothing was found: another spelling, fewer wishes, other ways into the archive. */
export function nothingFound(view: Missed, site: Site): Html {
  const { finding: words } = wordsIn(site.languages)
  const { asked, suggestion, within } = view
  return html`<section class="nothing">
    <p role="status" class="tally">${within === undefined ? words.none : words.noneHere}</p>
    ${
      suggestion !== undefined &&
      html`<p class="suggestion">
        ${words.didYouMean}
        <a href="${searchAddress({ ...asked, q: suggestion, page: 1 }, site)}">${suggestion}</a>?
      </p>`
    }
    ${looser(asked, site)}
    <h2>${words.help}</h2>
    <ul>
      ${words.tips.map((tip, at) => html`<li>${tip}${at === starTip && beginning(asked, site)}</li>`)}
    </ul>
    ${elsewhere(site)}
  </section>`
}

/** The same search with fewer wishes. */
function looser(asked: Asked, site: Site): readonly Html[] {
  const { finding: words } = wordsIn(site.languages)
  const loose = asked.q
    .replace(/["“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const link = (to: Partial<Asked>, says: string) =>
    html`<p><a href="${searchAddress(to, site)}">${says}</a></p>`
  return [
    ...(isNarrowed(asked) ? [link({ q: asked.q }, words.notNarrowed)] : []),
    ...(loose !== asked.q && loose !== ''
      ? [link({ ...asked, q: loose, page: 1 }, words.loose)]
      : []),
  ]
}

/** Which of the tips ends with an example, and the example: how the first long word begins. */
const starTip = 2
function beginning(asked: Asked, site: Site): Html {
  const [, , [example = ''] = []] = wordsIn(site.languages).finding.ways
  const long = /[\p{L}\p{N}]{5,}/u.exec(asked.q)?.[0]
  const q = long === undefined ? example : `${long.slice(0, 4)}*`
  return html` <a href="${searchAddress({ ...asked, q, page: 1 }, site)}">${q}</a>`
}

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
