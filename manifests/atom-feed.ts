import type { Addresses } from '../data/model/addresses.js'
import type { ItemId, PageId } from '../data/model/ids.js'
import type { Provider } from '../data/model/item.js'
import { spoken, spokenIn, type LanguageMap } from '../data/model/language.js'
import type { PageImage } from '../data/model/page-image.js'
import { nearestSize } from '../images/sizes.js'
import { element, lines, xmlDocument, type Markup } from './text-files/xml.js'
import { thumbnailSide } from './thumbnail.js'

/** An item that is there. Times are ISO 8601 in UTC. */
export interface FeedEntry {
  readonly id: ItemId
  readonly published: string
  readonly updated: string
  readonly title: LanguageMap
  readonly abstract?: LanguageMap
  /** Its first scan; absent where it has none, and so no manifest. */
  readonly cover?: { readonly page: PageId; readonly image: Pick<PageImage, 'width' | 'height'> }
}

/** An item that is no longer there, or no longer in the collection that the feed is of. */
export interface FeedTombstone {
  readonly gone: ItemId
  readonly when: string
  readonly why?: string
}

/** One page of a feed, the newest first. */
export interface Feed {
  readonly id: string
  readonly title: LanguageMap
  readonly subtitle?: LanguageMap | undefined
  readonly updated: string
  /** Addresses: of this page, of the newest, of the one after it, of the web page and the IIIF Collection of the same. */
  readonly self: string
  readonly first: string
  readonly next?: string | undefined
  readonly page: string
  readonly collection: string
  readonly provider: Provider
  readonly icon?: string | undefined
  readonly entries: readonly (FeedEntry | FeedTombstone)[]
}

/** What a link to a feed says it leads to. https://www.rfc-editor.org/rfc/rfc4287#section-7 */
export const atomType = 'application/atom+xml'

const iiif = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'

/**
 * A feed of what is new and what is gone: Atom (https://www.rfc-editor.org/rfc/rfc4287) in pages (https://www.rfc-editor.org/rfc/rfc5005#section-3)
 * with tombstones (https://www.rfc-editor.org/rfc/rfc6721).
 * @param names addresses as they began when the archive did, which entries are known by for ever
 */
export function atomFeed(
  feed: Feed,
  addresses: Addresses,
  names: Addresses,
  languages: readonly string[],
): string {
  const { provider } = feed
  return xmlDocument(
    lines(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:at': 'http://purl.org/atompub/tombstones/1.0',
        'xmlns:media': 'http://search.yahoo.com/mrss/',
        'xml:lang': languages[0],
      },
      element('id', {}, feed.id),
      words('title', feed.title, languages),
      feed.subtitle && words('subtitle', feed.subtitle, languages),
      element('updated', {}, feed.updated),
      lines(
        'author',
        {},
        element('name', {}, spoken(provider.name, languages)),
        provider.homepage === undefined ? undefined : element('uri', {}, provider.homepage),
      ),
      link('self', feed.self, atomType),
      link('alternate', feed.page, 'text/html'),
      link('alternate', feed.collection, iiif),
      link('first', feed.first, atomType),
      feed.next === undefined ? undefined : link('next', feed.next, atomType),
      feed.icon === undefined ? undefined : element('icon', {}, feed.icon),
      element('generator', {}, 'Fonds'),
      ...feed.entries.map((one) =>
        'gone' in one ? tombstone(one, names) : entry(one, addresses, names, languages),
      ),
    ),
  )
}

function entry(
  { id, title, abstract, published, updated, cover }: FeedEntry,
  addresses: Addresses,
  names: Addresses,
  languages: readonly string[],
): Markup {
  return lines(
    'entry',
    {},
    element('id', {}, names.item(id)),
    words('title', title, languages),
    element('published', {}, published),
    element('updated', {}, updated),
    link('alternate', addresses.item(id), 'text/html'),
    cover && link('alternate', addresses.manifest(id, 3), iiif),
    abstract && words('summary', abstract, languages),
    cover && thumbnail(cover, addresses),
  )
}

function tombstone({ gone, when, why }: FeedTombstone, names: Addresses): Markup {
  return lines(
    'at:deleted-entry',
    { ref: names.item(gone), when },
    why === undefined ? undefined : element('at:comment', {}, why),
  )
}

/** https://www.rssboard.org/media-rss#media-thumbnails */
function thumbnail({ page, image }: NonNullable<FeedEntry['cover']>, addresses: Addresses): Markup {
  const { width, height } = nearestSize(image, thumbnailSide)
  const url = `${addresses.image(page, 3)}/full/${width},${height}/0/default.jpg`
  return element('media:thumbnail', { url, width, height })
}

function words(name: string, said: LanguageMap, languages: readonly string[]): Markup {
  return element(name, { 'xml:lang': spokenIn(said, languages) }, spoken(said, languages))
}

function link(rel: string, href: string, type: string): Markup {
  return element('link', { rel, type, href })
}
