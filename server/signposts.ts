import type { Citation } from '../data/model/citation.js'
import type { CollectionId } from '../data/model/ids.js'
import type { Item, Page } from '../data/model/item.js'
import { xywh } from '../data/model/region.js'
import { atomType } from '../manifests/atom-feed.js'
import { discoveryType } from '../manifests/discovery/stream.js'
import { annotationProfile } from '../manifests/cited-annotation.js'
import { itemRenderings, pageRenderings } from '../manifests/renderings.js'
import { linksetType } from '../manifests/linkset.js'
import {
  bibliographyTypes,
  itemDescriptions,
  signposts,
  type Signpost,
} from '../manifests/signposting.js'
import type { Archive } from './archive.js'
import type { CitedPlace } from './citing/place.js'
import { profileOf } from './views.js'

/** Signposts of an item's page, or of one of its pages. https://signposting.org/FAIR/ */
export function itemSignposts(archive: Archive, item: Item, page?: Page): readonly Signpost[] {
  const { addresses } = archive
  const layers = item.texts.filter(
    (layer) =>
      layer.extent === 'by-page' && page && layer.pages.some((one) => one.page === page.id),
  )
  const content = page
    ? pageRenderings(item, page, layers, addresses)
    : itemRenderings(item, addresses)
  const citeAs = page ? addresses.page(item.id, page.id) : addresses.item(item.id)
  const canvas = page && {
    href: addresses.canvas(item.id, page.id, 3),
    type: 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
  }
  const about = {
    citeAs,
    kind: 'ArchiveComponent' as const,
    describedBy: [...(canvas ? [canvas] : []), ...itemDescriptions(item, addresses)],
    content: content.map(({ address, format }) => ({ href: address, type: format })),
    ...(page && { partOf: addresses.item(item.id) }),
  }
  const linkset = { rel: 'linkset', href: addresses.record(item.id, 'linkset.json'), type: linksetType } // prettier-ignore
  return [...signposts(item, about, profileOf(archive)), linkset]
}

/** Where what changes in the archive, or in a collection, is told to harvesters and to readers of feeds. */
export function changeSignposts(
  { addresses }: Archive,
  collection?: CollectionId,
): readonly Signpost[] {
  const [stream, feed] =
    collection === undefined
      ? [addresses.activities(), addresses.feed]
      : [addresses.collectionActivities(collection), addresses.collectionFeed(collection)]
  return [
    { rel: 'alternate', href: stream, type: discoveryType },
    { rel: 'alternate', href: feed, type: atomType },
    ...(collection === undefined ? [{ rel: 'api-catalog', href: addresses.apiCatalog }] : []),
  ]
}

/** Signposts of a citation. */
export function citationSignposts(
  archive: Archive,
  item: Item,
  { id, quote }: Citation,
  { page, region }: CitedPlace,
): readonly Signpost[] {
  const { addresses } = archive
  const annotation = {
    href: addresses.citation(id, 'json'),
    type: `application/ld+json;profile="${annotationProfile}"`,
  }
  const forms = (['csl.json', 'ris', 'bib'] as const).map((form) => ({
    href: addresses.citation(id, form),
    type: bibliographyTypes[form],
  }))
  const area = region ? xywh(region).replace('xywh=', '') : 'full'
  const about = {
    citeAs: addresses.citation(id),
    kind: quote ? ('Quotation' as const) : ('ImageObject' as const),
    describedBy: [annotation, ...forms],
    content: page
      ? [{ href: `${addresses.image(page.id, 3)}/${area}/max/0/default.jpg`, type: 'image/jpeg' }]
      : [],
    partOf: addresses.item(item.id),
  }
  return signposts(item, about, profileOf(archive))
}
