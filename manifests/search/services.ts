import type { SearchAddresses } from '../../data/model/addresses.js'

/** What may be asked of a manifest or collection of version 3, the newer first, since Clover takes the first. https://iiif.io/api/search/2.0/#service-description */
export function searchServices3({ search, complete }: SearchAddresses) {
  return [
    {
      id: search(2),
      type: 'SearchService2',
      profile: 'http://iiif.io/api/search/2/profile',
      service: [
        {
          id: complete(2),
          type: 'AutoCompleteService2',
          profile: 'http://iiif.io/api/search/2/autocomplete',
        },
      ],
    },
    // Its context and labels are of version 2, and have no place in a document of version 3.
    withoutWords(searchService1({ search, complete })),
  ]
}

function withoutWords({ '@context': _context, label: _label, service, ...told }: SearchService1) {
  return { ...told, service: service.map(({ label: _word, ...one }) => one) }
}

/** A search service as Presentation 2.1 and Content Search 1.0 write it. */
export type SearchService1 = ReturnType<typeof searchService1>

/** The same for viewers that only know Content Search 1.0. https://iiif.io/api/search/1.0/#service-description */
export function searchService1({ search, complete }: SearchAddresses) {
  return {
    '@context': 'http://iiif.io/api/search/1/context.json',
    '@id': search(1),
    '@type': 'SearchService1',
    profile: 'http://iiif.io/api/search/1/search',
    label: 'Search',
    service: [
      {
        '@id': complete(1),
        '@type': 'AutoCompleteService1',
        profile: 'http://iiif.io/api/search/1/autocomplete',
        label: 'Words',
      },
    ],
  }
}
