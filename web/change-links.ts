import type { PageLink } from './web-page.js'

/** Where what is new on a page, and what is gone, is told: to readers' programs as a feed, to harvesters of IIIF as a stream of changes. */
export function changeLinks(feed: string, stream: string, title: string): readonly PageLink[] {
  return [
    { rel: 'alternate', href: feed, type: 'application/atom+xml', title },
    {
      rel: 'alternate',
      href: stream,
      type: 'application/ld+json;profile="http://iiif.io/api/discovery/1/context.json"',
      title: 'IIIF Change Discovery',
    },
  ]
}
