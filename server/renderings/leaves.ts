import { spoken } from '../../data/model/language.js'
import type { Item, Page } from '../../data/model/item.js'
import type { TextLine } from '../../data/model/text-line.js'
import { layerLabel } from '../../manifests/text-layers.js'
import type { Archive } from '../archive.js'
import type { ChosenTexts, OnPage } from './chosen-texts.js'
import { pagePicture, type Picture } from './page-picture.js'
import { isPlaced } from './text-layer.js'

/** A text to be read beside the scan, because it has no place on it. */
export interface Beside {
  readonly heading: string
  readonly language: string | undefined
  readonly lines: readonly TextLine[]
}

/** A page of an item with what a PDF shows of it. */
export interface Leaf {
  /** What the archive calls the page, or its number. */
  readonly label: string
  /** Headings that begin on it. */
  readonly sections: readonly { readonly title: string; readonly level: number }[]
  readonly picture: Picture
  /** Pixels of the scan that the lines' places are in, across. */
  readonly across: number
  readonly language: string | undefined
  /** Lines with a place on the scan. */
  readonly lines: readonly TextLine[]
  readonly beside: readonly Beside[]
}

/** What a page is called. */
export function pageLabel(item: Item, page: Page, languages: readonly string[]): string {
  return spoken(page.label ?? {}, languages) || String(item.pages.indexOf(page) + 1)
}

interface Words {
  readonly language: string | undefined
  readonly placed: readonly TextLine[]
  readonly beside: readonly Beside[]
}

/**
 * The words of a page: the best text, and where that has no places, the next one that has, so that the scan can be searched. What of
 * the best text has no place is to be read beside it.
 */
async function wordsOf(
  { texts, settings: { languages } }: Archive,
  item: Item,
  page: Page,
  candidates: readonly OnPage[],
): Promise<Words> {
  const [best] = candidates
  const others = candidates.slice(1).filter(({ layer }) => layer.kind !== 'translation')
  let beside: readonly Beside[] = []
  for (const { layer, text } of best ? [best, ...others] : []) {
    const { lines } = await texts.ofPage(item.id, page, text)
    const { language } = layer
    const placed = lines.filter(isPlaced)
    if (layer === best?.layer) {
      const loose = lines.filter((line) => !isPlaced(line) && line.text.trim() !== '')
      const heading = `${pageLabel(item, page, languages)} · ${spoken(layerLabel(layer), languages)}`
      if (loose.length > 0) beside = [{ heading, language, lines: loose }]
    }
    if (placed.length > 0) return { language, placed, beside }
  }
  return { language: undefined, placed: [], beside }
}

/** Some pages of an item, each read when it is wanted. Throws what reading them throws. */
export async function* leaves(
  archive: Archive,
  item: Item,
  pages: readonly Page[],
  texts: ChosenTexts,
  signal: AbortSignal | undefined,
): AsyncGenerator<Leaf> {
  const { languages } = archive.settings
  for (const page of pages) {
    signal?.throwIfAborted()
    const picture = await pagePicture(archive, page.image, signal)
    // After the picture: the words of a page are many small things, which are best not held while a file is waited for.
    const words = await wordsOf(archive, item, page, texts.pages.get(page.id) ?? [])
    yield {
      label: pageLabel(item, page, languages),
      sections: item.sections
        .filter(({ from }) => from === page.id)
        .map(({ label, level = 1 }) => ({ title: spoken(label, languages), level })),
      picture,
      across: page.image.width,
      language: words.language,
      lines: words.placed,
      beside: words.beside,
    }
  }
}
