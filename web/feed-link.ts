import type { PageLink } from './web-page.js'

/** By which feed readers find a feed. https://www.rfc-editor.org/rfc/rfc4287#section-7.1 */
export function feedLink(href: string, title: string): PageLink {
  return { rel: 'alternate', type: 'application/atom+xml', href, title }
}
