import type { Addresses } from '../../data/model/addresses.js'

/** What an archive says to crawlers. */
export interface CrawlerRules {
  /** Whether it wants to be found at all. */
  readonly welcome: boolean
  /** Names of crawlers that are refused, as they call themselves: `GPTBot`. */
  readonly refused: readonly string[]
  /** Seconds between two requests, where the archive asks for that. */
  readonly delay?: number
}

/** Ways that have no end or say what is said elsewhere; pictures by any region, of which there are more than anybody can take. */
const ways = [
  'search', 'cite', 'iiif/search/', 'iiif/autocomplete/', 'iiif/image/', 'items/*/mirador', 'items/*/uv',
] // prettier-ignore

/** Whole pictures, which the sitemaps name, and what says that they are there. */
const allowed = ['iiif/image/3/*/full/', 'iiif/image/2/*/full/', 'iiif/image/*/info.json']

/**
 * What crawlers may look at. https://www.rfc-editor.org/rfc/rfc9309 : of two rules that fit, the longer counts.
 */
export function robots(
  { welcome, refused, delay }: CrawlerRules,
  { root, sitemapIndex }: Pick<Addresses, 'root' | 'sitemapIndex'>,
): string {
  const path = new URL(root).pathname
  const groups = [
    ...(refused.length > 0
      ? [[...refused.map((name) => `User-agent: ${name}`), `Disallow: ${path}`]]
      : []),
    welcome
      ? [
          'User-agent: *',
          ...allowed.map((way) => `Allow: ${path}${way}`),
          ...ways.map((way) => `Disallow: ${path}${way}`),
          ...(delay === undefined ? [] : [`Crawl-delay: ${String(delay)}`]),
        ]
      : ['User-agent: *', `Disallow: ${path}`],
    ...(welcome ? [[`Sitemap: ${sitemapIndex}`]] : []),
  ]
  return `${groups.map((group) => group.join('\n')).join('\n\n')}\n`
}
