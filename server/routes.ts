import type { Archive } from './archive.js'
import type { Ask, AskWithBody } from './ask.js'
import { showBibliography, showCitation, showCitationAs } from './handlers/citations.js'
import { mintCitation, showCiting } from './handlers/citing.js'
import { showCollection, showRootCollection } from './handlers/collections.js'
import { led } from './handlers/content-state.js'
import { showCanvas, showManifest, showPageText, showPainting3 } from './handlers/documents.js'
import { showAsset, showFont, showNothing, showViewerFile } from './handlers/files.js'
import { showDump, showDumpList, showDumps, showDumpsShort } from './handlers/dumps.js'
import { showLive, showReady } from './handlers/health.js'
import { showOai, takeOai } from './handlers/oai.js'
import { showImage, showImageBase, showInfo } from './handlers/images.js'
import {
  showCollectionPage, showHome, showItemPage, showMirador, showPageView, showUniversalViewer,
} from './handlers/people.js' // prettier-ignore
import { isCollectionItself, showFindingAid, showRecord } from './handlers/records.js'
import { isItemItself, showItemAs, showPageAs } from './handlers/renderings.js'
import { showCollections, showDates, showPeople } from './handlers/browse.js'
import { showSearchPage } from './handlers/site-search.js'
import { showAlto, showHocr } from './handlers/page-texts.js'
import { showPlainText, showTextFile, showTextVersion } from './handlers/texts.js'
import { searchCollection, searchItem, showSearch, showTerms } from './handlers/search.js'
import { showAbout, showFavicon, showLook } from './handlers/look.js'
import { showApiCatalog, showIiif, showRobots } from './handlers/doors.js'
import {
  showActivities, showActivityPage, showCollectionActivities, showCollectionActivityPage,
} from './handlers/discovery.js' // prettier-ignore
import { showCollectionFeed, showFeed } from './handlers/feed.js'
import { showSitemap, showSitemapPart } from './handlers/sitemap.js'
import type { Reply } from './reply.js'

/** How long an answer may be kept: for ever, because its address changes with it, or until it is asked for again. */
export type CacheRule = 'immutable' | 'revalidate'

/** One kind of address. */
export interface Route {
  readonly name: string
  readonly path: string
  readonly cache: CacheRule
  /** A page for a person's browser, rather than a document that viewers and harvesters read from anywhere. */
  readonly forPeople: boolean
  /** Pages of the bundled viewers need more rights than ours. */
  readonly viewer: boolean
  /** Whether the answer depends on what the asker would like; a picture is what its address says. */
  readonly negotiated: boolean
  readonly handle: (archive: Archive, ask: Ask) => Promise<Reply>
  /** Answers what is sent to the address (POST), where anything may be. */
  readonly take?: (archive: Archive, ask: AskWithBody) => Promise<Reply>
  /** Whether the address is rather one of a route after this one. */
  readonly givesWay?: (archive: Archive, ask: Ask) => Promise<boolean>
}

/** The names after the colons and stars of a path, up to a full stop: `'/a/:item/:page.txt'` has two. */
type Names<Path extends string> = Path extends `${infer Head}/${infer Tail}`
  ? Names<Head> | Names<Tail>
  : Path extends `${infer Name}.${string}`
    ? Names<Name>
    : Path extends `:${infer Name}` | `*${infer Name}`
      ? Name
      : never

type Rules = Partial<Pick<Route, 'cache' | 'forPeople' | 'viewer' | 'negotiated'>>

/** A route whose handler may only ask for names which are in its path. */
function route<const Path extends string>(
  name: string,
  path: Path,
  handle: (archive: Archive, ask: Ask<Names<Path>>) => Promise<Reply>,
  { cache = 'revalidate', forPeople = false, viewer = false, negotiated = true }: Rules = {},
): Route {
  return { name, path, handle, cache, forPeople, viewer, negotiated }
}

/** Forms of an item or a page to be taken away. Their addresses go before those of items, whose ids may hold full stops. */
const renderings: readonly Route[] = (['txt', 'html', 'pdf', 'tei.xml', 'zip'] as const).flatMap(
  (form) => [
    {
      ...route(
        `item-${form}`,
        `/items/:item.${form}`,
        (archive, ask) => showItemAs(archive, ask, form),
        { negotiated: false },
      ),
      givesWay: (archive: Archive, ask: Ask) => isItemItself(archive, ask, form),
    },
    // A page has one text file of each of its layers, which has an address of its own.
    ...(form === 'zip'
      ? []
      : [
          route(
            `page-${form}`,
            `/items/:item/:page.${form}`,
            (archive, ask) => showPageAs(archive, ask, form),
            { negotiated: false },
          ),
        ]),
  ],
)

