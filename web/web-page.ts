import type { AssetName } from './assets.js'
import type { Html } from './html.js'
import type { ShareImage } from './share-image.js'

/** A `<link>` in the head: another form of this page, the one before, the one after. */
export interface PageLink {
  readonly rel: string
  readonly href: string
  readonly type?: string
  readonly title?: string
}

/** One HTML page, before it is dressed. */
export interface WebPage {
  /** Without the archive's title, which is added. */
  readonly title: string
  readonly description?: string | undefined
  /** The one address of what is shown, without what the reader chose. Left out for a page that is not to be found again (a 404). */
  readonly canonical?: string | undefined
  /** Holds one `h1`. */
  readonly body: Html
  readonly links?: readonly PageLink[]
  /** The small scripts that help here; the page is whole without them. */
  readonly islands?: readonly AssetName[]
  /** A picture to show where the page is shared. */
  readonly image?: string | ShareImage | undefined
  /** Whether it holds a field to search all of the archive, so that the banner needs none. */
  readonly searches?: boolean
  /** What the page is to those who show a card of it: an `article` where it is one document. https://ogp.me/#types */
  readonly kind?: 'website' | 'article'
  /** What it is to search engines, as schema.org says it. https://schema.org/docs/gs.html */
  readonly structured?: object | undefined
}
