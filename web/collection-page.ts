import type { CollectionForm } from '../data/model/addresses.js'
import type { Collection } from '../data/model/collection.js'
import { withQuery } from './address.js'
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
import { changeLinks } from './change-links.js'
import { html, type Html } from './html.js'
import type { Named } from './item-view.js'
import { breadcrumb, layout, type PageLink } from './layout.js'
import { plainly, said } from './said.js'
import { shareImage } from './share-image.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What a collection's page shows. */
export interface CollectionView {
  readonly collection: Collection
  /** The collections it is in, outermost first. */
  readonly parents: readonly Named[]
  /** How many items and collections are right inside it, on all parts of the list. */
  readonly counts: { readonly items: number; readonly collections: number }
  /** Only on the first part of the list. */
  readonly collections: readonly CollectionCard[]
  readonly items: readonly ItemCard[]
  readonly paging: Paging
  /** What it is to search engines. */
  readonly structured?: object | undefined
}

/** A collection: what it is, and what is in it. */
export function collectionPage(view: CollectionView, site: Site): Html {
  const { collection, counts } = view
  const words = wordsIn(site.languages)
  const address = site.addresses.collectionPage(collection.id)
  const steps = view.parents.map(({ id, title }) => ({
    href: site.addresses.collectionPage(id),
    name: said(title, site),
  }))
  const cover = [...view.collections, ...view.items].find((card) => card.cover)?.cover
  const body = html`<div class="head">
      ${breadcrumb([{ href: site.addresses.root, name: html`${words.allDocuments}` }, ...steps], site)}
      <h1>${said(collection.title, site)}</h1>
      <p class="sub">
        ${factLine([
          counts.collections > 0 && words.subCollections(counts.collections),
          counts.items > 0 && words.items(counts.items),
          collection.referenceCode,
        ])}
      </p>
      ${collection.abstract && html`<p class="lead">${said(collection.abstract, site)}</p>`}
    </div>
    <div class="lists">
      ${listed('collections', words.collections, view.collections.length > 0 && collectionList(view.collections, site))}
      ${listed('documents', words.documents, view.items.length > 0 && itemList(view.items, site))}
      ${counts.items + counts.collections === 0 && html`<p class="none">${words.nothingInside}</p>`}
      ${pager(address, view.paging, site)}
    </div>`
  return layout(
    {
      title: plainly(collection.title, site),
      description: collection.abstract && plainly(collection.abstract, site),
      canonical: withQuery(address, { after: view.paging.after }),
      image: cover && shareImage(cover, [], plainly(collection.title, site), site),
      structured: view.structured,
      links: collectionLinks(collection, site),
      body,
    },
    site,
  )
}

/** Its IIIF Collection, and what it holds in forms for catalogues and spreadsheets. */
function collectionLinks({ id, title }: Collection, site: Site): readonly PageLink[] {
  const { addresses } = site
  const name = plainly(title, site)
  const describes = (form: CollectionForm, type: string, title: string) => ({
    rel: 'describedby',
    href: addresses.findingAid(id, form),
    type,
    title,
  })
  return [
    {
      rel: 'alternate',
      href: addresses.collection(id, 3),
      type: 'application/ld+json',
      title: 'IIIF',
    },
    describes('ead.xml', 'application/xml', 'EAD'),
    describes('csv', 'text/csv', 'CSV'),
    describes('jsonld', 'application/ld+json', 'schema.org'),
    ...changeLinks(addresses.collectionFeed(id), addresses.collectionActivities(id), name),
  ]
}
