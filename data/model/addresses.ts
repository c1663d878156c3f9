import type { CollectionId, ItemId, PageId, TextId } from './ids.js'

/** Which version of an API. */
export type Version = 2 | 3

/** Every address this archive hands out; documented in `docs/addresses.md`. All are absolute, ids percent-encoded. */
export interface Addresses {
  /** The public root, with a slash at the end. */
  readonly root: string
  item(item: ItemId): string
  page(item: ItemId, page: PageId): string
  collectionPage(collection: CollectionId): string
  mirador(item: ItemId): string
  universalViewer(item: ItemId): string
  /** Base URI of an image, without a slash at the end. */
  image(page: PageId, version: Version): string
  manifest(item: ItemId, version: Version): string
  canvas(item: ItemId, page: PageId, version: Version): string
  /** The AnnotationPage (in 2: AnnotationList) that holds one text layer's words on one page. */
  pageText(item: ItemId, page: PageId, text: TextId, version: Version): string
  /** The Annotation of one line of a text layer on a page; lines count from 1. */
  line(item: ItemId, page: PageId, text: TextId, line: number, version: Version): string
  /** The Annotation of all of a text layer's words at once, where they have no places of their own. */
  allLines(item: ItemId, page: PageId, text: TextId, version: Version): string
  /** The AnnotationPage that paints the scan. */
  painting(item: ItemId, page: PageId, version: Version): string
  /** The one Annotation in it. */
  scan(item: ItemId, page: PageId, version: Version): string
  /** In 2 only: the sequence of all pages. */
  sequence(item: ItemId): string
  range(item: ItemId, section: number, version: Version): string
  /** All top collections and items. */
  rootCollection(version: Version, part?: number): string
  collection(collection: CollectionId, version: Version, part?: number): string
  /** A text layer of the whole item, as plain text. */
  plainText(item: ItemId, text: TextId): string
  /** A kept text file, byte for byte. */
  textFile(item: ItemId, text: TextId, page?: PageId): string
}

/** The addresses under a public root. */
export function addressesFrom(root: string): Addresses {
  const base = root.endsWith('/') ? root : `${root}/`
  const at = (...parts: (string | number)[]) =>
    base + parts.map((part) => encodeURIComponent(part)).join('/')
  const presentation = (version: Version, ...parts: (string | number)[]) =>
    at('iiif', 'presentation', version, ...parts)
  const partOf = (part?: number) => (part === undefined ? [] : ['part', part])
  return {
    root: base,
    item: (item) => at('items', item),
    page: (item, page) => at('items', item, page),
    collectionPage: (collection) => at('collections', collection),
    mirador: (item) => at('items', item, 'mirador'),
    universalViewer: (item) => at('items', item, 'uv'),
    image: (page, version) => at('iiif', 'image', version, page),
    manifest: (item, version) => presentation(version, item, 'manifest'),
    canvas: (item, page, version) => presentation(version, item, 'canvas', page),
    pageText: (item, page, text, version) =>
      presentation(version, item, 'canvas', page, 'text', text),
    line: (item, page, text, line, version) =>
      presentation(version, item, 'canvas', page, 'text', text, 'line', line),
    allLines: (item, page, text, version) =>
      presentation(version, item, 'canvas', page, 'text', text, 'all'),
    painting: (item, page, version) => presentation(version, item, 'canvas', page, 'painting'),
    scan: (item, page, version) => presentation(version, item, 'canvas', page, 'painting', 'scan'),
    sequence: (item) => presentation(2, item, 'sequence', 'normal'),
    range: (item, section, version) => presentation(version, item, 'range', section),
    rootCollection: (version, part) => presentation(version, 'collection', ...partOf(part)),
    collection: (collection, version, part) =>
      presentation(version, 'collections', collection, ...partOf(part)),
    plainText: (item, text) => at('items', item, 'texts', text),
    textFile: (item, text, page) =>
      at('items', item, 'texts', text, 'source', ...(page === undefined ? [] : [page])),
  }
}
