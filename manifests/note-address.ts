import type { Addresses, Version } from '../data/model/addresses.js'
import type { Item, Page } from '../data/model/item.js'
import type { TextLayer } from '../data/model/text.js'
import type { LineNote, Measure } from './line-notes.js'

/** Where the annotations of a text on a page are, as finely divided as is wanted. */
export function textAddress(
  { id }: Pick<Item, 'id'>,
  page: Pick<Page, 'id'>,
  layer: Pick<TextLayer, 'id'>,
  addresses: Addresses,
  version: Version,
  measure: Measure,
): string {
  return measure === 'lines'
    ? addresses.pageText(id, page.id, layer.id, version)
    : addresses.pageTextAs(id, page.id, layer.id, measure, version)
}

/** What an annotation is known by: a line by its number, a word by its place in the line. */
export function noteAddress(
  { id }: Pick<Item, 'id'>,
  page: Pick<Page, 'id'>,
  layer: Pick<TextLayer, 'id'>,
  addresses: Addresses,
  version: Version,
  { line, word }: LineNote,
): string {
  if (line === 'all') return addresses.allLines(id, page.id, layer.id, version)
  if (word === undefined) return addresses.line(id, page.id, layer.id, line, version)
  return addresses.word(id, page.id, layer.id, [line, word], version)
}
