import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import { webAddress } from '../html.js'
import type { ItemView } from '../item-view.js'
import { labels } from '../labels.js'
import { navDate } from '../nav-date.js'
import { listed, present } from '../present.js'
import type { Profile } from '../profile.js'
import type { Entry } from '../record-entries.js'
import { recordEntries, requiredEntry } from '../record-entries.js'
import { recordLinks } from '../records/links.js'
import { itemRenderings } from '../renderings.js'
import { rightsOf, rightsUri } from '../rights.js'
import { searchService1, type SearchService1 } from '../search/services.js'
import { layerLabel, layersByPage, orderedLayers } from '../text-layers.js'
import { words, wordsOr } from '../words.js'
import type { Canvas2, Entry2 } from './canvas.js'
import { embeddedCanvas2 } from './canvas.js'
import { presentation2 } from './context.js'
import type { ImageResource2 } from './image-resource.js'
import { thumbnail2 } from './image-resource.js'
import { record2, rendering2, type Link2 } from './link.js'
import type { Values2 } from './property-value.js'
import { values2, worded2 } from './property-value.js'
import type { Range2 } from './ranges.js'
import { ranges2 } from './ranges.js'

/** https://iiif.io/api/presentation/2.1/#sequence */
interface Sequence2 {
  readonly '@id': string
  readonly '@type': 'sc:Sequence'
  readonly viewingDirection: string
  readonly viewingHint: string
  readonly startCanvas?: string
  readonly canvases: readonly Canvas2[]
}

/** https://iiif.io/api/presentation/2.1/#manifest */
export interface Manifest2 {
  readonly '@context': typeof presentation2
  readonly '@id': string
  readonly '@type': 'sc:Manifest'
  readonly label: Values2
  readonly description?: Values2
  readonly metadata?: readonly Entry2[]
  readonly attribution?: Values2
  readonly license?: string
  readonly logo?: string
  readonly thumbnail: ImageResource2
  readonly navDate?: string
  readonly viewingDirection: string
  readonly viewingHint: string
  readonly related: Link2
  readonly seeAlso: readonly Link2[]
  readonly rendering?: readonly Link2[]
  readonly within?: readonly string[]
  readonly service?: SearchService1
  readonly sequences: readonly [Sequence2]
  readonly structures?: readonly Range2[]
}

/** A line of the record as 2.1 writes it. */
function entry2({ label, value }: Entry): Entry2 {
  return { label: values2(label), value: values2(value) }
}

/** What the item is and may be used for, in words. https://iiif.io/api/presentation/2.1/#descriptive-properties */
function description(view: ItemView, addresses: Addresses, profile: Profile) {
  const { item } = view
  const { uri } = rightsOf(item, profile)
  const required = requiredEntry(item, profile)
  return {
    label: values2(wordsOr(item.title, labels.untitled)),
    ...worded2('description', words(item.abstract ?? {})),
    ...listed('metadata', recordEntries(view, addresses, profile).map(entry2)),
    ...present('attribution', required && values2(required.value)),
    ...present('license', uri === undefined ? undefined : rightsUri(uri)),
    ...present('logo', webAddress(profile.provider.logo?.url ?? '')),
    ...present('navDate', navDate(item.dates)),
  }
}

/** How pages are turned; 2.1 wants a direction beside `continuous`, so one is always given. */
function viewing({ viewing }: Item) {
  return { viewingDirection: viewing.direction, viewingHint: viewing.behavior }
}

function sequence(view: ItemView, addresses: Addresses, profile: Profile): Sequence2 {
  const { item } = view
  const layers = layersByPage(item)
  const start = item.pages.find(({ id }) => id === item.viewing.start)
  return {
    '@id': addresses.sequence(item.id),
    '@type': 'sc:Sequence',
    ...viewing(item),
    ...present('startCanvas', start && addresses.canvas(item.id, start.id, 2)),
    canvases: item.pages.map((page) =>
      embeddedCanvas2(view, page, layers.get(page.id) ?? [], addresses, profile),
    ),
  }
}

/**
 * The Manifest of an item in Presentation 2.1, from its record alone.
 * @throws `not-found` for an item without pages: a Manifest needs a Canvas
 */
export function manifest2(view: ItemView, addresses: Addresses, profile: Profile): Manifest2 {
  const { item, collections } = view
  const [first] = item.pages
  if (first === undefined)
    throw new Problem('not-found', `“${item.id}” has no pages, so there is no manifest of it.`)
  return {
    '@context': presentation2,
    '@id': addresses.manifest(item.id, 2),
    '@type': 'sc:Manifest',
    ...description(view, addresses, profile),
    thumbnail: thumbnail2(first.id, first.image, addresses),
    ...viewing(item),
    related: {
      '@id': addresses.item(item.id),
      label: values2(wordsOr(item.title, labels.untitled)),
      format: 'text/html',
    },
    seeAlso: recordLinks(item, addresses).map(record2),
    ...listed('rendering', [
      ...itemRenderings(item, addresses).map(rendering2),
      ...orderedLayers(item).map((layer) => ({
        '@id': addresses.plainText(item.id, layer.id),
        label: values2(words(layerLabel(layer))),
        format: 'text/plain',
      })),
    ]),
    ...listed('within', collections.map(({ id }) => addresses.collection(id, 2))), // prettier-ignore
    ...present(
      'service',
      item.texts.length > 0 ? searchService1(addresses.search({ item: item.id }, 2)) : undefined,
    ),
    sequences: [sequence(view, addresses, profile)],
    ...listed('structures', ranges2(item, addresses)),
  }
}
