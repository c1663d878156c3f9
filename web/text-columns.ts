import type { PageId } from '../data/model/ids.js'
import type { Page } from '../data/model/item.js'
import type { TextLayer } from '../data/model/text.js'
import { comments } from './comments.js'
import { earlierTexts } from './earlier.js'
import { html, type Html } from './html.js'
import type { ItemView } from './item-view.js'
import { lines, type TextLook } from './lines.js'
import { madeBy } from './made-by.js'
import { notes } from './notes.js'
import { shownText, type ShownText } from './shown-text.js'
import type { Site } from './site.js'
import { layerName, textHead, type Column } from './text-panel.js'
import { wordsIn } from './words.js'

/** What the ids of the lines begin with, in each of the columns side by side. */
function prefixes(prefix: string): readonly [string, string] {
  return [prefix, `beside-${prefix}`]
}

/** The texts that {@link textColumns} shows of a page, for their places and their signs. */
export function shownTexts(
  view: ItemView,
  shown: readonly TextLayer[],
  page: PageId | undefined,
  prefix: string,
): readonly ShownText[] {
  const ids = prefixes(prefix)
  return shown.flatMap((layer, at) => shownText(view, layer, page, ids[at] ?? prefix) ?? [])
}

/** The texts of a page in one column, or in two side by side. */
export interface Columns extends Omit<Column, 'at'>, TextLook {
  readonly view: ItemView
  readonly heading?: Html | undefined
  /** What the ids of the lines begin with, before their numbers. */
  readonly prefix: string
  /** What stands in a column where it is not the one page's text. */
  readonly instead?: (layer: TextLayer, prefix: string) => Html | undefined
}

/** The texts of a page beside its scan, each under its tabs. */
export function textColumns(columns: Columns, site: Site, below?: Html): Html {
  const { view, shown } = columns
  const ids = prefixes(columns.prefix)
  const column = (layer: TextLayer | undefined, at: 0 | 1) => {
    const body =
      layer === undefined
        ? html`<p class="none">${wordsIn(site.languages).noTexts}</p>`
        : (columns.instead?.(layer, ids[at]) ??
          words(view, { ...columns, layer, prefix: ids[at] }, site))
    const name = shown.length > 1 && layer ? layerName(layer, site) : undefined
    const head = textHead({ ...columns, at }, at === 0 ? columns.heading : undefined, site)
    return name === undefined
      ? html`<div class="text">${head}${body}</div>`
      : html`<div class="text" role="group" aria-label="${name}">${head}${body}</div>`
  }
  const [first, second] = shown
  return html`<div class="texts${second && ' two'}">
    ${column(first, 0)}${second && column(second, 1)}${below}
  </div>`
}

/** What stands in the text's place: its lines, or a sentence that says why there are none. */
export function words(
  view: ItemView,
  given: TextLook & {
    readonly layer: TextLayer
    readonly page: PageId | undefined
    readonly prefix: string
  },
  site: Site,
): Html {
  const says = wordsIn(site.languages)
  const { layer, page, prefix } = given
  const shown = shownText(view, layer, page, prefix)
  if (shown === undefined) return html`<p class="none">${says.noTextHere}</p>`
  if (shown.text.lines.length === 0) return html`<p class="none">${says.blank}</p>`
  const inner =
    layer.kind === 'commentary'
      ? comments(shown, site)
      : html`${lines(shown, given, site)}${notes(shown, site)}`
  return html`${madeBy(shown, site)}${warnings(view, shown, site)}${inner}${earlierTexts(view.item.id, layer, page, site)}`
}

/** What a reader has to know before citing: that a text is not divided by pages, or how unsure its division is. */
function warnings(view: ItemView, { layer, of }: ShownText, site: Site): Html {
  const says = wordsIn(site.languages)
  const all = [
    layer.extent === 'whole' && view.item.pages.length > 0 && says.undivided,
    of?.cut?.unsure && says.cutUnsure,
    of?.cut?.by === 'order' && says.cutByOrder,
  ]
  return html`${all.map((one) => one && html`<p class="note">${one}</p>`)}`
}

/** The texts of several pages one under the other, for beside a text that is not divided by pages. */
export function pageByPage(
  view: ItemView,
  pages: readonly { readonly page: Page; readonly label: Html }[],
  given: { readonly layer: TextLayer; readonly prefix: string },
  site: Site,
): Html {
  const says = wordsIn(site.languages)
  return html`${pages.map(
    ({ page, label }) =>
      html`<h4 class="folio">${says.page} ${label}</h4>
        ${words(view, { ...given, page: page.id, prefix: `${given.prefix}${page.id}-`, level: 5 }, site)}`,
  )}`
}
