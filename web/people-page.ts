import type { LanguageMap } from '../data/model/language.js'
import { withQuery } from './address.js'
import { attributes, html, type Html } from './html.js'
import { layout } from './layout.js'
import { plainly, said } from './said.js'
import { searchAddress } from './search-asked.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** A person or body with their documents. */
export interface ListedPerson {
  /** What stands for them in addresses. */
  readonly key: string
  readonly name: LanguageMap
  readonly documents: number
  readonly roles: readonly { readonly role: LanguageMap; readonly documents: number }[]
}

/** A page of the people of an archive. */
export interface PeopleView {
  /** First letters of names, in capitals. */
  readonly letters: readonly string[]
  /** The one that was chosen. */
  readonly letter?: string | undefined
  readonly people: readonly ListedPerson[]
  /** From 1. */
  readonly page: number
  readonly pages: number
}

/** Everybody whom the records name, A to Z, each with roles, and with the way to the documents. */
export function peoplePage(view: PeopleView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { browsing } = words
  const { letter, letters, page, pages } = view
  const at = (to: { letter?: string | undefined; page: number }) =>
    withQuery(site.addresses.peoplePage, { letter: to.letter, page: to.page > 1 ? to.page : undefined }) // prettier-ignore
  const body = html`<div class="head">
      <h1>${browsing.people}</h1>
      <p class="sub">${letters.length > 0 ? browsing.peopleLead : browsing.noPeople}</p>
    </div>
    <div class="lists">
      ${
        letters.length > 1 &&
        html`<nav class="letters" aria-label="${browsing.letters}">
          <ul role="list">
            ${[undefined, ...letters].map(
              (one) =>
                html`<li>
                  <a
                    ${attributes({ href: at({ letter: one, page: 1 }), 'aria-current': one === letter ? 'true' : undefined })}
                    >${one ?? browsing.everybody}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>`
      }
      <ul class="people" role="list">
        ${view.people.map((one) => person(one, site))}
      </ul>
      ${
        pages > 1 &&
        html`<nav class="pager" aria-label="${words.morePages}">
          ${page > 1 && html`<a rel="prev" href="${at({ letter, page: page - 1 })}"><span aria-hidden="true">←</span> ${words.previous}</a>`}
          ${page < pages && html`<a rel="next" href="${at({ letter, page: page + 1 })}">${words.next} <span aria-hidden="true">→</span></a>`}
        </nav>`
      }
    </div>`
  const canonical = at({ letter, page })
  const title = letter === undefined ? browsing.people : `${browsing.people}: ${letter}`
  return layout({ title, canonical, body }, site)
}

function person({ key, name, documents, roles }: ListedPerson, site: Site): Html {
  const words = wordsIn(site.languages)
  const told = roles.map(({ role }) => plainly(role, site)).filter((role) => role !== '')
  return html`<li>
    <a href="${searchAddress({ person: [key] }, site)}">${said(name, site)}</a>
    <span class="meta">${[...new Set(told)].join(', ')}</span>
    <i>${words.items(documents)}</i>
  </li>`
}
