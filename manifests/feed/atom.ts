import type { Addresses } from '../../data/model/addresses.js'
import type { ItemId } from '../../data/model/ids.js'
import type { LanguageMap } from '../../data/model/language.js'
import { spoken } from '../../data/model/language.js'
import { element, lines, xmlDocument, type Markup } from '../text-files/xml.js'

/** A document that is new or changed, or was withdrawn. Times are ISO 8601 in UTC. */
export type FeedEntry =
  | {
      readonly id: ItemId
      readonly at: string
      readonly live: true
      readonly published: string
      readonly title: LanguageMap
      readonly abstract?: LanguageMap
      readonly authors: readonly string[]
      readonly rights?: string
      readonly manifest: boolean
      /** The address of a small picture of it. */
      readonly thumbnail?: string
    }
  | { readonly id: ItemId; readonly at: string; readonly live: false; readonly why?: string }

/** A feed, or a page of it. */
export interface FeedView {
  /** The address of the feed, which is its id. */
  readonly id: string
  /** The address of this page of it, and of the next, with what is older. */
  readonly self: string
  readonly next?: string
  readonly title: string
  /** The page for people. */
  readonly home: string
  readonly author: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
  /** BCP 47, the one liked most first. */
  readonly languages: readonly string[]
}

const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
} as const

/**
 * What is new, for feed readers: https://www.rfc-editor.org/rfc/rfc4287 , withdrawals as https://www.rfc-editor.org/rfc/rfc6721 , older pages as
 * https://www.rfc-editor.org/rfc/rfc5005#section-3 .
 */
export function feed(view: FeedView, addresses: Addresses): string {
  const { id, self, next, title, home, author, updated, entries, languages } = view
  return xmlDocument(
    lines(
      'feed',
      { ...namespaces, 'xml:lang': languages[0] },
      element('id', {}, id),
      element('title', {}, title),
      element('updated', {}, updated),
      lines('author', {}, element('name', {}, author)),
      element('link', { rel: 'self', type: atomType, href: self }),
      element('link', { rel: 'alternate', type: 'text/html', href: home }),
      next === undefined ? undefined : element('link', { rel: 'next', type: atomType, href: next }),
      element('generator', { uri: 'https://www.npmjs.com/package/fonds' }, 'Fonds'),
      ...entries.map((entry) => oneEntry(entry, addresses, languages)),
    ),
  )
}

/** https://www.rfc-editor.org/rfc/rfc4287#section-7 */
export const atomType = 'application/atom+xml'

function oneEntry(entry: FeedEntry, addresses: Addresses, languages: readonly string[]): Markup {
  const address = addresses.item(entry.id)
  if (!entry.live)
    return lines(
      'at:deleted-entry',
      { ref: address, when: entry.at },
      entry.why === undefined || entry.why === ''
        ? undefined
        : element('at:comment', {}, entry.why),
    )
  const { title, abstract, at, published, manifest, thumbnail, authors, rights } = entry
  return lines(
    'entry',
    {},
    element('id', {}, address),
    element('title', {}, spoken(title, languages)),
    element('updated', {}, at),
    element('published', {}, published),
    ...authors.map((name) => lines('author', {}, element('name', {}, name))),
    element('link', { rel: 'alternate', type: 'text/html', href: address }),
    manifest
      ? element('link', {
          rel: 'related',
          type: 'application/ld+json',
          title: 'IIIF',
          href: addresses.manifest(entry.id, 3),
        })
      : undefined,
    abstract && element('summary', {}, spoken(abstract, languages)),
    rights === undefined ? undefined : element('rights', {}, rights),
    thumbnail === undefined ? undefined : element('media:thumbnail', { url: thumbnail }),
  )
}
