import type { Citation, CitedChange } from '../../data/model/citation.js'
import type { Item, Page } from '../../data/model/item.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { ScanNow } from './scan-now.js'
import { showsCitedScan } from './scan-now.js'
import type { WordsNow } from './words-now.js'

/** What a citation was found by, and on which page. */
export interface FoundNow {
  readonly page: Page | undefined
  readonly words: WordsNow | undefined
  readonly scan: ScanNow | undefined
}

/** When the cited scan was replaced, ISO 8601; the record tells, else it was by its last change. */
function replacedAt({ record, changed }: Kept<Item>, { scan }: Citation): string {
  const last = record.former?.findLast(
    ({ image }) => image.master.sha256 === scan.sha256 && image.frame === scan.frame,
  )
  return last?.until ?? changed
}

/** When the cited version of the text was replaced, ISO 8601. */
function correctedAt({ record, changed }: Kept<Item>, { quote }: Citation): string {
  const layer = record.texts.find(({ id }) => id === quote?.text)
  const last = layer?.earlier?.findLast(({ text }) => text.file.sha256 === quote?.file)
  return last?.until ?? changed
}

function scanChange(kept: Kept<Item>, citation: Citation, found: FoundNow): readonly CitedChange[] {
  if (!found.page || showsCitedScan(found.page, citation)) return []
  const said = found.words ? (found.words.found.isSame ? 'same' : 'changed') : 'none'
  return [
    {
      what: 'scan-replaced',
      at: replacedAt(kept, citation),
      words: said,
      by: found.scan ? 'image' : 'text',
    },
  ]
}

function textChange(
  kept: Kept<Item>,
  citation: Citation,
  { words }: FoundNow,
): readonly CitedChange[] {
  if (!citation.quote) return []
  const at = correctedAt(kept, citation)
  if (!words) return [{ what: 'text-gone', at }]
  return words.found.isSame ? [] : [{ what: 'text-corrected', at, now: words.found.words }]
}

function pageChange(
  { record }: Kept<Item>,
  citation: Citation,
  { page }: FoundNow,
): readonly CitedChange[] {
  const place = (id: string | undefined) => record.pages.findIndex((one) => one.id === id) + 1
  const was = place(citation.page)
  if (was === 0) return [{ what: 'page-gone' }]
  const [from, to] = [citation.place ?? was, place(page?.id)]
  return to === 0 || from === to ? [] : [{ what: 'page-moved', from, to }]
}

/** What happened to a citation since it was made: to its page, its scan, its words. */
export function changesSince(
  kept: Kept<Item>,
  citation: Citation,
  found: FoundNow,
): readonly CitedChange[] {
  return [pageChange, scanChange, textChange].flatMap((change) => change(kept, citation, found))
}
