import { attributes, html, webAddress, type Html } from './html.js'
import { plainly, said } from './said.js'
import { searchField } from './search-field.js'
import type { Site } from './site.js'
import type { WebPage } from './web-page.js'
import { wordsIn } from './words.js'

/** The head of every page: the archive's name and logo, the ways through it, and a field to search it with. */
export function banner({ canonical, searches }: WebPage, site: Site): Html {
  const { root } = site.addresses
  const logo = site.look?.logo ?? webAddress(site.provider?.logo?.url)
  return html`<header class="bar">
    <a
      class="name"
      href="${root}"
      ${attributes({ 'aria-current': canonical === root ? 'page' : undefined })}
      >${logo !== undefined && html`<img src="${logo}" alt="" height="36" />`}<span
        >${said(site.title, site)}</span
      ></a
    >
    <nav class="ways" aria-label="${plainly(site.title, site)}">
      <ul>
        ${ways(site).map(
          ([href, name]) =>
            html`<li>
              <a
                href="${href}"
                ${attributes({ 'aria-current': canonical === href ? 'page' : undefined })}
                >${name}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
    ${searches !== true && searchField('search-all', site)}
  </header>`
}

/** The ways through the archive; to its text about itself where it has one of that name. */
function ways({
  addresses,
  languages,
  look,
}: Site): readonly (readonly [href: string, name: string])[] {
  const words = wordsIn(languages)
  const about = look?.pages.find(({ name }) => name === 'about')
  return [
    [addresses.collectionsPage, words.collections],
    [addresses.datesPage, words.datesWay],
    [addresses.peoplePage, words.peopleWay],
    ...(about ? [[addresses.aboutPage(about.name), words.aboutWay] as const] : []),
  ]
}
