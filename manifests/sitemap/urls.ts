import { element, lines, type Markup } from '../text-files/xml.js'

/** A page for people, as search engines are told of it. */
export interface SitemapPage {
  readonly address: string
  /** When it changed last, ISO 8601; absent where that is not known. */
  readonly changed?: string | undefined
  /** The same page in each language of the interface, and which to take for any other; none where it is in one language only. */
  readonly inLanguages: readonly { readonly hreflang: string; readonly href: string }[]
  /** Addresses of pictures on it: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps */
  readonly images: readonly string[]
}

/** The most pictures that search engines take from one page. */
export const mostImages = 1000

/** How a sitemap begins and ends. https://www.sitemaps.org/protocol.html */
export const urlset = {
  head: `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
`,
  foot: '</urlset>\n',
} as const

/**
 * A page in a sitemap; where it is in several languages, an element for each, and each names all of them.
 * https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
 */
export function urls(page: SitemapPage): string {
  const links = page.inLanguages.map(({ hreflang, href }) =>
    element('xhtml:link', { rel: 'alternate', hreflang, href }),
  )
  const others = page.inLanguages.map(({ href }) => href).filter((href) => href !== page.address)
  const images = page.images.map((address) =>
    element('image:image', {}, element('image:loc', {}, address)),
  )
  return [...new Set([page.address, ...others])]
    .map((address) =>
      url(address, page.changed, [...links, ...(address === page.address ? images : [])]),
    ) // prettier-ignore
    .join('')
}

function url(address: string, changed: string | undefined, more: readonly Markup[]): string {
  const lastmod = changed === undefined ? undefined : element('lastmod', {}, changed)
  return `${lines('url', {}, element('loc', {}, address), lastmod, ...more).markup}\n`
}