const people = { forPeople: true } as const
const forEver = { cache: 'immutable' } as const

const imageRoutes = (version: 2 | 3): readonly Route[] => [
  route(`image-${version}`, `/iiif/image/${version}/:page`, (archive, ask) =>
    showImageBase(archive, ask, version),
  ),
  route(`image-info-${version}`, `/iiif/image/${version}/:page/info.json`, (archive, ask) =>
    showInfo(archive, ask, version),
  ),
  route(
    `image-request-${version}`,
    `/iiif/image/${version}/:page/:region/:size/:rotation/:last`,
    (archive, ask) => showImage(archive, ask, version),
    { negotiated: false },
  ),
]

const presentationRoutes = (version: 2 | 3): readonly Route[] => [
  route(`root-collection-${version}`, `/iiif/presentation/${version}/collection`, (archive, ask) =>
    showRootCollection(archive, ask, version),
  ),
  route(
    `root-collection-part-${version}`,
    `/iiif/presentation/${version}/collection/part/:part`,
    (archive, ask) => showRootCollection(archive, ask, version, ask.params.part),
  ),
  route(
    `collection-${version}`,
    `/iiif/presentation/${version}/collections/:collection`,
    (archive, ask) => showCollection(archive, ask, version),
  ),
  route(
    `collection-part-${version}`,
    `/iiif/presentation/${version}/collections/:collection/part/:part`,
    (archive, ask) => showCollection(archive, ask, version, ask.params.part),
  ),
  route(`manifest-${version}`, `/iiif/presentation/${version}/:item/manifest`, (archive, ask) =>
    showManifest(archive, ask, version),
  ),
  route(`canvas-${version}`, `/iiif/presentation/${version}/:item/canvas/:page`, (archive, ask) =>
    showCanvas(archive, ask, version),
  ),
  route(
    `page-text-${version}`,
    `/iiif/presentation/${version}/:item/canvas/:page/text/:text`,
    (archive, ask) => showPageText(archive, ask, version),
  ),
  ...(['page', 'words'] as const).map((measure) =>
    route(
      `page-text-${measure}-${version}`,
      `/iiif/presentation/${version}/:item/canvas/:page/text/:text/${measure}`,
      (archive, ask) => showPageText(archive, ask, version, measure),
    ),
  ),
]

const searchRoutes = (version: 1 | 2): readonly Route[] => [
  route(`search-${version}`, `/iiif/search/${version}`, (archive, ask) =>
    showSearch(archive, ask, 'all', version),
  ),
  route(
    `search-collection-${version}`,
    `/iiif/search/${version}/collections/:collection`,
    async (archive, ask) => showSearch(archive, ask, await searchCollection(archive, ask), version),
  ),
  route(`search-item-${version}`, `/iiif/search/${version}/:item`, async (archive, ask) =>
    showSearch(archive, ask, await searchItem(archive, ask), version),
  ),
  route(`terms-${version}`, `/iiif/autocomplete/${version}`, (archive, ask) =>
    showTerms(archive, ask, 'all', version),
  ),
  route(
    `terms-collection-${version}`,
    `/iiif/autocomplete/${version}/collections/:collection`,
    async (archive, ask) => showTerms(archive, ask, await searchCollection(archive, ask), version),
  ),
  route(`terms-item-${version}`, `/iiif/autocomplete/${version}/:item`, async (archive, ask) =>
    showTerms(archive, ask, await searchItem(archive, ask), version),
  ),
]

/** An item, and a citation, for programs that keep bibliographies; a citation as an annotation too. */
const bibliographies: readonly Route[] = [
  ...(['csl.json', 'ris', 'bib'] as const).flatMap((form) => [
    {
      ...route(
        `item-${form}`,
        `/items/:item.${form}`,
        (archive, ask) => showBibliography(archive, ask, form),
        { negotiated: false },
      ),
      givesWay: (archive: Archive, ask: Ask) => isItemItself(archive, ask, form),
    },
    route(
      `citation-${form}`,
      `/cite/:citation.${form}`,
      (archive, ask) => showCitationAs(archive, ask, form),
      { negotiated: false },
    ),
  ]),
  route('citation-json', '/cite/:citation.json', (archive, ask) =>
    showCitationAs(archive, ask, 'json'),
  ),
]

/** Records of items and finding aids of collections, for machines. */
const records: readonly Route[] = [
  ...(['dc.xml', 'mods.xml', 'mets.xml', 'edm.xml', 'jsonld', 'linkset.json'] as const).map(
    (form) => ({
      ...route(
        `item-${form}`,
        `/items/:item.${form}`,
        (archive, ask) => showRecord(archive, ask, form),
        { negotiated: false },
      ),
      givesWay: (archive: Archive, ask: Ask) => isItemItself(archive, ask, form),
    }),
  ),
  ...(['ead.xml', 'csv', 'jsonld'] as const).map((form) => ({
    ...route(
      `collection-${form}`,
      `/collections/:collection.${form}`,
      (archive, ask) => showFindingAid(archive, ask, form),
      { negotiated: false },
    ),
    givesWay: (archive: Archive, ask: Ask) => isCollectionItself(archive, ask, form),
  })),
]

