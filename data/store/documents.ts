import type { DayNumber } from '../model/date-span.js'
import type { CollectionId, ItemId } from '../model/ids.js'
import type { TextKind } from '../model/text.js'
import type { Query } from '../search/query.js'
import type { Found } from './found.js'

/** Where words were found: in a text of some kind, or in the record. */
export type FoundIn = TextKind | 'record'

/** What the documents that are found are narrowed down to: each list gives what may be, and an empty one narrows nothing. */
export interface Narrowing {
  /** In one of these, or in any collection below it. */
  readonly collections: readonly CollectionId[]
  /** BCP 47. */
  readonly languages: readonly string[]
  /** As `NamedPerson.key` of data/search/record. */
  readonly people: readonly string[]
  readonly places: readonly string[]
  readonly kinds: readonly FoundIn[]
  /** Dated, perhaps, on this day or later, and on this day or earlier. */
  readonly from?: DayNumber
  readonly to?: DayNumber
}

/** In which order: by how well they fit, by date, by title. */
export type Order = 'relevance' | 'earliest' | 'latest' | 'title'

/** What somebody looks for in all of the archive. */
export interface Wish {
  /** All documents where it is absent. */
  readonly query?: Query
  /** Of documents with this reference code, written as `codeKey` of data/search/record writes it; they come first. */
  readonly code?: string
  readonly narrowing: Narrowing
  readonly order: Order
  /** From 0. */
  readonly from: number
  readonly limit: number
}

/** A document that was found, with the first texts of pages in which it was; none where only its record fits. */
export interface FoundDocument {
  readonly item: ItemId
  /** How many texts of pages there are. */
  readonly passages: number
  /** A page that has it in several texts is there once, with what people wrote before what machines read. */
  readonly first: readonly Found[]
}

/** How many of the documents have something. */
export interface Count {
  readonly value: string
  readonly documents: number
}

/** How many have a person, with their name and role as the record has them: JSON of two language maps. */
export interface CountWithNote extends Count {
  readonly note: string
}

/** Years that documents are dated with, from one to another. */
export interface YearCount {
  readonly from: number
  readonly to: number
  readonly documents: number
}

/** What can be narrowed down to, with how many documents would then be there: each counted as if it alone were not narrowed yet. */
export interface Counts {
  readonly collections: readonly Count[]
  readonly languages: readonly Count[]
  readonly people: readonly CountWithNote[]
  readonly places: readonly Count[]
  readonly kinds: readonly Count[]
  readonly years: readonly YearCount[]
}

/** What was found, and of it the part that was asked for. */
export interface FoundDocuments {
  readonly documents: number
  /** Texts of pages in all of them. */
  readonly passages: number
  readonly found: readonly FoundDocument[]
  readonly counts: Counts
}

/** A person or body of the archive with their documents, by role. */
export interface PersonCount {
  readonly key: string
  /** JSON of a language map. */
  readonly name: string
  readonly documents: number
  readonly roles: readonly { readonly role: string; readonly documents: number }[]
}

/** Documents found by the words of their texts and of their records. */
export interface Documents {
  find(wish: Wish): FoundDocuments
  /** All years that documents are dated with, and how many have no date that is understood. */
  years(): { readonly years: readonly YearCount[]; readonly undated: number }
  /** The first letters of names, in capitals, with how many people there are for each. */
  letters(): readonly { readonly letter: string; readonly people: number }[]
  /** People in the order of their names, of one letter or of all. `from` counts from 0. */
  people(part: { readonly letter?: string; readonly from: number; readonly limit: number }): readonly PersonCount[] // prettier-ignore
  /** Words of the index that are nearly this one (which is folded), the likeliest first; how many pages and records have each. */
  nearly(term: string): readonly { readonly term: string; readonly pages: number }[]
  /** Whether any page or record has this word. */
  knows(term: string): boolean
}
