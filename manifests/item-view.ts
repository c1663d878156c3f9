import type { CollectionId, ItemId, PageId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { PageText, ReadText, TextLayer } from '../data/model/text.js'
import type { Profile } from './profile.js'
import { isText, layerLabel, layersByPage } from './text-layers.js'

/** An item with what must be known of its surroundings to write its documents. */
export interface ItemView {
  readonly item: Item
  /** The collections it is in, in the item's order. */
  readonly collections: readonly { readonly id: CollectionId; readonly title: LanguageMap }[]
  /**
   * Present titles of the related items that are published here; a related item that is not among them is
   * named without a link. Where this is absent, every related item is linked.
   */
  readonly related?: ReadonlyMap<ItemId, LanguageMap>
  /** When it was first published and last changed, ISO 8601. */
  readonly created?: string
  readonly modified?: string
  /** The words of each page, to repeat in its Canvas's metadata (see {@link wantedCanvasTexts}). */
  readonly canvasText?: ReadonlyMap<PageId, CanvasText>
}

/** A page's words as they stand in its Canvas's metadata. */
export interface CanvasText {
  readonly label: LanguageMap
  readonly language?: string
  /** Lines with words. */
  readonly lines: readonly string[]
}

/** Most characters of text that an item's Canvases repeat when the archive leaves it to us. */
const smallText = 40_000

/**
 * Which texts to read for {@link ItemView.canvasText}: of each page the first layer that has words there.
 * None where the archive wants none, or where it leaves that to us and the item's text is long.
 */
export function wantedCanvasTexts(
  item: Item,
  profile: Profile,
): readonly { readonly layer: TextLayer; readonly text: PageText }[] {
  if (profile.canvasText === 'never') return []
  const wanted = [...layersByPage(item)].flatMap(([page, layers]) => {
    for (const layer of layers.filter(isText)) {
      const text = layer.extent === 'by-page' && layer.pages.find((of) => of.page === page)
      if (text) return [{ layer, text }]
    }
    return []
  })
  const characters = wanted.reduce((sum, { text }) => sum + text.text.characters, 0)
  return profile.canvasText === 'always' || characters <= smallText ? wanted : []
}

/** A text that was read, as it stands in its Canvas's metadata. */
export function canvasText(layer: TextLayer, read: ReadText): CanvasText {
  const lines = read.lines.map((line) => line.text).filter((text) => text.trim() !== '')
  const label = layerLabel(layer)
  return layer.language === undefined
    ? { label, lines }
    : { label, language: layer.language, lines }
}
