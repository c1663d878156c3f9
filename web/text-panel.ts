import type { PageId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import type { TextLayer } from '../data/model/text.js'
import { attributes, html, type Html } from './html.js'
import { covers, layers, type TextChoice } from './item-view.js'
import { languageName, plainly } from './said.js'
import type { Site } from './site.js'
import { wordsIn } from './words.js'

/** What a text layer is called: as the archive calls it, else by its kind, with the language where that tells it from another. */
export function layerName(layer: TextLayer, site: Site): string {
  if (layer.label) return plainly(layer.label, site)
  const kind = wordsIn(site.languages).kind[layer.kind]
  return layer.kind === 'translation' && layer.language !== undefined
    ? `${kind} (${languageName(layer.language, site)})`
    : kind
}

/** One column of text: which texts are shown, which of them stands here, and how to show others. */
export interface Column {
  readonly item: Item
  readonly page: PageId | undefined
  /** The texts beside each other, of which this is one. */
  readonly shown: readonly TextLayer[]
  /** Which of these stands here, from 0. */
  readonly at: number
  /** What the list of texts is called. */
  readonly label: string
  /** Where the same page is read with other texts. */
  readonly address: (choice: TextChoice) => string
}

/** The heading over a column of text: the item's texts as tabs, and the way to two texts side by side and back. */
export function textHead(column: Column, heading: Html | undefined, site: Site): Html {
  return html`<div class="texthead">
    ${heading}${column.shown.length > 0 && tabs(column, site)}${otherColumn(column, site)}
  </div>`
}

/** The item's text layers as tabs: plain links, which work without a script and can be shared. */
function tabs(column: Column, site: Site): Html {
  const { item, page, shown, at, label } = column
  const current = shown[at]
  const offered = layers(item).filter((layer) => layer === current || isOffered(layer, page))
  const tab = (layer: TextLayer) =>
    html`<li>
      <a
        href="${column.address(exchanged(shown, at, layer))}"
        ${attributes({ 'aria-current': layer === current ? 'true' : undefined })}
        >${layerName(layer, site)}</a
      >
    </li>`
  return html`<nav class="tabs" aria-label="${label}">
    <ul>
      ${offered.map(tab)}
    </ul>
  </nav>`
}

/** Whether there is anything to read in a layer: of a page, or of the whole document. */
function isOffered(layer: TextLayer, page: PageId | undefined): boolean {
  return layer.extent === 'whole' || page === undefined || covers(layer, page)
}

/** What to show when a column shows another text: where that is in the other column already, they change places. */
function exchanged(shown: readonly TextLayer[], at: number, wanted: TextLayer): TextChoice {
  const [first, second] = shown.map((layer, place) => {
    if (place === at) return wanted
    return layer === wanted ? shown[at] : layer
  })
  return { text: first?.id, beside: second?.id }
}

/** The link that puts a second text beside the first, or that shows one alone. */
function otherColumn({ item, page, shown, at, address }: Column, site: Site): Html | undefined {
  const words = wordsIn(site.languages)
  const [first, second] = shown
  if (first && second) {
    const other = shown[1 - at]
    return html`<a class="column" href="${address({ text: other?.id })}" title="${words.oneText}"
      ><span aria-hidden="true">×</span
      ><span class="hidden">${words.closeText(layerName(at === 0 ? first : second, site))}</span></a
    >`
  }
  const other = first && counterpart(item, first, page)
  return (
    first &&
    other &&
    html`<a class="column" href="${address({ text: first.id, beside: other.id })}"
      >${words.sideBySide}<span class="hidden">
        ${words.sideBySideWith(layerName(other, site))}</span
      ></a
    >`
  )
}

/** The text to put beside another: an original's translation, a translation's original, else whatever there is. */
function counterpart(
  item: Item,
  shown: TextLayer,
  page: PageId | undefined,
): TextLayer | undefined {
  const others = layers(item).filter((layer) => layer !== shown && isOffered(layer, page))
  const wanted =
    shown.kind === 'transcription' || shown.kind === 'ocr' ? 'translation' : 'transcription'
  return others.find(({ kind }) => kind === wanted) ?? others[0]
}
