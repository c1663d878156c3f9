import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { labels } from '../labels.js'
import { listed } from '../present.js'
import { flatSections, sectionPages, type SectionPages } from '../sections.js'
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

/** The table of contents as a flat list: the top names the sections, each names its Canvases and its parts. */
export function ranges2(item: Item, addresses: Addresses): readonly Range2[] {
  const sections = sectionPages(item)
  if (sections.length === 0) return []
  const address = ({ number }: SectionPages) => addresses.range(item.id, number, 2)
  const ranges = flatSections(sections).map((section): Range2 => ({
    '@id': address(section),
    '@type': 'sc:Range',
    label: values2(wordsOr(section.label, labels.untitled)),
    ...listed('ranges', section.parts.map(address)),
    canvases: section.pages.map((page) => addresses.canvas(item.id, page, 2)),
  }))
  const top: Range2 = {
    '@id': addresses.range(item.id, 0, 2),
    '@type': 'sc:Range',
    label: values2(words(labels.contents)),
    viewingHint: 'top',
    ranges: sections.map(address),
  }
  return [top, ...ranges]
}
