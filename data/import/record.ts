import type { CollectionId, ItemId } from '../model/ids.js'
import type { Agent, Field, ItemDate, Related, Rights, Viewing } from '../model/item.js'
import type { LanguageMap } from '../model/language.js'
import type { Provenance, TextKind } from '../model/text.js'

/** What an archivist wrote about an item, in `item.yaml`, `item.json` or a row of a table. Whatever is left out is absent. */
export interface ItemRecord {
  readonly id?: ItemId
  readonly title?: LanguageMap
  readonly abstract?: LanguageMap
  readonly dates: readonly ItemDate[]
  readonly agents: readonly Agent[]
  readonly languages: readonly string[]
  readonly referenceCode?: string
  readonly marking?: LanguageMap
  readonly rights: Rights
  /** `item` is as written: an id of this archive, or a folder's name; it is resolved when published. */
  readonly related: readonly Related[]
  readonly fields: readonly Field[]
  readonly viewing: Partial<Omit<Viewing, 'start'>>
  /** The page to open first, and where sections begin: a page's number from 1, its file name, or its label, as written. */
  readonly start?: string
  readonly sections: readonly { readonly label: LanguageMap; readonly from: string }[]
  /** By the page's number from 1, or by the file's name. `pages: [1r, 1v]` or `pages: {001.tif: 1r}`. */
  readonly pageLabels: ReadonlyMap<string, LanguageMap>
  /** The files that are the pages, in order, where the record lists them (`pages: [{file: b.tif, label: 1r}, …]`). */
  readonly pageOrder?: readonly string[]
  readonly texts: readonly TextDeclaration[]
  /** Languages to read its pages in, as Tesseract calls them; none where they are not to be read, whatever the setting says. */
  readonly ocr?: readonly string[]
  /** Collections it belongs to besides the folder it is in: ids or folders' names, as written; resolved when published. */
  readonly collections?: readonly string[]
}

/** What the record says of its text files. `file` is a name, or a pattern with `*`: `'*.fr.txt'`. */
export interface TextDeclaration {
  readonly file: string
  readonly kind?: TextKind
  readonly language?: string
  readonly label?: LanguageMap
  readonly provenance: Provenance
}

/** What `collection.yaml` says. */
export interface CollectionRecord {
  readonly id?: CollectionId
  readonly title?: LanguageMap
  readonly abstract?: LanguageMap
  readonly referenceCode?: string
  /** Names of folders, or ids, in the order to show. */
  readonly order: readonly string[]
}

/** Two records of one item as one: what the first says counts; where it is silent, the second. */
export function mergedRecords(
  first: ItemRecord | undefined,
  second: ItemRecord | undefined,
): ItemRecord | undefined {
  if (!first || !second) return first ?? second
  const some = <Value>(one: readonly Value[], other: readonly Value[]) =>
    one.length > 0 ? one : other
  return {
    ...second,
    ...first,
    dates: some(first.dates, second.dates),
    agents: some(first.agents, second.agents),
    languages: some(first.languages, second.languages),
    rights: { ...second.rights, ...first.rights },
    related: some(first.related, second.related),
    fields: [...first.fields, ...second.fields],
    viewing: { ...second.viewing, ...first.viewing },
    sections: some(first.sections, second.sections),
    pageLabels: new Map([...second.pageLabels, ...first.pageLabels]),
    texts: [...first.texts, ...second.texts],
  }
}
