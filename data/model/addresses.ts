import type { CitationId, CollectionId, ItemId, PageId, Sha256, TextId } from './ids.js'

/** Which version of an API. */
export type Version = 2 | 3

/** Forms that an item or a page can be taken away in, as their addresses end. */
export type Rendering = 'txt' | 'html' | 'pdf' | 'tei.xml' | 'zip'

/** Forms that a citation of an item can be taken away in, for programs that keep bibliographies. */
export type Bibliography = 'csl.json' | 'ris' | 'bib'

/** Forms that an item's record is given to machines in, as their addresses end. TEI, which holds the text too, is a {@link Rendering}. */
export type RecordForm = 'dc.xml' | 'mods.xml' | 'mets.xml' | 'edm.xml' | 'jsonld' | 'linkset.json'

/** Forms that a collection with all that is in it is given to machines in. */
export type CollectionForm = 'ead.xml' | 'csv' | 'jsonld'

/** What can be searched: an item, a collection, or all of the archive. */
export type Searched = { readonly item: ItemId } | { readonly collection: CollectionId } | 'all'

/** Where something is searched, by the version of Content Search. */
export interface SearchAddresses {
  readonly search: (version: 1 | 2) => string
  readonly complete: (version: 1 | 2) => string
}

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
  /** The same words in another measure: all of the page as one Annotation, or each word by itself. */
  pageTextAs(
    item: ItemId,
    page: PageId,
    text: TextId,
    as: 'page' | 'words',
    version: Version,
  ): string
  /** The Annotation of one line of a text layer on a page; lines count from 1. */
  line(item: ItemId, page: PageId, text: TextId, line: number, version: Version): string
  /** The Annotation of one word of a line; words count from 1. */
  word(
    item: ItemId,
    page: PageId,
    text: TextId,
    word: readonly [line: number, word: number],
    version: Version,
  ): string
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
  /** Where it is searched. What is found by version 1 is on the canvases of that version of Presentation; by 2, always of 3. */
  search(searched: Searched, canvases: Version): SearchAddresses
  /** An item, or one of its pages, to be taken away in some form. */
  rendering(item: ItemId, form: Rendering, page?: PageId): string
  /** A text layer of the whole item, as plain text. */
  plainText(item: ItemId, text: TextId): string
  /** A text layer's words on a page with their places, whatever they came in. */
  pageTextFile(item: ItemId, text: TextId, page: PageId, format: 'alto.xml' | 'hocr'): string
  /** A text file that a layer has or had, byte for byte. */
  textVersion(item: ItemId, text: TextId, file: Sha256): string
  /** A kept text file, byte for byte. */
  textFile(item: ItemId, text: TextId, page?: PageId): string
  /** Where people search: words in `?q=`. */
  readonly searchPage: string
  /** Where people look through the archive: by date, by person, by collection. */
  readonly datesPage: string
  readonly peoplePage: string
  readonly collectionsPage: string
  /** A text of the archive's own about itself: its history, its imprint. */
  aboutPage(name: string): string
  /** A file of the archive's own look: its logo, its colours. */
  look(file: string): string
  /** Where a passage or a region is cited, before it has an address of its own; without a query. */
  readonly citing: string
  /** A minted citation: for people, and with `as` in a form for machines. */
  citation(citation: CitationId, as?: 'json' | Bibliography): string
  /** An item for programs that keep bibliographies. */
  bibliography(item: ItemId, form: Bibliography): string
  /** Where harvesters ask by OAI-PMH, without a query. */
  readonly oai: string
  /** What the record of an item says, for machines. */
  record(item: ItemId, form: RecordForm): string
  /** What is in a collection, for machines. */
  findingAid(collection: CollectionId, form: CollectionForm): string
  /** Where all manifests can be taken at once, in files; their list for programs; and one of the files. */
  readonly dumps: string
  readonly dumpList: string
  dump(file: string): string
  /** All changes, or those of a collection and what is below it, for harvesters of IIIF; or a page of them, from 1. */
  activities(page?: number): string
  collectionActivities(collection: CollectionId, page?: number): string
  /** What is new, for readers of feeds. */
  readonly feed: string
  collectionFeed(collection: CollectionId): string
  /** The list of sitemaps, and one of them. */
  readonly sitemap: string
  sitemapPart(part: number | 'pages'): string
  /** What programs can ask of this archive, and where. */
  readonly apiCatalog: string
}

