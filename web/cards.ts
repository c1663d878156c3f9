import type { CollectionId, ItemId } from '../data/model/ids.js'
import type { LanguageMap } from '../data/model/language.js'
import { withQuery } from './address.js'
import { html, type Html } from './html.js'
import { said } from './said.js'
import { thumbnail, type Shown } from './scan.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** An item in a list. */
export interface ItemCard {
  readonly id: ItemId
  readonly title: LanguageMap
  /** The date to name, as written. */
  readonly date?: string | undefined
  readonly referenceCode?: string | undefined
  readonly pages: number
  /** The page to show in little; none where there is no scan. */
  readonly cover?: Shown | undefined
}

/** A collection in a list. */
export interface CollectionCard {
  readonly id: CollectionId
  readonly title: LanguageMap
  readonly abstract?: LanguageMap | undefined
  /** How many items and collections are right inside it. */
  readonly items: number
  readonly collections: number
  readonly cover?: Shown | undefined
}

/** The way to the parts of a long list before and after this one, by what stands in `?after=`. */
export interface Paging {
  /** What stands there for this part; nothing for the first. */
  readonly after?: string | undefined
  /** The part before; without `after` it is the first. */
  readonly previous?: { readonly after?: string | undefined } | undefined
  readonly next?: { readonly after: string } | undefined
}

/** What is known of something, in a line. */
export function factLine(facts: readonly (Html | string | false | undefined)[]): Html {
  const known = facts.filter((fact) => fact !== false && fact !== undefined && fact !== '')
  return html`${known.map((fact, at) => html`${at > 0 && ' · '}<span>${fact}</span>`)}`
}

/** Items as a list of links with their dates, pages and covers. */
export function itemList(items: readonly ItemCard[], site: Site): Html {
  const words = wordsIn(site.languages)
  const card = (item: ItemCard) =>
    html`<li>
      <article class="entry">
        <div class="cover${!item.cover && ' bare'}" aria-hidden="true">
          ${item.cover && thumbnail(item.cover, site)}
        </div>
        <div>
          <h3><a href="${site.addresses.item(item.id)}">${said(item.title, site)}</a></h3>
          <p class="meta">
            ${factLine([
              item.date,
              item.pages > 0 ? words.pages(item.pages) : words.noScan,
              item.referenceCode,
            ])}
          </p>
        </div>
      </article>
    </li>`
  return html`<ul class="entries" role="list">
    ${items.map(card)}
  </ul>`
}

/** Collections as a list of links with what they hold. */
export function collectionList(collections: readonly CollectionCard[], site: Site): Html {
  const words = wordsIn(site.languages)
  const card = (one: CollectionCard) =>
    html`<li>
      <article class="series">
        <div class="cover${!one.cover && ' bare'}" aria-hidden="true">
          ${one.cover && thumbnail(one.cover, site)}
        </div>
        <div>
          <h3><a href="${site.addresses.collectionPage(one.id)}">${said(one.title, site)}</a></h3>
          <p class="meta">
            ${factLine([
              one.collections > 0 && words.subCollections(one.collections),
              (one.items > 0 || one.collections === 0) && words.items(one.items),
            ])}
          </p>
          ${one.abstract && html`<p class="abstract">${said(one.abstract, site)}</p>`}
        </div>
      </article>
    </li>`
  return html`<ul class="serieses" role="list">
    ${collections.map(card)}
  </ul>`
}

/** Items and collections as sheets beside each other, for what is to be seen first. */
export function sheetList(cards: readonly (ItemCard | CollectionCard)[], site: Site): Html {
  const words = wordsIn(site.languages)
  const card = (one: ItemCard | CollectionCard) => {
    const isItem = 'pages' in one
    const href = isItem ? site.addresses.item(one.id) : site.addresses.collectionPage(one.id)
    const facts = isItem
      ? [one.date, one.pages > 0 ? words.pages(one.pages) : words.noScan]
      : [one.collections > 0 && words.subCollections(one.collections), words.items(one.items)]
    return html`<li>
      <article class="sheet-card${!isItem && ' of-many'}">
        <div class="cover${!one.cover && ' bare'}" aria-hidden="true">
          ${one.cover && thumbnail(one.cover, site, '', 400)}
        </div>
        <h3><a href="${href}">${said(one.title, site)}</a></h3>
        <p class="meta">${factLine(facts)}</p>
      </article>
    </li>`
  }
  return html`<ul class="sheet-cards" role="list">
    ${cards.map(card)}
  </ul>`
}

/** Links to the parts of a list before and after, or nothing where this is all. */
export function pager(address: string, paging: Paging, site: Site): Html | undefined {
  const words = wordsIn(site.languages)
  const { previous, next } = paging
  if (!previous && !next) return undefined
  return html`<nav class="pager" aria-label="${words.morePages}">
    ${
      previous &&
      html`<a rel="prev" href="${withQuery(address, { after: previous.after })}"
        ><span aria-hidden="true">←</span> ${words.previous}</a
      >`
    }${
      next &&
      html`<a rel="next" href="${withQuery(address, { after: next.after })}"
        >${words.next} <span aria-hidden="true">→</span></a
      >`
    }
  </nav>`
}

/** A list under its heading; nothing where the list is empty. */
export function listed(id: string, heading: string, list: Html | false): Html | false {
  return (
    list &&
    html`<section aria-labelledby="${id}">
      <h2 id="${id}">${heading}</h2>
      ${list}
    </section>`
  )
}
