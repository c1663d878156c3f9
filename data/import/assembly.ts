import type { Finding } from '../model/finding.js'
import type { CollectionId, ItemId, PageId } from '../model/ids.js'
import type { Item, Page, Section } from '../model/item.js'
import { inLanguage, type LanguageMap } from '../model/language.js'
import type { TextLayer } from '../model/text.js'
import { stem } from './naming.js'
import type { ItemProposal } from './proposal.js'
import type { ItemRecord } from './record.js'

/** An item put together from what was delivered and what is already known. */
export interface Assembly {
  readonly item: Item
  readonly findings: readonly Finding[]
}

const silent: ItemRecord = {
  dates: [], agents: [], languages: [], rights: {}, related: [], fields: [],
  viewing: {}, sections: [], pageLabels: new Map(), texts: [],
} // prettier-ignore

/** What is settled before an item is put together. */
export interface Settled {
  readonly id: ItemId
  readonly pages: readonly Page[]
  readonly texts: readonly TextLayer[]
  /** Headings in its texts, in page order: its contents where the record gives none. */
  readonly headings: readonly Section[]
  readonly collections: readonly CollectionId[]
  /** A related item as the record names it, as an id: of this archive, where it is known. */
  readonly related: (named: string) => ItemId | undefined
}

/** The item that a proposal makes. Nothing is looked up: what is not in the parameters does not count. */
export function assembly(proposal: ItemProposal, settled: Settled): Assembly {
  const record = proposal.record ?? silent
  const { texts, pageLabels, pageOrder, start, sections, ...said } = record
  const findings: Finding[] = []
  const pages = settled.pages.map((page, at) => labelled(page, at, pageLabels))
  const pageNamed = (wanted: string, what: string): PageId | undefined => {
    const found = pages.find((page, at) => isNamed(page, at, wanted))
    if (!found) findings.push(noSuchPage(proposal.source, wanted, what))
    return found?.id
  }
  const begins = start === undefined ? undefined : pageNamed(start, 'start')
  const headed = sections.map(({ label, from }) => ({ label, from: pageNamed(from, 'sections') }))
  const item: Item = {
    ...said,
    id: settled.id,
    title: said.title ?? inLanguage(titleFrom(proposal.name)),
    related: said.related.map(({ item: named, ...rest }) => {
      const known = named === undefined ? undefined : settled.related(named)
      return { ...rest, ...(known !== undefined && { item: known }) }
    }),
    collections: settled.collections,
    pages,
    texts: settled.texts,
    viewing: {
      direction: 'left-to-right',
      behavior: 'individuals',
      ...said.viewing,
      ...(begins && { start: begins }),
    },
    sections: headed.length > 0 ? inPageOrder(headed, pages) : settled.headings,
    source: proposal.source,
  }
  return { item, findings }
}

function noSuchPage(where: string, wanted: string, what: string): Finding {
  const named = `The record's ${what} names the page ${wanted}, and there is none.`
  return {
    level: 'warning',
    where,
    what: `${named} Name a page by its number, its label or its file.`,
  }
}

/** A folder's name as a title: `memo_1956-10-30` gives `memo 1956-10-30`. */
function titleFrom(name: string): string {
  return name.replace(/_+/g, ' ').trim() || name
}

function labelled(page: Page, at: number, labels: ReadonlyMap<string, LanguageMap>): Page {
  const { name } = page.image.master
  const label = labels.get(name) ?? labels.get(stem(name)) ?? labels.get(String(at + 1))
  return { id: page.id, ...(label && { label }), image: page.image }
}

function isNamed({ label, image }: Page, at: number, wanted: string): boolean {
  const { name } = image.master
  const labels = Object.values(label ?? {}).flat()
  return [name, stem(name), String(at + 1), ...labels].some(
    (one) => one.toLowerCase() === wanted.toLowerCase(),
  )
}

function inPageOrder(
  headed: readonly { readonly label: LanguageMap; readonly from: PageId | undefined }[],
  pages: readonly Page[],
): Section[] {
  const place = ({ from }: Section) => pages.findIndex(({ id }) => id === from)
  return headed
    .flatMap(({ label, from }) => (from === undefined ? [] : [{ label, from }]))
    .toSorted((a, b) => place(a) - place(b))
}
