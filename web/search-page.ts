import { html, attributes, type Html } from './html.js'
import { layout } from './layout.js'
import {
  isNarrowed, searchAddress, usualOrder, type Asked, type SearchOrder,
} from './search-asked.js' // prettier-ignore
import { chosenList, facetColumn, kept } from './search-facets.js'
import { nothingFound, searchHelp } from './search-help.js'
import { foundDocument } from './search-hit.js'
import { plainly } from './said.js'
import type { SearchView } from './search-view.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What was found in all of the archive, by documents, with what narrows it down. */
export function searchPage(view: SearchView, site: Site): Html {
  const { finding: words } = wordsIn(site.languages)
  const { asked, within } = view
  const isAll = within === undefined
  const body = html`<div class="results${!isAll && ' within'}">
    <h1 class="hidden">${isAll ? words.heading : words.inItem(plainly(within, site))}</h1>
    ${field(view, site)}
    ${isAll && (view.documents > 0 || isNarrowed(asked)) && facetColumn(view.facets, asked, site)}
    <div class="answers">
      ${isAll && chosenList(view.facets, asked, site)}${view.documents === 0 ? nothingFound(view, site) : answers(view, site)}
    </div>
  </div>`
  return layout(
    { title: asked.q === '' ? words.title : words.results(asked.q), body, searches: true },
    site,
  )
}

function field({ asked, within }: SearchView, site: Site): Html {
  const { finding: words } = wordsIn(site.languages)
  const rest = { ...asked, q: '', page: 1 }
  return html`<form class="big" role="search" action="${site.addresses.searchPage}">
    <input
      ${attributes({ type: 'search', name: 'q', value: asked.q, maxlength: 1000, 'aria-label': words.field, placeholder: words.field, autocomplete: 'off', spellcheck: 'false' })}
    />${kept(rest)}<button>${words.submit}</button>
    ${
      within &&
      html`<p class="inside">
        ${words.inItem(plainly(within, site))} ·
        <a href="${searchAddress({ q: asked.q }, site)}">${words.backToAll}</a>
      </p>`
    }
  </form>`
}

function answers(view: SearchView, site: Site): Html {
  const { asked, documents, passages, pages } = view
  const all = wordsIn(site.languages)
  const count =
    asked.q === '' || passages === 0
      ? all.items(documents)
      : all.finding.passagesIn(passages, documents)
  return html`<div class="tally">
      <p role="status">
        ${count}${asked.page > 1 && html` · ${all.finding.part(asked.page, pages)}`}
      </p>
      ${view.within === undefined && documents > 1 && sorting(asked, site)}
    </div>
    ${view.found.map((one) => foundDocument(one, asked, site))}
    ${turning(view, site)}${asked.q === '' && asked.page === 1 && searchHelp(site)}`
}

const orders: readonly SearchOrder[] = ['relevance', 'earliest', 'latest', 'title']

function sorting(asked: Asked, site: Site): Html {
  const { finding: words } = wordsIn(site.languages)
  const now = asked.sort ?? usualOrder(asked)
  const offered = orders.filter((order) => order !== 'relevance' || asked.q !== '')
  return html`<nav class="sorting" aria-label="${words.sortedBy}">
    <span aria-hidden="true">${words.sortedBy}</span>
    <ul role="list">
      ${offered.map(
        (sort) =>
          html`<li>
            <a
              ${attributes({ href: searchAddress({ ...asked, sort, page: 1 }, site), rel: 'nofollow', 'aria-current': sort === now ? 'true' : undefined })}
              >${words.orders[sort]}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`
}

function turning({ asked, pages }: SearchView, site: Site): Html | undefined {
  const words = wordsIn(site.languages)
  if (pages === 1) return undefined
  const to = (page: number) => searchAddress({ ...asked, page }, site)
  return html`<nav class="pager" aria-label="${words.morePages}">
    ${asked.page > 1 && html`<a rel="prev" href="${to(asked.page - 1)}"><span aria-hidden="true">←</span> ${words.previous}</a>`}
    <span class="where">${words.finding.part(asked.page, pages)}</span>
    ${asked.page < pages && html`<a rel="next" href="${to(asked.page + 1)}">${words.next} <span aria-hidden="true">→</span></a>`}
  </nav>`
}
