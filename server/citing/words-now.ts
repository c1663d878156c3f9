import { foundOnPages, foundQuote, type FoundQuote } from '../../data/cite/found-quote.js'
import type { Citation, Quote } from '../../data/model/citation.js'
import type { Item, Page } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { PageText, TextLayer } from '../../data/model/text.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { Archive } from '../archive.js'

/** Where cited words are now. */
export interface WordsNow {
  readonly page: Page
  readonly found: FoundQuote
  /** Whether their places are of the scan that the page has now: not those that the same file gave for the one before. */
  readonly isPlacedAnew: boolean
}

type Texts = Pick<Archive, 'texts'>

/** Layers that may hold the words, the cited one first; then those of its kind and language, for it may have been delivered anew. */
function layersFor({ texts }: Item, { text, kind, language }: Quote): readonly TextLayer[] {
  const own = texts.filter(({ id }) => id === text)
  const alike = texts.filter(
    (layer) => layer.id !== text && layer.kind === kind && layer.language === language,
  )
  return [...own, ...alike]
}

function textOn(layer: TextLayer, { id }: Page): PageText | undefined {
  return layer.extent === 'by-page' ? layer.pages.find(({ page }) => page === id) : undefined
}

/** A page's lines; a file that is damaged holds none that could be found. */
async function linesOn(
  { texts }: Texts,
  item: Item,
  page: Page,
  text: PageText,
): Promise<readonly TextLine[]> {
  try {
    return (await texts.ofPage(item.id, page, text)).lines
  } catch (error) {
    if (error instanceof Problem && error.code === 'unreadable') return []
    throw error
  }
}

const isPlacedAnew = ({ text, placed }: PageText, { file }: Quote) =>
  placed !== undefined || text.file.sha256 !== file

/** The cited words on a page of the item; nothing where they are not there. */
export async function wordsOn(
  archive: Texts,
  item: Item,
  page: Page,
  { quote }: Citation,
): Promise<WordsNow | undefined> {
  if (!quote) return undefined
  for (const layer of layersFor(item, quote)) {
    const text = textOn(layer, page)
    if (!text) continue
    const found = foundQuote(await linesOn(archive, item, page, text), quote)
    if (found) return { page, found, isPlacedAnew: isPlacedAnew(text, quote) }
  }
  return undefined
}

/** The cited words on whichever page of the item has them, and no other; nothing where it is not sure. */
export async function wordsAnywhere(
  archive: Texts,
  item: Item,
  { quote, page: cited }: Citation,
): Promise<WordsNow | undefined> {
  if (!quote) return undefined
  for (const layer of layersFor(item, quote)) {
    const pages = []
    for (const page of item.pages) {
      const text = textOn(layer, page)
      if (!text || page.id === cited) continue
      pages.push({ page: { page, text }, lines: await linesOn(archive, item, page, text) })
    }
    const there = foundOnPages(pages, quote)
    if (!there) continue
    const { page, text } = there.page
    return { page, found: there.found, isPlacedAnew: isPlacedAnew(text, quote) }
  }
  return undefined
}
