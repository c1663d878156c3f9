import type { CollectionId } from '../data/model/ids.js'
import type { LanguageMap } from '../data/model/language.js'
import { factLine } from './cards.js'
import { html, type Html } from './html.js'
import { layout } from './layout.js'
import { said } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** A collection with those below it. */
export interface CollectionBranch {
  readonly id: CollectionId
  readonly title: LanguageMap
  /** Right inside it. */
  readonly items: number
  readonly collections: number
  readonly below: readonly CollectionBranch[]
}

/** All collections of an archive as a tree; a large archive's lower ones are left to the pages of the upper ones. */
export function collectionsPage(
  { branches }: { readonly branches: readonly CollectionBranch[] },
  site: Site,
): Html {
  const words = wordsIn(site.languages)
  const body = html`<div class="head">
      <h1>${words.collections}</h1>
      ${branches.length === 0 && html`<p class="sub">${words.browsing.noCollections}</p>`}
    </div>
    <div class="lists tree">${branches.length > 0 && tree(branches, site)}</div>`
  return layout({ title: words.collections, canonical: site.addresses.collectionsPage, body }, site)
}

function tree(branches: readonly CollectionBranch[], site: Site): Html {
  const words = wordsIn(site.languages)
  return html`<ul role="list">
    ${branches.map(
      ({ id, title, items, collections, below }) =>
        html`<li>
          <a href="${site.addresses.collectionPage(id)}">${said(title, site)}</a>
          <span class="meta"
            >${factLine([
              collections > below.length && words.subCollections(collections),
              items > 0 && words.items(items),
            ])}</span
          >
          ${below.length > 0 && tree(below, site)}
        </li>`,
    )}
  </ul>`
}
