import type { Range } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import type { Item } from '../../data/model/item.js'
import { labels } from '../labels.js'
import { sectionPages, type SectionPages } from '../sections.js'
import { words, wordsOr } from '../words.js'

/**
 * The table of contents: one Range that holds a Range for each section, each of which lists its Canvases from the
 * first on, and its parts. None where there are no sections. https://iiif.io/api/presentation/3.0/#54-range
 */
export function ranges3(item: Item, addresses: Addresses): Range[] {
  const sections = sectionPages(item)
  if (sections.length === 0) return []
  return [
    {
      id: addresses.range(item.id, 0, 3),
      type: 'Range',
      label: words(labels.contents),
      items: sections.map((section) => range(section, item, addresses)),
    },
  ]
}

/** Its own Canvases come before its parts: some viewers open the first item only where that is a Canvas. */
function range(
  { number, label, pages, parts }: SectionPages,
  item: Item,
  addresses: Addresses,
): Range {
  const canvases = pages.map((page) => ({
    id: addresses.canvas(item.id, page, 3),
    type: 'Canvas' as const,
  }))
  return {
    id: addresses.range(item.id, number, 3),
    type: 'Range',
    label: wordsOr(label, labels.untitled),
    items: [...canvases, ...parts.map((part) => range(part, item, addresses))],
  }
}
