import type { Archive } from './archive.js'
import type { Ask } from './ask.js'
import { showBibliography, showCitation, showCitationAs } from './handlers/citations.js'
import { mintCitation, showCiting } from './handlers/citing.js'
import { showCollection, showRootCollection } from './handlers/collections.js'
import { led } from './handlers/content-state.js'
import { showCanvas, showManifest, showPageText, showPainting3 } from './handlers/documents.js'
import { showAsset, showFont, showNothing, showViewerFile } from './handlers/files.js'
import { showLive, showReady } from './handlers/health.js'
import { showImage, showImageBase, showInfo } from './handlers/images.js'
import {
  showCollectionPage, showHome, showItemPage, showMirador, showPageView, showUniversalViewer,
} from './handlers/people.js' // prettier-ignore
import { isItemItself, showItemAs, showPageAs } from './handlers/renderings.js'
import { showCollections, showDates, showPeople } from './handlers/browse.js'
import { showSearchPage } from './handlers/site-search.js'
import { showAlto, showHocr } from './handlers/page-texts.js'
import { showPlainText, showTextFile, showTextVersion } from './handlers/texts.js'
import { searchCollection, searchItem, showSearch, showTerms } from './handlers/search.js'
import { showAbout, showFavicon, showLook } from './handlers/look.js'
import { harvestRoutes } from './harvest-routes.js'
import { people, route, type Route } from './route.js'

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

/** Every address. The app, the documentation test and the export read this. */
export const routes: readonly Route[] = [
  route('home', '/', led(showHome), people),
  ...renderings,
  ...bibliographies,
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
]
