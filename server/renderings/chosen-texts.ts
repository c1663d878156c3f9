import type { PageId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import type { PageText, TextLayer } from '../../data/model/text.js'
import { isText, orderedLayers } from '../../manifests/text-layers.js'

/** A layer that has words on a page, and which they are. */
export interface OnPage {
  readonly layer: TextLayer
  readonly text: PageText
}

/** A layer of the whole document. */
export type WholeLayer = TextLayer & { readonly extent: 'whole' }

/** Which texts of an item to give. */
export interface ChosenTexts {
  /** Of each page the layers with words on it, best first; pages without words are not in it. */
  readonly pages: ReadonlyMap<PageId, readonly OnPage[]>
  /** The text of the whole document, where that is the one to read. */
  readonly whole?: WholeLayer
}

/**
 * The texts of an item: one layer, or of all the best on each page, comments apart. A transcription of the whole document, which nobody has divided by
 * pages yet, is better than what a machine read on each of them.
 */
export function chosenTexts(item: Item, wanted: TextLayer | undefined): ChosenTexts {
  const layers = wanted ? [wanted] : orderedLayers(item).filter(isText)
  const pages = new Map<PageId, OnPage[]>()
  for (const layer of layers) {
    if (layer.extent === 'whole') continue
    for (const text of layer.pages)
      if (text.text.lines > 0)
        pages.set(text.page, [...(pages.get(text.page) ?? []), { layer, text }])
  }
  const best = layers.find(hasWords)
  return best?.extent === 'whole' ? { pages, whole: best } : { pages }
}

function hasWords(layer: TextLayer): boolean {
  if (layer.extent === 'whole') return layer.text.lines > 0
  return layer.pages.some(({ text }) => text.lines > 0)
}

/** Whether there is anything to read in them. */
export function isEmpty({ pages, whole }: ChosenTexts): boolean {
  return pages.size === 0 && whole === undefined
}
