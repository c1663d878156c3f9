import type { PageId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'

/** A section with the pages it covers, at least one. */
export interface SectionPages {
  /** Its place among all sections of the item, from 1. */
  readonly number: number
  readonly label: LanguageMap
  /** Up to the page before the next section begins that is no part of it; where it has parts, up to the first of them. */
  readonly pages: readonly PageId[]
  readonly parts: readonly SectionPages[]
}

interface Begun {
  readonly number: number
  readonly label: LanguageMap
  readonly level: number
  /** Index of the page. */
  readonly at: number
}

/** An item's sections in page order, parts within their sections; one that begins on no page is left out. */
export function sectionPages(item: Item): readonly SectionPages[] {
  const pages = item.pages.map((page) => page.id)
  const begun = item.sections
    .map(({ label, from, level = 1 }) => ({ label, level, at: pages.indexOf(from) }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at)
    .map((section, index) => ({ ...section, number: index + 1 }))
  return nested(begun, pages, pages.length)
}

/** @param end index of the page that the last of them ends before */
function nested(begun: readonly Begun[], pages: readonly PageId[], end: number): SectionPages[] {
  const found: SectionPages[] = []
  for (let at = 0; at < begun.length;) {
    const section = begun[at]
    if (!section) break
    const after = begun.findIndex(({ level }, later) => later > at && level <= section.level)
    const next = after < 0 ? begun.length : after
    const parts = begun.slice(at + 1, next)
    const last = parts[0]?.at ?? begun[next]?.at ?? end
    found.push({
      number: section.number,
      label: section.label,
      pages: pages.slice(section.at, Math.max(last, section.at + 1)),
      parts: nested(parts, pages, begun[next]?.at ?? end),
    })
    at = next
  }
  return found
}

/** Sections and their parts, one after the other. */
export function flatSections(sections: readonly SectionPages[]): readonly SectionPages[] {
  return sections.flatMap((section) => [section, ...flatSections(section.parts)])
}
