import type { Addresses } from '../data/model/addresses.js'
import { atomType } from './atom-feed.js'
import { discoveryType } from './discovery/stream.js'

/** The media type of a catalogue of APIs. https://www.rfc-editor.org/rfc/rfc9727#name-the-api-catalog-document */
export const apiCatalogType =
  'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'

const iiif = (version: 2 | 3) =>
  `application/ld+json;profile="http://iiif.io/api/presentation/${version}/context.json"`

/**
 * What programs can ask of this archive, where, and by which specification: https://www.rfc-editor.org/rfc/rfc9727, as a set of links
 * (https://www.rfc-editor.org/rfc/rfc9264#section-4.2). A new way in is a new row.
 */
export function apiCatalog(addresses: Addresses): object {
  const doors = [
    [addresses.rootCollection(3), iiif(3), 'https://iiif.io/api/presentation/3.0/'],
    [addresses.rootCollection(2), iiif(2), 'https://iiif.io/api/presentation/2.1/'],
    [addresses.activities(), discoveryType, 'https://iiif.io/api/discovery/1.0/'],
    [addresses.search('all', 3).search(2), 'application/ld+json', 'https://iiif.io/api/search/2.0/'],
    [addresses.oai, 'text/xml', 'https://www.openarchives.org/OAI/openarchivesprotocol.html'],
    [addresses.dumpList, 'application/json', 'https://jsonlines.org/'],
    [addresses.sitemap, 'application/xml', 'https://www.sitemaps.org/protocol.html'],
    [addresses.feed, atomType, 'https://www.rfc-editor.org/rfc/rfc4287'],
  ] as const // prettier-ignore
  return {
    linkset: [
      { anchor: addresses.apiCatalog, item: doors.map(([href, type]) => ({ href, type })) },
      ...doors.map(([anchor, , rules]) => ({
        anchor,
        'service-doc': [{ href: rules, type: 'text/html' }],
      })),
    ],
  }
}
