import type { TextKind } from '../data/model/text.js'
import type { Site } from './site.js'

/** Where words may be found: in a text of some kind, or in the record. */
export type SearchedKind = TextKind | 'record'
/** In which order documents are shown. */
export type SearchOrder = 'relevance' | 'earliest' | 'latest' | 'title'

/** What a search page was asked; all of it stands in its address. */
export interface Asked {
  readonly q: string
  /** Ids. */
  readonly collection: readonly string[]
  /** BCP 47. */
  readonly language: readonly string[]
  readonly person: readonly string[]
  readonly place: readonly string[]
  readonly kind: readonly SearchedKind[]
  /** As they were written: a year, a month, a day; empty where there is no bound. */
  readonly from: string
  readonly to: string
  /** Absent where the usual order is meant: by relevance where words are looked for, else by date. */
  readonly sort?: SearchOrder | undefined
  /** From 1. */
  readonly page: number
  /** An item, to see all that was found in it. */
  readonly item?: string | undefined
}

/** A search for everything. */
export const nothingAsked: Asked = {
  q: '', collection: [], language: [], person: [], place: [], kind: [], from: '', to: '', page: 1,
} // prettier-ignore

/** What a search can be narrowed down by, as its address names it. */
export const narrowings = ['collection', 'language', 'person', 'place', 'kind'] as const
/** One of {@link narrowings}. */
export type NarrowingName = (typeof narrowings)[number]

/** The usual order of a search. */
export function usualOrder({ q }: Asked): SearchOrder {
  return q === '' ? 'earliest' : 'relevance'
}

/** What stands in the address of a search, name by name; what says nothing is left out. */
export function pairsOf(asked: Asked): readonly (readonly [name: string, value: string])[] {
  const { q, from, to, sort, page, item } = asked
  return [
    ...(q === '' ? [] : [['q', q] as const]),
    ...narrowings.flatMap((name) => asked[name].map((value) => [name, value] as const)),
    ...(from === '' ? [] : [['from', from] as const]),
    ...(to === '' ? [] : [['to', to] as const]),
    ...(item === undefined ? [] : [['item', item] as const]),
    ...(sort === undefined || sort === usualOrder(asked) ? [] : [['sort', sort] as const]),
    ...(page === 1 ? [] : [['page', String(page)] as const]),
  ]
}

/** The address of a search. */
export function searchAddress(asked: Partial<Asked>, site: Site): string {
  const pairs = pairsOf({ ...nothingAsked, ...asked })
  const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return query === '' ? site.addresses.searchPage : `${site.addresses.searchPage}?${query}`
}

/** The same search with a value chosen that was not, or the other way round; from the first page. */
export function toggled(asked: Asked, name: NarrowingName, value: string): Asked {
  const own: readonly string[] = asked[name]
  const values = own.includes(value) ? own.filter((one) => one !== value) : [...own, value]
  return { ...asked, [name]: values, page: 1 }
}

/** Whether anything is narrowed down. */
export function isNarrowed(asked: Asked): boolean {
  return asked.from !== '' || asked.to !== '' || narrowings.some((name) => asked[name].length > 0)
}
