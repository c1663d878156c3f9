import type { LanguageMap } from '../data/model/language.js'
import { ownProse } from './about-page.js'
import { withQuery } from './address.js'
import {
  collectionList,
  factLine,
  itemList,
  listed,
  pager,
  sheetList,
  type CollectionCard,
  type ItemCard,
  type Paging,
} from './cards.js'
import { changeLinks } from './change-links.js'
import { html, type Html } from './html.js'
import { layout, type WebPage } from './layout.js'
import { plainly, said } from './said.js'
import { thumbnail, type Shown } from './scan.js'
import { searchField } from './search-field.js'
import { shareImage } from './share-image.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What the first page of an archive shows. */
export interface HomeView {
  /** What the archive is, in its own words. */
  readonly about?: LanguageMap | undefined
  /** More of its own words, in Markdown. */
  readonly text?: LanguageMap | undefined
  /** Of the whole archive. */
  readonly counts: {
    readonly items: number
    readonly pages: number
    readonly collections: number
  }
  /** What the archive chose to show first, else what is new in it; only on the first part of the list. */
  readonly first?:
    { readonly chosen: boolean; readonly cards: readonly (ItemCard | CollectionCard)[] } | undefined
  /** Collections that are in no other; only on the first part of the list. */
  readonly collections: readonly CollectionCard[]
  /** This part of the items that are in no collection (or of all items, where there are no collections). */
  readonly items: readonly ItemCard[]
  readonly paging: Paging
  /** What the archive is to search engines. */
  readonly structured?: object | undefined
}

/** How many collections stand on the first page; all of them have a page of their own. */
const collectionsShown = 12

/** The first page: what the archive is, and what it holds. */
export function homePage(view: HomeView, site: Site): Html {
  const words = wordsIn(site.languages)
  const empty = view.counts.items + view.counts.collections === 0
  const body = html`${hero(view, site)}
    <div class="lists">
      ${view.text && html`<div class="home-text">${ownProse(view.text, site)}</div>`}
      ${view.first && listed('first', view.first.chosen ? words.featured : words.newest, sheetList(view.first.cards, site))}
      ${listed('collections', words.collections, view.collections.length > 0 && topCollections(view, site))}
      ${listed('documents', words.documents, view.items.length > 0 && itemList(view.items, site))}
      ${empty && html`<p class="none">${words.nothingYet} ${words.howToPublish} <code>fonds publish</code>.</p>`}
      ${pager(site.addresses.root, view.paging, site)}
    </div>`
  return layout({ ...aboutHome(view, site), body }, site)
}

function aboutHome(view: HomeView, site: Site): Omit<WebPage, 'body'> {
  const [sheet] = sheets(view)
  const title = plainly(site.title, site)
  const { root } = site.addresses
  return {
    title,
    description: view.about && plainly(view.about, site),
    canonical: withQuery(root, { after: view.paging.after }),
    links: [
      {
        rel: 'alternate',
        href: site.addresses.rootCollection(3),
        type: 'application/ld+json',
        title: 'IIIF',
      },
      ...changeLinks(site.addresses.feed, site.addresses.activities(), title),
    ],
    structured: view.structured,
    searches: view.counts.items + view.counts.collections > 0,
    image: sheet && shareImage(sheet, [], title, site),
  }
}

/** The archive's name and what it is, a field to search it, and some of its sheets. */
function hero(view: HomeView, site: Site): Html {
  const { about } = view
  const words = wordsIn(site.languages)
  const { items, pages, collections } = view.counts
  const shown = sheets(view).slice(0, 3)
  return html`<div class="hero${shown.length > 0 && ' pictured'}">
    <div class="hero-text">
      <h1>${said(site.title, site)}</h1>
      ${about && html`<p class="lead">${said(about, site)}</p>`}
      ${items + collections > 0 && searchField('search-home', site)}
      ${
        items + collections > 0 &&
        html`<p class="sub">
          ${factLine([
            collections > 0 && words.subCollections(collections),
            words.items(items),
            pages > 0 && words.pages(pages),
          ])}
        </p>`
      }
    </div>
    ${
      shown.length > 0 &&
      html`<div class="sheets" aria-hidden="true">
        ${shown.map((sheet) => thumbnail(sheet, site, '', 480))}
      </div>`
    }
  </div>`
}

/** Scans of what stands on this page, each once. */
function sheets(view: HomeView): readonly Shown[] {
  const cards = [...(view.first?.cards ?? []), ...view.collections, ...view.items]
  const covers = cards.flatMap(({ cover }) => cover ?? [])
  return covers.filter(({ id }, at) => covers.findIndex((one) => one.id === id) === at)
}

function topCollections({ collections }: HomeView, site: Site): Html {
  const list = collectionList(collections.slice(0, collectionsShown), site)
  if (collections.length <= collectionsShown) return list
  return html`${list}
    <p class="more">
      <a href="${site.addresses.collectionsPage}"
        >${wordsIn(site.languages).allCollections} <span aria-hidden="true">→</span></a
      >
    </p>`
}
