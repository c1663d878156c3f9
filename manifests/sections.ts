import type { PageId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'

/** A section with the pages it covers, at least one. */
export interface SectionPages {
  readonly label: LanguageMap
  readonly pages: readonly PageId[]
}

/** An item's sections in page order, each to the page before the next begins; one that begins on no page is left out. */
export function sectionPages(item: Item): readonly SectionPages[] {
  const pages = item.pages.map((page) => page.id)
  const begun = item.sections
    .map(({ label, from }) => ({ label, at: pages.indexOf(from) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)
  return begun.map(({ label, at }, index) => {
    const end = begun[index + 1]?.at ?? pages.length
    return { label, pages: pages.slice(at, Math.max(end, at + 1)) }
  })
}
