import type { Addresses } from '../../data/model/addresses.js'
import type { CollectionId, ItemId, PageId } from '../../data/model/ids.js'
import { nearestSize, type Extent } from '../../images/sizes.js'
import { element, lines, xmlDocument, type Markup } from '../text-files/xml.js'

/** A page for people. `at` is when what it shows changed last, ISO 8601 in UTC. */
export type SitemapPlace = { readonly at: string } & (
  | { readonly kind: 'item'; readonly id: ItemId; readonly scans: readonly Scan[] }
  | { readonly kind: 'collection'; readonly id: CollectionId }
)

/** A page's scan, in pixels. */
export interface Scan extends Extent {
  readonly id: PageId
}

/** Addresses in a language of the interface, for those that have several. https://developers.google.com/search/docs/specialty/international/localized-versions */
export type OtherLanguages = (
  address: string,
) => readonly { readonly hreflang: string; readonly href: string }[]

const namespaces = {
  xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9',
  'xmlns:image': 'http://www.google.com/schemas/sitemap-image/1.1',
  'xmlns:xhtml': 'http://www.w3.org/1999/xhtml',
} as const

/** Images of one address: "You can list up to 1,000 images for each page". https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps */
const mostImages = 1000
/** Images in one sitemap, so that it stays far below the 50 MB that crawlers read. https://www.sitemaps.org/protocol.html#index */
const mostInAll = 100_000
/** Pixels of the longer side of the pictures that are named: as large as a picture is that lies ready. */
const pictureSide = 2048

/** How many scans of an item a sitemap of so many places names. */
export const scansNamed = (places: number) =>
  Math.min(mostImages, Math.max(1, Math.floor(mostInAll / Math.max(1, places))))

/** The list of all sitemaps. https://www.sitemaps.org/protocol.html#index */
export function sitemapIndex(
  parts: readonly { readonly part: number; readonly at: string }[],
  addresses: Addresses,
): string {
  const one = (address: string, at?: string) =>
    lines('sitemap', {}, element('loc', {}, address), at && element('lastmod', {}, at))
  return xmlDocument(
    lines(
      'sitemapindex',
      { xmlns: namespaces.xmlns },
      one(addresses.sitemap('archive')),
      ...parts.map(({ part, at }) => one(addresses.sitemap(part), at)),
    ),
  )
}

/** Pages of items and collections. https://www.sitemaps.org/protocol.html */
export function sitemap(
  places: readonly SitemapPlace[],
  addresses: Addresses,
  others: OtherLanguages,
): string {
  const most = scansNamed(places.length)
  const urls = places.map((place) => {
    const address =
      place.kind === 'item' ? addresses.item(place.id) : addresses.collectionPage(place.id)
    const scans = place.kind === 'item' ? place.scans.slice(0, most) : []
    return url(address, others, place.at, ...scans.map((scan) => picture(scan, addresses)))
  })
  return xmlDocument(lines('urlset', namespaces, ...urls))
}

/** Pages that are of no item and no collection. */
export function sitemapOf(pages: readonly string[], others: OtherLanguages): string {
  return xmlDocument(lines('urlset', namespaces, ...pages.map((page) => url(page, others))))
}

function url(address: string, others: OtherLanguages, at?: string, ...pictures: Markup[]): Markup {
  return lines(
    'url',
    {},
    element('loc', {}, address),
    at && element('lastmod', {}, at),
    ...others(address).map(({ hreflang, href }) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href }),
    ),
    ...pictures,
  )
}

/** A picture of a scan that lies ready, so that crawlers cost nothing. */
function picture({ id, width, height }: Scan, addresses: Addresses): Markup {
  const size = nearestSize({ width, height }, pictureSide)
  const part =
    size.width === width && size.height === height ? 'max' : `${size.width},${size.height}`
  const address = `${addresses.image(id, 3)}/full/${part}/0/default.jpg`
  return element('image:image', {}, element('image:loc', {}, address))
}
