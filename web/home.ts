import type { LanguageMap } from '../data/model/language.js'
import {
  collectionList,
  factLine,
  itemList,
  listed,
  pager,
  type CollectionCard,
  type ItemCard,
  type Paging,
} from './cards.js'
import { html, type Html } from './html.js'
import { layout } from './layout.js'
import { plainly, said } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What the first page of an archive shows. */
export interface HomeView {
  /** What the archive is, in its own words. */
  readonly about?: LanguageMap | undefined
  /** Of the whole archive. */
  readonly counts: {
    readonly items: number
    readonly pages: number
    readonly collections: number
  }
  /** Collections that are in no other; only on the first part of the list. */
  readonly collections: readonly CollectionCard[]
  /** This part of the items that are in no collection (or of all items, where there are no collections). */
  readonly items: readonly ItemCard[]
  readonly paging: Paging
}

/** The first page: what the archive is, and what it holds. */
export function homePage(view: HomeView, site: Site): Html {
  const words = wordsIn(site.languages)
  const { root } = site.addresses
  const { items, pages, collections } = view.counts
  const about = view.about && plainly(view.about, site)
  const body = html`<div class="head home">
      <h1>${said(site.title, site)}</h1>
      ${about !== undefined && view.about && html`<p class="lead">${said(view.about, site)}</p>`}
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
    <div class="lists">
      ${listed('collections', words.collections, view.collections.length > 0 && collectionList(view.collections, site))}
      ${listed('documents', words.documents, view.items.length > 0 && itemList(view.items, site))}
      ${items + collections === 0 && html`<p class="none">${words.nothingYet} ${words.howToPublish} <code>fonds publish</code>.</p>`}
      ${pager(root, view.paging, site)}
    </div>`
  return layout(
    {
      title: plainly(site.title, site),
      description: about,
      canonical: root,
      links: [
        {
          rel: 'alternate',
          href: site.addresses.rootCollection(3),
          type: 'application/ld+json',
          title: 'IIIF',
        },
      ],
      body,
    },
    site,
  )
}
