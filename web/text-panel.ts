import type { PageId } from '../data/model/ids.js'
import type { ReadText, TextLayer } from '../data/model/text.js'
import { attributes, html, type Html } from './html.js'
import { covers, layers, type ItemView } from './item-view.js'
import { languageName, plainly, spokenAs } from './said.js'
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

/** Who made a text, with what, when, and in which language: what a reader needs to know how far to trust it. */
export function madeBy(layer: TextLayer, site: Site): Html {
  const words = wordsIn(site.languages)
  const { by, tool, date, note } = layer.provenance
  const how = [
    words.madeBy[layer.kind],
    by !== undefined && words.by(by),
    tool !== undefined && words.with(tool),
  ].filter((part) => part !== false)
  const parts = [
    layer.label !== undefined && words.kind[layer.kind],
    layer.language !== undefined && languageName(layer.language, site),
    [how.join(' '), date].filter(Boolean).join(', '),
    layer.kind === 'ocr' && by === undefined && words.unchecked,
    layer.extent === 'whole' && words.wholeDocument,
    note,
  ]
  return html`<p class="by">${parts.filter(Boolean).join(' · ')}</p>`
}

/**
 * The item's text layers as tabs: plain links, which work without a script and can be shared.
 * @param address where a layer is read, for the same page
 */
export function tabs(
  view: ItemView,
  shown: {
    readonly label: string
    readonly current: TextLayer
    readonly page: PageId | undefined
    readonly address: (layer: TextLayer) => string
  },
  site: Site,
): Html {
  const offered = layers(view.item).filter(
    (layer) => layer.extent === 'whole' || layer === shown.current || covers(layer, shown.page),
  )
  const tab = (layer: TextLayer) =>
    html`<li>
      <a
        href="${shown.address(layer)}"
        ${attributes({
          'aria-current': layer === shown.current ? 'true' : undefined,
        })}
        >${layerName(layer, site)}</a
      >
    </li>`
  return html`<nav class="tabs" aria-label="${shown.label}">
    <ul>
      ${offered.map(tab)}
    </ul>
  </nav>`
}

/**
 * A text line by line, as it stands on the page; every line can be linked to.
 * @param prefix what the lines' ids begin with, before their numbers from 1
 */
export function lines(layer: TextLayer, text: ReadText, prefix: string): Html {
  const line = ({ text: words, opensParagraph }: ReadText['lines'][number], at: number) => {
    const number = at + 1
    const gap = opensParagraph && at > 0 ? 'gap' : undefined
    const given = attributes({ id: `${prefix}${number}`, 'data-line': number, class: gap })
    return html`<li ${given}>${words}</li>`
  }
  // The role keeps it a list for VoiceOver, which drops lists that show no marker.
  return html`<ol class="lines" role="list" ${spokenAs(layer.language)}>
    ${text.lines.map(line)}
  </ol>`
}

/** What stands in the text's place: its lines, or a sentence that says why there are none. */
export function words(
  view: ItemView,
  shown: { readonly layer: TextLayer | undefined; readonly page: PageId | undefined },
  prefix: string,
  site: Site,
): Html {
  const says = wordsIn(site.languages)
  const { layer, page } = shown
  if (layer === undefined) return html`<p class="none">${says.noTexts}</p>`
  const text = readText(view, layer, page)
  const undivided =
    layer.extent === 'whole' &&
    view.item.pages.length > 0 &&
    html`<p class="note">${says.undivided}</p>`
  if (text === undefined) return html`<p class="none">${says.noTextHere}</p>`
  if (text.lines.length === 0) return html`<p class="none">${says.blank}</p>`
  return html`${madeBy(layer, site)}${undivided}${lines(layer, text, prefix)}`
}

/** A layer's text for a page, or for the whole document where it is not divided; `undefined` where there is none. */
export function readText(
  view: ItemView,
  layer: TextLayer | undefined,
  page: PageId | undefined,
): ReadText | undefined {
  if (layer === undefined) return undefined
  const place = layer.extent === 'whole' ? 'whole' : page
  return place === undefined ? undefined : view.texts.get(layer.id)?.get(place)
}

/** The heading over a text with its tabs, or the one layer's name where there is nothing to choose. */
export function textHead(
  view: ItemView,
  shown: {
    readonly heading: Html | undefined
    readonly label: string
    readonly layer: TextLayer | undefined
    readonly page: PageId | undefined
    readonly address: (layer: TextLayer) => string
  },
  site: Site,
): Html {
  const { layer, label, page, address } = shown
  return html`<div class="texthead">
    ${shown.heading}${
      layer !== undefined && tabs(view, { label, current: layer, page, address }, site)
    }
  </div>`
}
