import { listed } from '../present.js'

/** A word that begins as was asked, and on how many texts of pages it stands at least. */
export interface Term {
  readonly value: string
  readonly total: number
}

/** Words that a search could go on with. */
export interface TermAnswer {
  readonly id: string
  readonly terms: readonly Term[]
  readonly ignored: readonly string[]
  /** Where a word is searched for. */
  readonly search: (value: string) => string
}

/** https://iiif.io/api/search/2.0/#autocomplete-service-response */
export function terms2({ id, terms, ignored, search }: TermAnswer) {
  return {
    '@context': 'http://iiif.io/api/search/2/context.json',
    id,
    type: 'TermPage' as const,
    ...listed('ignored', ignored),
    items: terms.map(({ value, total }) => ({
      type: 'Term' as const,
      value,
      total,
      service: [{ id: search(value), type: 'SearchService2' as const }],
    })),
  }
}

/** https://iiif.io/api/search/1.0/#autocomplete-response */
export function terms1({ id, terms, ignored, search }: TermAnswer) {
  return {
    '@context': 'http://iiif.io/api/search/1/context.json',
    '@id': id,
    '@type': 'search:TermList' as const,
    ...listed('ignored', ignored),
    terms: terms.map(({ value, total }) => ({ match: value, url: search(value), count: total })),
  }
}
