import { Problem } from '../../data/model/problem.js'
import { robots } from '../../manifests/sitemap/robots.js'
import {
  scansNamed,
  sitemap,
  sitemapIndex,
  sitemapOf,
  type OtherLanguages,
  type SitemapPlace,
} from '../../manifests/sitemap/sitemap.js'
import { languageLinks } from '../../web/chosen-language.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { plain, type Reply } from '../reply.js'
import { siteOf } from '../site.js'

const encoder = new TextEncoder()

/** A document of XML. */
export function xml(text: string, mediaType = 'application/xml'): Reply {
  return {
    status: 200,
    headers: { 'content-type': `${mediaType}; charset=utf-8` },
    body: encoder.encode(text),
  }
}

/** https://www.sitemaps.org/protocol.html#index */
export async function showSitemapIndex({ harvest, addresses }: Archive): Promise<Reply> {
  await harvest.catchUp()
  return xml(sitemapIndex(harvest.parts(), addresses))
}

/** https://www.sitemaps.org/protocol.html */
export async function showSitemap(archive: Archive, ask: Ask<'part'>): Promise<Reply> {
  await archive.harvest.catchUp()
  const others = languagesOf(archive, ask)
  const { part } = ask.params
  if (part === 'archive') return xml(sitemapOf(pagesOf(archive, ask), others))
  const places = /^[1-9]\d{0,8}$/.test(part) ? placesIn(archive, Number(part)) : []
  if (places.length === 0) throw new Problem('not-found', `There is no sitemap ${part}.`)
  return xml(sitemap(places, archive.addresses, others))
}

function placesIn({ harvest, listing }: Archive, part: number): SitemapPlace[] {
  const placed = harvest.placed(part)
  const most = scansNamed(placed.length)
  return placed.map((place) => {
    if (place.kind === 'collection') return place
    const scans = listing.pagesOf(place.id, most).map(({ id, image: { width, height } }) => ({ id, width, height })) // prettier-ignore
    return { ...place, scans }
  })
}

/** What there is beside documents: ways in, and the archive's own texts. */
function pagesOf(archive: Archive, ask: Ask): string[] {
  const { addresses } = archive
  const { root, collectionsPage, datesPage, peoplePage } = addresses
  const own = siteOf(archive, ask).look?.pages ?? []
  return [
    root,
    collectionsPage,
    datesPage,
    peoplePage,
    ...own.map(({ name }) => addresses.aboutPage(name)),
  ]
}

function languagesOf(archive: Archive, ask: Ask): OtherLanguages {
  const site = siteOf(archive, ask)
  return (address) => languageLinks(address, site)
}

/** https://www.rfc-editor.org/rfc/rfc9309 */
export function showRobots({ settings, addresses }: Archive): Promise<Reply> {
  const delay = settings['crawl-delay']
  const rules = {
    welcome: settings.crawlers === 'welcome',
    refused: settings['crawlers-refused'] ?? [],
    ...(delay !== undefined && { delay }),
  }
  return Promise.resolve(plain(robots(rules, addresses)))
}
