import type { CollectionId, ItemId, PageId, TextId } from '../data/model/ids.js'
import type { Item, Page } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { ReadText, TextKind, TextLayer } from '../data/model/text.js'

/** What a reader chose in the address. */
export interface Choice {
  /** `?from=`: of a long item, the page to begin at. */
  readonly from?: PageId | undefined
  /** `?text=`: the text layer to read. */
  readonly text?: TextId | undefined
  /** `?beside=`: a second one to read beside it. */
  readonly beside?: TextId | undefined
}

/** Texts as read from their files, by layer, then by page, or under `whole` for a text that is not divided. */
export type Texts = ReadonlyMap<TextId, ReadonlyMap<PageId | 'whole', ReadText>>

/** A collection's id and name. */
export interface Named {
  readonly id: CollectionId
  readonly title: LanguageMap
}

/** Everything that an item's page shows. */
export interface ItemView extends Choice {
  readonly item: Item
  /** The collections it is in, outermost first: its breadcrumb. */
  readonly collections: readonly Named[]
  /** At least what {@link textsToRead} names. */
  readonly texts: Texts
  /** Of the items that `item.related` names: those that are published, and how many pages they have. */
  readonly related: ReadonlyMap<ItemId, { readonly pages: number }>
  /** When the record last changed, ISO 8601. */
  readonly changed: string
  /** What it is to search engines. https://schema.org/ArchiveComponent */
  readonly structured?: object | undefined
  /** Links of the head that tell machines what the page is about. */
  readonly signposts?: readonly {
    readonly rel: string
    readonly href: string
    readonly type?: string
  }[]
}

/** How many pages of a long item stand on one HTML page, so that it stays light. */
export const pagesAtOnce = 20

/** A run of an item's pages. */
export interface Part {
  readonly pages: readonly Page[]
  /** Index of the first of them in the item, from 0. */
  readonly start: number
}

/** The run of at most {@link pagesAtOnce} pages which a page is in; the first run where the page is not one of the item's. */
export function partWith(item: Item, from?: PageId): Part {
  const at = Math.max(
    0,
    item.pages.findIndex(({ id }) => id === from),
  )
  const start = at - (at % pagesAtOnce)
  return { pages: item.pages.slice(start, start + pagesAtOnce), start }
}

const rank: Readonly<Record<TextKind, number>> = {
  transcription: 0,
  translation: 1,
  ocr: 2,
  commentary: 3,
}

/** The item's text layers in the order to offer them: what people made before what machines read, and what is said of the pages last. */
export function layers(item: Item): readonly TextLayer[] {
  return item.texts.toSorted((a, b) => rank[a.kind] - rank[b.kind])
}

/** The text layer to show for a page: the chosen one, else the first that has this page, else the first there is. */
export function layerFor(
  item: Item,
  page: PageId | undefined,
  text?: TextId,
): TextLayer | undefined {
  const offered = layers(item)
  return (
    offered.find(({ id }) => id === text) ??
    offered.find((layer) => layer.extent === 'whole' || covers(layer, page)) ??
    offered[0]
  )
}

/** Whether a layer has a text for a page of its own. */
export function covers(layer: TextLayer, page: PageId | undefined): boolean {
  return layer.extent === 'by-page' && layer.pages.some((one) => one.page === page)
}

/** The texts a reader chose to see: one, or two beside each other. */
export type TextChoice = Pick<Choice, 'text' | 'beside'>

/** Only the texts of what a reader chose, for the address of another page. */
export function textChoice({ text, beside }: Choice): TextChoice {
  return { text, beside }
}

/** The text layers to show for a page, side by side: one, two where another was asked for, none where the item has none. */
export function columnsFor(
  item: Item,
  page: PageId | undefined,
  { text, beside }: TextChoice,
): readonly TextLayer[] {
  const first = layerFor(item, page, text)
  const second = item.texts.find(({ id }) => id === beside && id !== first?.id)
  return [first, second].filter((layer) => layer !== undefined)
}

/** Which text an answer needs read. */
export interface TextToRead {
  readonly layer: TextLayer
  readonly page: PageId | 'whole'
}

/** The texts to read for some pages of an item and a reader's choice; no other text is needed to show them. */
export function textsToRead(
  item: Item,
  pages: readonly Page[],
  choice: TextChoice = {},
): readonly TextToRead[] {
  const ids = pages.length > 0 ? pages.map(({ id }) => id) : [undefined]
  const wanted = ids.flatMap((page) =>
    columnsFor(item, page, choice).flatMap((layer): TextToRead[] => {
      if (layer.extent === 'whole') return [{ layer, page: 'whole' }]
      return page !== undefined && covers(layer, page) ? [{ layer, page }] : []
    }),
  )
  const seen = new Set<string>()
  return wanted.filter(({ layer, page }) => {
    const key = `${layer.id} ${page}`
    return !seen.has(key) && seen.add(key)
  })
}