function searchAddresses(
  at: (...parts: (string | number)[]) => string,
  searched: Searched,
  canvases: Version,
): SearchAddresses {
  const of =
    searched === 'all'
      ? []
      : 'item' in searched
        ? [searched.item]
        : ['collections', searched.collection]
  const on = canvases === 2 ? ['canvases', 2] : []
  return {
    search: (version) => at('iiif', 'search', version, ...of, ...(version === 1 ? on : [])),
    complete: (version) => at('iiif', 'autocomplete', version, ...of),
  }
}

function waysIn(at: (...parts: string[]) => string) {
  return {
    searchPage: at('search'),
    datesPage: at('dates'),
    peoplePage: at('people'),
    collectionsPage: at('collections'),
    aboutPage: (name: string) => at('about', name),
    look: (file: string) => at('look', file),
    citing: at('cite'),
    oai: at('oai'),
  }
}

function dumpsAt(at: (...parts: string[]) => string) {
  return {
    dumps: at('dumps', ''),
    dumpList: at('dumps', 'index.json'),
    dump: (file: string) => at('dumps', file),
  }
}

function harvested(at: (...parts: (string | number)[]) => string) {
  const stream = (of: readonly string[], page?: number) =>
    at('iiif', 'discovery', 1, ...of, 'activities', ...(page === undefined ? [] : [page]))
  return {
    activities: (page?: number) => stream([], page),
    collectionActivities: (collection: CollectionId, page?: number) =>
      stream(['collections', collection], page),
    feed: at('feed.atom'),
    collectionFeed: (collection: CollectionId) => at('collections', `${collection}.atom`),
    sitemap: at('sitemap.xml'),
    sitemapPart: (part: number | 'pages') => at('sitemaps', `${part}.xml`),
    apiCatalog: at('.well-known', 'api-catalog'),
  }
}

function records(at: (...parts: string[]) => string): Pick<Addresses, 'record' | 'findingAid'> {
  return {
    record: (item, form) => at('items', `${item}.${form}`),
    findingAid: (collection, form) => at('collections', `${collection}.${form}`),
  }
}

const takenAway = (at: (...parts: (string | number)[]) => string) => ({
  ...dumpsAt(at),
  ...harvested(at),
  ...records(at),
})

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
    pageTextAs: (item, page, text, as, version) =>
      presentation(version, item, 'canvas', page, 'text', text, as),
    word: (item, page, text, [line, word], version) =>
      presentation(version, item, 'canvas', page, 'text', text, 'line', line, 'word', word),
    allLines: (item, page, text, version) =>
      presentation(version, item, 'canvas', page, 'text', text, 'all'),
    painting: (item, page, version) => presentation(version, item, 'canvas', page, 'painting'),
    scan: (item, page, version) => presentation(version, item, 'canvas', page, 'painting', 'scan'),
    sequence: (item) => presentation(2, item, 'sequence', 'normal'),
    range: (item, section, version) => presentation(version, item, 'range', section),
    rootCollection: (version, part) => presentation(version, 'collection', ...partOf(part)),
    collection: (collection, version, part) =>
      presentation(version, 'collections', collection, ...partOf(part)),
    search: (searched, canvases) => searchAddresses(at, searched, canvases),
    rendering: (item, form, page) =>
      page === undefined ? at('items', `${item}.${form}`) : at('items', item, `${page}.${form}`),
    plainText: (item, text) => at('items', item, 'texts', text),
    pageTextFile: (item, text, page, format) =>
      at('items', item, 'texts', text, `${page}.${format}`),
    textVersion: (item, text, file) => at('items', item, 'texts', text, 'files', file),
    textFile: (item, text, page) =>
      at('items', item, 'texts', text, 'source', ...(page === undefined ? [] : [page])),
    ...waysIn(at),
    citation: (citation, as) => at('cite', as === undefined ? citation : `${citation}.${as}`),
    bibliography: (item, form) => at('items', `${item}.${form}`),
    ...takenAway(at),
  }
}
