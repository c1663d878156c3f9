import type { Manifest } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import type { ItemView } from '../item-view.js'
import { labels } from '../labels.js'
import { archiveLanguages } from '../languages.js'
import { navDate } from '../nav-date.js'
import { listed, present, worded } from '../present.js'
import type { Profile } from '../profile.js'
import { recordEntries, requiredEntry } from '../record-entries.js'
import { recordLinks } from '../records/links.js'
import { itemRenderings } from '../renderings.js'
import { rightsOf, rightsUri } from '../rights.js'
import { searchServices3 } from '../search/services.js'
import { layerLabel, layersByPage, orderedLayers } from '../text-layers.js'
import { words, wordsOr } from '../words.js'
import { provider3 } from './agent.js'
import { embeddedCanvas } from './canvas.js'
import { presentation3 } from './context.js'
import { thumbnail3 } from './image.js'
import { plainText, record3, rendering3, webPage } from './link.js'
import { ranges3 } from './ranges.js'

/** What the item is and may be used for, in words. https://iiif.io/api/presentation/3.0/#31-descriptive-properties */
function description(view: ItemView, addresses: Addresses, profile: Profile) {
  const { item } = view
  const { uri } = rightsOf(item, profile)
  return {
    label: wordsOr(item.title, labels.untitled),
    ...worded('summary', words(item.abstract ?? {})),
    ...listed('metadata', recordEntries(view, addresses, profile)),
    ...present('requiredStatement', requiredEntry(item, profile)),
    ...present('rights', uri === undefined ? undefined : rightsUri(uri)),
    ...present('navDate', navDate(item.dates)),
    provider: [provider3(profile, addresses)],
  }
}

/** How it is read, and what stands beside it. https://iiif.io/api/presentation/3.0/#33-linking-properties */
function links({ item, collections }: ItemView, addresses: Addresses, profile: Profile) {
  return {
    homepage: [webPage(addresses.item(item.id), item.title, archiveLanguages(profile))],
    seeAlso: recordLinks(item, addresses).map(record3),
    ...listed('rendering', [
      ...itemRenderings(item, addresses).map(rendering3),
      ...orderedLayers(item).map((layer) =>
        plainText(addresses.plainText(item.id, layer.id), layerLabel(layer), layer.language),
      ),
    ]),
    ...listed(
      'partOf',
      collections.map(({ id, title }) => ({
        id: addresses.collection(id, 3),
        type: 'Collection' as const,
        label: wordsOr(title, labels.untitled),
      })),
    ),
  }
}

/** What may be asked of it. https://iiif.io/api/presentation/3.0/#service */
function services({ id }: Item, addresses: Addresses): NonNullable<Manifest['service']> {
  // The published types know no Content Search 2.
  return searchServices3(addresses.search({ item: id }, 3)) as unknown as NonNullable<Manifest['service']> // prettier-ignore
}

/** The page to open first. https://iiif.io/api/presentation/3.0/#start */
function start(item: Item, addresses: Addresses) {
  const page = item.pages.find(({ id }) => id === item.viewing.start)
  return page && { id: addresses.canvas(item.id, page.id, 3), type: 'Canvas' as const }
}

/**
 * The Manifest of an item, from its record alone: no image and no text file is opened.
 * https://iiif.io/api/presentation/3.0/#52-manifest
 * @throws `not-found` for an item without pages: a Manifest needs a Canvas
 */
export function manifest3(view: ItemView, addresses: Addresses, profile: Profile): Manifest {
  const { item } = view
  const [first] = item.pages
  if (first === undefined)
    throw new Problem('not-found', `“${item.id}” has no pages, so there is no manifest of it.`)
  const layers = layersByPage(item)
  return {
    '@context': presentation3,
    id: addresses.manifest(item.id, 3),
    type: 'Manifest',
    ...description(view, addresses, profile),
    thumbnail: [thumbnail3(first.id, first.image, addresses)],
    viewingDirection: item.viewing.direction,
    behavior: [item.viewing.behavior],
    ...links(view, addresses, profile),
    ...present('start', start(item, addresses)),
    ...listed('service', item.texts.length > 0 ? services(item, addresses) : []),
    items: item.pages.map((page) =>
      embeddedCanvas(view, page, layers.get(page.id) ?? [], addresses, profile),
    ),
    ...listed('structures', ranges3(item, addresses)),
  }
}
