import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { labels } from '../labels.js'
import { sectionPages } from '../sections.js'
import { words, wordsOr } from '../words.js'
import type { Values2 } from './property-value.js'
import { values2 } from './property-value.js'

/** https://iiif.io/api/presentation/2.1/#range */
export interface Range2 {
  readonly '@id': string
  readonly '@type': 'sc:Range'
  readonly label: Values2
  readonly viewingHint?: 'top'
  readonly ranges?: readonly string[]
  readonly canvases?: readonly string[]
}

/** The table of contents as a flat list: the top names the sections, each names its Canvases. */
export function ranges2(item: Item, addresses: Addresses): readonly Range2[] {
  const sections: readonly Range2[] = sectionPages(item).map(({ label, pages }, at) => ({
    '@id': addresses.range(item.id, at + 1, 2),
    '@type': 'sc:Range',
    label: values2(wordsOr(label, labels.untitled)),
    canvases: pages.map((page) => addresses.canvas(item.id, page, 2)),
  }))
  if (sections.length === 0) return []
  const top: Range2 = {
    '@id': addresses.range(item.id, 0, 2),
    '@type': 'sc:Range',
    label: values2(words(labels.contents)),
    viewingHint: 'top',
    ranges: sections.map((section) => section['@id']),
  }
  return [top, ...sections]
}
