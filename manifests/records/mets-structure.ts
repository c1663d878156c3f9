import type { Addresses } from '../../data/model/addresses.js'
import type { Item, Page } from '../../data/model/item.js'
import type { Profile } from '../profile.js'
import { flatSections, sectionPages, type SectionPages } from '../sections.js'
import { element, lines, type Markup } from '../text-files/xml.js'
import type { MetsFileGroup } from './mets-files.js'
import type { RecordView } from './record-format.js'
import { saidOnce } from './said.js'

const physical = (page?: Page['id']) => (page === undefined ? 'physical' : `page-${page}`)
const logical = (section?: number) => (section === undefined ? 'logical' : `section-${section}`)

/** The pages in order, each with its files. https://www.loc.gov/standards/mets/METSOverview.v2.html#structmap */
export function physicalMap(
  { item }: RecordView,
  groups: readonly MetsFileGroup[],
  addresses: Addresses,
  { languages }: Profile,
): Markup {
  const files = new Map<Page['id'] | undefined, string[]>()
  for (const { id, page } of groups.flatMap((group) => group.files))
    files.set(page, [...(files.get(page) ?? []), id])
  const pointers = (page?: Page['id']) =>
    (files.get(page) ?? []).map((id) => element('fptr', { FILEID: id }))
  const pages = item.pages.map((page, at) => {
    const label = saidOnce(page.label, languages)
    return lines(
      'div',
      {
        ID: physical(page.id),
        TYPE: 'page',
        ORDER: at + 1,
        ORDERLABEL: label === '' ? String(at + 1) : label,
        CONTENTIDS: addresses.canvas(item.id, page.id, 3),
      },
      ...pointers(page.id),
    )
  })
  const document = { ID: physical(), TYPE: 'physSequence', CONTENTIDS: addresses.item(item.id) }
  return element('structMap', { TYPE: 'PHYSICAL' }, lines('div', document, ...pointers(), ...pages))
} // prettier-ignore

/** The document and its sections. */
export function logicalMap(
  { item }: RecordView,
  title: string | undefined,
  { languages }: Profile,
): Markup {
  const division = (section: SectionPages): Markup => {
    const label = saidOnce(section.label, languages)
    return lines(
      'div',
      { ID: logical(section.number), TYPE: 'section', LABEL: label === '' ? undefined : label },
      ...section.parts.map(division),
    )
  }
  const document = { ID: logical(), TYPE: 'document', DMDID: 'description', ADMID: 'administration', LABEL: title }
  return element('structMap', { TYPE: 'LOGICAL' }, lines('div', document, ...sectionPages(item).map(division)))
} // prettier-ignore

/** Which pages the document and each section have. https://www.loc.gov/standards/mets/METSOverview.v2.html#structlink */
export function structureLinks(item: Item): Markup {
  const link = (from: string, to: string) =>
    element('smLink', { 'xlink:from': from, 'xlink:to': to })
  return lines(
    'structLink',
    {},
    link(logical(), physical()),
    ...item.pages.map(({ id }) => link(logical(), physical(id))),
    ...flatSections(sectionPages(item)).flatMap((section) =>
      pagesWithin(section).map((page) => link(logical(section.number), physical(page))),
    ),
  )
}

/** A section has the pages of its parts too. */
function pagesWithin(section: SectionPages): readonly Page['id'][] {
  return [...new Set([...section.pages, ...section.parts.flatMap(pagesWithin)])]
}
