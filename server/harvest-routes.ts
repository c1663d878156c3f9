import type { Archive } from './archive.js'
import type { Ask } from './ask.js'
import {
  showActivities, showActivityPage, showCollectionActivities, showCollectionActivityPage,
} from './handlers/discovery.js' // prettier-ignore
import { isCollectionItself, showFindingAid, showRecord } from './handlers/records.js'
import { showApiCatalog, showIiif, showRobots } from './handlers/doors.js'
import { showCollectionFeed, showFeed } from './handlers/feed.js'
import { showDump, showDumpList, showDumps, showDumpsShort } from './handlers/dumps.js'
import { showOai, takeOai } from './handlers/oai.js'
import { showSitemap, showSitemapPart } from './handlers/sitemap.js'
import { isItemItself } from './handlers/renderings.js'
import { people, route, type Route } from './route.js'

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

/** Doors for harvesters and crawlers. The feed of a collection goes before its page, whose id may hold full stops. */
export const harvestRoutes: readonly Route[] = [
  ...records,
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
  { ...route('oai', '/oai', showOai, { negotiated: false }), take: takeOai },
  route('dumps-short', '/dumps', showDumpsShort),
  route('dumps', '/dumps/', showDumps, people),
  route('dump-list', '/dumps/index.json', showDumpList),
  route('dump', '/dumps/:file', showDump, { negotiated: false }),
]
