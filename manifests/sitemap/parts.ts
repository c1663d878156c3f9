import { element, lines, xmlDocument } from '../text-files/xml.js'

/** One sitemap, and when anything in it changed last, ISO 8601. */
export interface SitemapPart {
  readonly address: string
  readonly changed?: string | undefined
}

/** No list of sitemaps may name more. https://www.sitemaps.org/protocol.html#index */
const mostParts = 50_000

/** The list of all sitemaps. */
export function sitemapIndex(parts: readonly SitemapPart[]): string {
  return xmlDocument(
    lines(
      'sitemapindex',
      { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
      ...parts
        .slice(0, mostParts)
        .map(({ address, changed }) =>
          lines(
            'sitemap',
            {},
            element('loc', {}, address),
            changed === undefined ? undefined : element('lastmod', {}, changed),
          ),
        ),
    ),
  )
}
