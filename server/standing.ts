import type { CitedChange, Citation, Standing } from '../data/model/citation.js'
import type { Page } from '../data/model/item.js'
import type { TextLayer } from '../data/model/text.js'
import type { Kept } from '../data/store/catalogue.js'
import type { Item } from '../data/model/item.js'
import { Problem } from '../data/model/problem.js'
import type { Archive } from './archive.js'
import { quotedBoxes } from './citing/passage.js'

/**
 * Where a citation is now, and what has changed since it was made. A place is kept while the scan is the one that was cited, and
 * words while they stand in the text; what cannot be told for sure is said to be lost.
 * Throws the `not-found` problem where the archive does not know the item.
 */
export async function standing(archive: Archive, citation: Citation): Promise<Standing> {
  const kept = await archive.catalogue.item(citation.item)
  if (!kept)
    throw new Problem('not-found', `The item ${citation.item} of this citation is not here.`)
  if (kept.withdrawn) return { state: 'withdrawn', ...kept.withdrawn }
  const page = kept.record.pages.find(({ id }) => id === citation.page)
  if (!page) return { state: 'lost', changes: [{ what: 'page-gone' }] }
  const changes = [...scanChanges(page, kept, citation), ...textChanges(kept, page, citation)]
  if (changes.length === 0) return { state: 'same' }
  if (isSameScan(page, citation)) {
    const gone = changes.some(({ what }) => what === 'text-gone')
    const words = gone ? undefined : await wordsStillThere(archive, kept.record, page, citation)
    if (words) return { state: 'found', page: page.id, ...regionOf(citation), words, changes: [] }
    return { state: 'found', page: page.id, ...regionOf(citation), changes }
  }
  return { state: 'lost', page: page.id, changes }
}

const regionOf = ({ region }: Citation) => (region ? { region } : {})

function isSameScan({ image }: Page, { scan }: Citation): boolean {
  return image.master.sha256 === scan.sha256 && image.frame === scan.frame
}

function scanChanges(page: Page, { changed }: Kept<Item>, citation: Citation): CitedChange[] {
  if (isSameScan(page, citation)) return []
  return [{ what: 'scan-replaced', at: changed, words: 'none', by: 'image' }]
}

function textOf({ texts }: Item, { id }: Page, { quote }: Citation) {
  const layer: TextLayer | undefined = texts.find((one) => one.id === quote?.text)
  return layer?.extent === 'by-page' ? layer.pages.find(({ page }) => page === id) : undefined
}

function textChanges(kept: Kept<Item>, page: Page, citation: Citation): CitedChange[] {
  if (!citation.quote) return []
  const text = textOf(kept.record, page, citation)
  if (!text) return [{ what: 'text-gone', at: kept.changed }]
  if (text.text.file.sha256 === citation.quote.file) return []
  return [{ what: 'text-corrected', at: kept.changed, now: '' }]
}

/** The words as they were, where the text still has them. */
async function wordsStillThere(
  archive: Archive,
  item: Item,
  page: Page,
  citation: Citation,
): Promise<string | undefined> {
  const text = textOf(item, page, citation)
  if (!text || !citation.quote) return undefined
  const { lines } = await archive.texts.ofPage(item.id, page, text)
  return quotedBoxes(lines, citation.quote) && citation.quote.exact
}
