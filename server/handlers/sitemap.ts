import { createHash } from 'node:crypto'
import { Problem } from '../../data/model/problem.js'
import type { Placed } from '../../data/store/harvest.js'
import { nearestSize } from '../../images/sizes.js'
import { sitemapIndex } from '../../manifests/sitemap/parts.js'
import { fairShare } from '../../manifests/sitemap/share.js'
import { mostImages, urls, urlset, type SitemapPage } from '../../manifests/sitemap/urls.js'
import { languageLinks } from '../../web/chosen-language.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import type { Reply } from '../reply.js'
import { siteOf } from '../site.js'

const xml = { 'content-type': 'application/xml; charset=utf-8' }
const encoder = new TextEncoder()

/** The list of all sitemaps: that of the archive's own pages, and one for each thousand places. */
export async function showSitemap({ addresses, harvest }: Archive): Promise<Reply> {
  await harvest.catchUp()
  const parts = harvest.parts().map(({ part, at }) => ({
    address: addresses.sitemapPart(part),
    changed: at,
  }))
  const pages = { address: addresses.sitemapPart('pages'), changed: newest(harvest) }
  const body = encoder.encode(sitemapIndex([pages, ...parts]))
  return { status: 200, headers: xml, body }
}

/** When anything changed last; items come and go on the first page. */
function newest(harvest: Archive['harvest']): string | undefined {
  return harvest.newest({ of: null, limit: 1 })[0]?.at
}

/** One sitemap. */
export async function showSitemapPart(archive: Archive, ask: Ask<'part'>): Promise<Reply> {
  await archive.harvest.catchUp()
  const { part } = ask.params
  if (part === 'pages') return pagesReply(archive)
  const placed = /^[1-9]\d{0,8}$/.test(part) ? archive.harvest.placed(Number(part)) : []
  if (placed.length === 0) throw new Problem('not-found', `There is no sitemap ${part}.`)
  const { addresses, settings } = archive
  // What a place looks like follows from the log and these; so whoever has it need not wait until it is written anew.
  const told = JSON.stringify([placed, addresses.root, settings.languages])
  const etag = `W/"${createHash('sha256').update(told).digest('base64url').slice(0, 22)}"`
  return { status: 200, headers: { ...xml, etag }, body: { chunks: pieces(archive, placed) } }
}

/** What the archive has beside items and collections. */
function pagesReply(archive: Archive): Reply {
  const { addresses, harvest, listing, look } = archive
  const { items, collections } = listing.totals()
  const own = [
    ...(collections > 0 ? [addresses.collectionsPage] : []),
    ...(items > 0 ? [addresses.datesPage, addresses.peoplePage] : []),
    ...look.texts().pages.map(({ name }) => addresses.aboutPage(name)),
  ]
  const place = placeIn(archive)
  const body = [
    urlset.head,
    urls(place(addresses.root, newest(harvest))),
    ...own.map((address) => urls(place(address))),
    urlset.foot,
  ]
  return { status: 200, headers: xml, body: encoder.encode(body.join('')) }
}

function placeIn(archive: Archive) {
  const site = siteOf(archive, undefined)
  return (address: string, changed?: string, images: readonly string[] = []): SitemapPage => ({
    address,
    changed,
    inLanguages: languageLinks(address, site),
    images,
  })
}

/**
 * The most pictures in one sitemap: with their addresses it has some 20 MB then, and must have less than 50.
 * https://www.sitemaps.org/protocol.html#index
 */
const imagesInPart = 100_000

/** Longer side in pixels of the pictures that are named: large enough to be read, and ready. */
const imageSide = 1500

/** Places that are written at once. */
const atOnce = 50

async function* pieces(archive: Archive, placed: readonly Placed[]): AsyncGenerator<Uint8Array> {
  const { addresses, listing } = archive
  const wanted = placed.map((one) => one.kind === 'item' ? Math.min(mostImages, listing.item(one.id)?.pages ?? 0) : 0) // prettier-ignore
  const most = Math.min(mostImages, fairShare(wanted, imagesInPart))
  const place = placeIn(archive)
  yield encoder.encode(urlset.head)
  for (let from = 0; from < placed.length; from += atOnce) {
    const some = placed
      .slice(from, from + atOnce)
      .map((one) =>
        one.kind === 'collection'
          ? urls(place(addresses.collectionPage(one.id), one.at))
          : urls(place(addresses.item(one.id), one.at, images(archive, one, most))),
      )
    yield encoder.encode(some.join(''))
    // Others may be answered between.
    await new Promise(setImmediate)
  }
  yield encoder.encode(urlset.foot)
}

function images(
  { addresses, listing }: Archive,
  { id }: Placed & { readonly kind: 'item' },
  most: number,
): string[] {
  return listing.pagesOf(id, most).map((page) => {
    const { width, height } = nearestSize(page.image, imageSide)
    return `${addresses.image(page.id, 3)}/full/${width},${height}/0/default.jpg`
  })
}
