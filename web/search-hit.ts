import type { ItemId, PageId, TextId } from '../data/model/ids.js'
import type { ItemDate } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { Box } from '../data/model/region.js'
import type { TextKind } from '../data/model/text.js'
import { withQuery } from './address.js'
import { factLine } from './cards.js'
import { html, type Html } from './html.js'
import type { Named } from './item-view.js'
import { said, spokenAs } from './said.js'
import type { Shown } from './scan.js'
import { crop } from './search-crop.js'
import { searchAddress, type Asked } from './search-asked.js'
import type { Site } from './site.js'
import { dateInWords } from './spoken-date.js'
import { wordsIn } from './words.js'

/** A piece of a text with the words in it that were looked for. */
export interface FoundWords {
  readonly pieces: readonly { readonly text: string; readonly isFound: boolean }[]
  /** Whether the text goes on before it and after it. */
  readonly isCut: readonly [before: boolean, after: boolean]
}

/** What was found on a page, in one of its texts. */
export interface FoundPassage extends FoundWords {
  readonly page: PageId
  /** Of the page: what the archive calls it, or its place. Absent of a text that is not divided by pages. */
  readonly label?: string | undefined
  readonly text: TextId
  readonly kind: TextKind
  /** BCP 47, of the text. */
  readonly language?: string | undefined
  /** Numbers of the first and the last line that it stands on. */
  readonly lines: readonly [first: number, last: number]
  /** The scan, and where on it the words stand, in its pixels; absent where nothing has a place. */
  readonly scan?: { readonly shown: Shown; readonly boxes: readonly Box[] } | undefined
}

/** A document that was found. */
export interface FoundDocument {
  readonly id: ItemId
  readonly title: LanguageMap
  readonly date?: ItemDate | undefined
  readonly referenceCode?: string | undefined
  readonly collection?: Named | undefined
  /** What of its texts is told, and in how many texts of pages it was found. */
  readonly passages: readonly FoundPassage[]
  readonly total: number
  /** What of its record is told, where nothing was found in its texts. */
  readonly record?: FoundWords | undefined
  /** Whether its reference code is what was asked for. */
  readonly isCode: boolean
}

/** A document with what was found in it; the first passage that has a place is shown on the scan. */
export function foundDocument(one: FoundDocument, asked: Asked, site: Site): Html {
  const words = wordsIn(site.languages).finding
  const placed = one.passages.find(({ scan }) => scan)
  const isAll = asked.item !== undefined
  const rest = !isAll && one.total > one.passages.length
  return html`<article class="hit">
    <h2><a href="${site.addresses.item(one.id)}">${said(one.title, site)}</a></h2>
    <p class="meta">
      ${factLine([
        one.date && dateInWords(one.date, site),
        one.collection && said(one.collection.title, site),
        one.referenceCode,
        one.isCode && html`<strong>${words.theCode}</strong>`,
        one.passages.length === 0 && asked.q !== '' && !one.isCode && words.inRecord,
      ])}
    </p>
    ${one.passages.map((passage) => foundPassage(one, passage, isAll || passage === placed, site))}
    ${one.record && html`<p class="snippet">${marked(one.record)}</p>`}
    ${
      rest &&
      html`<p class="rest">
        <a
          href="${searchAddress({ q: asked.q, kind: asked.kind, item: one.id }, site)}"
          rel="nofollow"
          >${words.more(one.total)}</a
        >
      </p>`
    }
  </article>`
}

function foundPassage(
  { id }: FoundDocument,
  passage: FoundPassage,
  isShown: boolean,
  site: Site,
): Html {
  const { finding: words, wholeDocument } = wordsIn(site.languages)
  const [first, last] = passage.lines
  const at =
    passage.label === undefined ? site.addresses.item(id) : site.addresses.page(id, passage.page)
  const address = withQuery(at, { text: passage.text }, `line-${String(first)}`)
  return html`<div class="passage">
    ${isShown && passage.scan && crop(passage.scan, address, site)}
    <p class="snippet" ${spokenAs(passage.language)}>
      <a href="${address}">${marked(passage)}</a>
    </p>
    <p class="meta">
      ${factLine([
        passage.label === undefined ? wholeDocument : words.inPage(passage.label),
        words.lines(first, last),
        words.inText[passage.kind],
      ])}
    </p>
  </div>`
}

/** Words as they stand, those that were looked for marked. */
function marked({ pieces, isCut }: FoundWords): Html {
  const [before, after] = isCut
  return html`${before && '… '}${pieces.map(({ text, isFound }) => (isFound ? html`<mark>${text}</mark>` : html`${text}`))}${after && ' …'}`
}
