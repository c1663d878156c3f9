import type { PageId } from '../data/model/ids.js'
import type { TextLine } from '../data/model/text-line.js'
import type { PageText, ReadText, TextLayer } from '../data/model/text.js'
import type { ItemView } from './item-view.js'

/** A text where it stands on an HTML page. */
export interface ShownText {
  readonly layer: TextLayer
  readonly text: ReadText
  /** What the ids of its lines begin with, before their numbers: `'line-'`. */
  readonly prefix: string
  /** Of a text that is divided by pages: where this page's share of it lies. */
  readonly of?: PageText | undefined
}

/** The text of a layer for a page, or for the whole document where it is not divided; `undefined` where there is none. */
export function shownText(
  view: ItemView,
  layer: TextLayer,
  page: PageId | undefined,
  prefix: string,
): ShownText | undefined {
  const place = layer.extent === 'whole' ? 'whole' : page
  const text = place === undefined ? undefined : view.texts.get(layer.id)?.get(place)
  return text && { layer, text, prefix, of: pageText(layer, page) }
}

/** What a layer holds for a page. */
export function pageText(layer: TextLayer, page: PageId | undefined): PageText | undefined {
  return layer.extent === 'by-page' ? layer.pages.find((one) => one.page === page) : undefined
}

/** The number of a line, which it keeps through corrections. */
export function lineNumber({ line, at }: LineAt): number {
  return line.number ?? at + 1
}

/** The id of a line's element: `'line-12'`. */
export function lineId({ prefix }: ShownText, one: LineAt): string {
  return `${prefix}${lineNumber(one)}`
}

/** Whether a text was read by a machine, so that it is not to be trusted in every word. */
export function isMachine({ kind }: TextLayer): boolean {
  return kind === 'ocr'
}

/** A line of a text with its place in it, from 0. */
export interface LineAt {
  readonly line: TextLine
  readonly at: number
}

/** The lines of a text in runs: a line of the text itself that runs over several lines of the scan is one run of these. */
export function runs({ lines }: ReadText): readonly (readonly LineAt[])[] {
  const found: LineAt[][] = []
  for (const [at, line] of lines.entries()) {
    const last = found.at(-1)
    if (line.continues && last) last.push({ line, at })
    else found.push([{ line, at }])
  }
  return found
}
