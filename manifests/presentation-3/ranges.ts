import type { Range } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { labels } from '../labels.js'
import { sectionPages } from '../sections.js'
import { words, wordsOr } from '../words.js'

/**
 * The table of contents: one Range that holds a Range for each section, each of which lists its Canvases from the
 * first on. None where there are no sections. https://iiif.io/api/presentation/3.0/#54-range
 */
export function ranges3(item: Item, addresses: Addresses): Range[] {
  const sections = sectionPages(item).map(({ label, pages }, at) => ({
    id: addresses.range(item.id, at + 1, 3),
    type: 'Range' as const,
    label: wordsOr(label, labels.untitled),
    items: pages.map((page) => ({
      id: addresses.canvas(item.id, page, 3),
      type: 'Canvas' as const,
    })),
  }))
  if (sections.length === 0) return []
  return [
    {
      id: addresses.range(item.id, 0, 3),
      type: 'Range',
      label: words(labels.contents),
      items: sections,
    },
  ]
}