/** What harvesters and crawlers come in by. The feed of a collection goes before its page, whose id may hold full stops. */
const harvestRoutes: readonly Route[] = [
  route('discovery', '/iiif/discovery/1/activities', showActivities),
  route('discovery-page', '/iiif/discovery/1/activities/:page', showActivityPage),
  route(
    'discovery-collection',
    '/iiif/discovery/1/collections/:collection/activities',
    showCollectionActivities,
  ),
  route(
    'discovery-collection-page',
    '/iiif/discovery/1/collections/:collection/activities/:page',
    showCollectionActivityPage,
  ),
  route('feed', '/feed.atom', showFeed, { negotiated: false }),
  {
    ...route('collection-feed', '/collections/:collection.atom', showCollectionFeed, {
      negotiated: false,
    }),
    givesWay: (archive: Archive, ask: Ask) => isCollectionItself(archive, ask, 'atom'),
  },
  route('sitemap', '/sitemap.xml', showSitemap, { negotiated: false }),
  route('sitemap-part', '/sitemaps/:part.xml', showSitemapPart, { negotiated: false }),
  route('robots', '/robots.txt', showRobots, { negotiated: false }),
  route('api-catalog', '/.well-known/api-catalog', showApiCatalog, { negotiated: false }),
  route('iiif', '/iiif', showIiif, { negotiated: false }),
]

/** Every address. The app, the documentation test and the export read this. */
export const routes: readonly Route[] = [
  route('home', '/', led(showHome), people),
  ...renderings,
  ...bibliographies,
  ...records,
  ...harvestRoutes,
  route('item-page', '/items/:item', led(showItemPage), people),
  route('mirador', '/items/:item/mirador', showMirador, { forPeople: true, viewer: true }),
  route('universal-viewer', '/items/:item/uv', showUniversalViewer, {
    forPeople: true,
    viewer: true,
  }),
  route('plain-text', '/items/:item/texts/:text', showPlainText),
  route('text-file', '/items/:item/texts/:text/source', showTextFile),
  route('page-text-file', '/items/:item/texts/:text/source/:page', showTextFile),
  route('text-version', '/items/:item/texts/:text/files/:file', showTextVersion),
  route('page-alto', '/items/:item/texts/:text/:page.alto.xml', showAlto),
  route('page-hocr', '/items/:item/texts/:text/:page.hocr', showHocr),
  route('page-view', '/items/:item/:page', led(showPageView), people),
  route('collection-page', '/collections/:collection', showCollectionPage, people),
  route('collections-page', '/collections', showCollections, people),
  route('search-page', '/search', showSearchPage, people),
  route('dates-page', '/dates', showDates, people),
  route('people-page', '/people', showPeople, people),

  ...([3, 2] as const).flatMap((version) => [
    ...imageRoutes(version),
    ...presentationRoutes(version),
  ]),
  route('painting-3', '/iiif/presentation/3/:item/canvas/:page/painting', showPainting3),

  ...searchRoutes(2),
  ...searchRoutes(1),
  // A viewer that has a manifest of version 2 finds what is on the canvases of that.
  route('search-item-1-of-2', '/iiif/search/1/:item/canvases/2', async (archive, ask) =>
    showSearch(archive, ask, await searchItem(archive, ask), 1, 2),
  ),

  { ...route('citing', '/cite', showCiting, people), take: mintCitation },
  route('citation', '/cite/:citation', showCitation, people),

  route('asset', '/assets/:name', showAsset, forEver),
  route('font', '/assets/fonts/:file', showFont, forEver),
  route('viewer-file', '/viewers/:viewer/*path', showViewerFile),
  route('viewer-picture', '/images/*path', showNothing),
  route('about', '/about/:name', showAbout, people),
  route('look', '/look/:file', showLook, forEver),
  route('favicon', '/favicon.ico', showFavicon, { negotiated: false }),
  route('live', '/health/live', showLive),
  route('ready', '/health/ready', showReady),

  { ...route('oai', '/oai', showOai, { negotiated: false }), take: takeOai },
  route('dumps-short', '/dumps', showDumpsShort),
  route('dumps', '/dumps/', showDumps, people),
  route('dump-list', '/dumps/index.json', showDumpList),
  route('dump', '/dumps/:file', showDump, { negotiated: false }),
]
