import { dateSpan, type DateSpan } from '../model/date-span.js'
import type { CollectionId } from '../model/ids.js'
import type { Item } from '../model/item.js'
import { spoken, type LanguageMap } from '../model/language.js'
import { sortKey } from '../model/sort-key.js'
import { tokens } from './tokens.js'

/** What the index knows of an item's record: its words to be found by, and what lists are narrowed down by. */
export interface SearchedRecord {
  /** Words of the title, in all its languages. */
  readonly title: readonly string[]
  /** Of people and bodies, with the reference code. */
  readonly names: readonly string[]
  /** Of all else: the abstract, dates as written, markings, the archive's own fields. */
  readonly rest: readonly string[]
  /** What the item is sorted by under its title. */
  readonly sort: string
  /** The reference code as it is compared; see {@link codeKey}. */
  readonly code: string | undefined
  /** Of the first of its dates that is understood. */
  readonly date: DateSpan | undefined
  readonly collections: readonly CollectionId[]
  /** BCP 47: of the document, or where the record tells none, of its texts that are no translations. */
  readonly languages: readonly string[]
  readonly people: readonly NamedPerson[]
  readonly places: readonly string[]
}

/** A person or body, by the name that stands for them in addresses, and in which role. */
export interface NamedPerson {
  readonly key: string
  /** What the name is sorted by. */
  readonly sort: string
  readonly name: LanguageMap
  readonly role: LanguageMap
}

/** What of an item is searched beside its texts. */
export function searchedRecord(item: Item): SearchedRecord {
  const { title, agents, referenceCode, dates, collections } = item
  const span = dates.flatMap(({ edtf }) => (edtf === undefined ? [] : (dateSpan(edtf) ?? []))).at(0)
  return {
    title: wordsOf([title]),
    names: [...wordsOf(agents.map(({ name }) => name)), ...terms(referenceCode ?? '')],
    rest: wordsOf(remaining(item)),
    sort: sortedBy(nameKey(title)),
    code: referenceCode === undefined ? undefined : codeKey(referenceCode),
    date: span,
    collections,
    languages: languagesOf(item),
    people: agents.map(({ name, role }) => ({ key: nameKey(name), sort: sortedBy(nameKey(name)), name, role })), // prettier-ignore
    places: placesOf(item),
  }
}

/** A reference code as it is compared: signs between its parts and capitals count for nothing. Empty where there is no letter or figure. */
export function codeKey(code: string): string {
  return terms(code).join(' ')
}

/** The one name that stands for a person in addresses: without a language where it has none, else the first. */
export function nameKey(name: LanguageMap): string {
  return spoken(name, [])
}

/** Quotation marks and the like at the beginning do not count. */
const sortedBy = (text: string) => sortKey(text.replace(/^[^\p{L}\p{N}]+/u, ''))
const terms = (text: string) => tokens(text).map(({ term }) => term)
const textsOf = (maps: readonly LanguageMap[]) => maps.flatMap((map) => Object.values(map).flat())

function wordsOf(maps: readonly LanguageMap[]): readonly string[] {
  return textsOf(maps).flatMap(terms)
}

function remaining({ abstract, marking, dates, fields, sections }: Item): LanguageMap[] {
  const given = [abstract, marking].filter((map) => map !== undefined)
  const written = dates.map(({ text }) => ({ none: [text] }))
  return [
    ...given,
    ...written,
    ...fields.map(({ value }) => value),
    ...sections.map(({ label }) => label),
  ]
}

function languagesOf({ languages, texts }: Item): readonly string[] {
  const told =
    languages.length > 0
      ? languages
      : texts.flatMap(({ kind, language }) => (kind === 'translation' ? [] : (language ?? [])))
  return [...new Set(told)]
}

/** What archives call the field that says where a document is from or what it speaks of. */
const place =
  /^(places?( of .*)?|place ?names?|locations?|geographic(al)? (names?|coverage)|lieux?( d.*)?|noms? de lieux?|orte?|ortsnamen?|entstehungsort|ausstellungsort|schauplatz)$/i

function placesOf({ fields }: Item): readonly string[] {
  const told = fields
    .filter(({ label }) => textsOf([label]).some((name) => place.test(name.trim())))
    .flatMap(({ value }) => spoken(value, []).split(/\s*[;\n|]\s*/))
    .map((name) => name.trim().slice(0, 200))
  return [...new Set(told)].filter((name) => name !== '')
}
