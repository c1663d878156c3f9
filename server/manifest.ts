import type { Item } from '../data/model/item.js'
import type { Kept } from '../data/store/catalogue.js'
import { manifest2 } from '../manifests/presentation-2/manifest.js'
import { manifest3 } from '../manifests/presentation-3/manifest.js'
import type { Archive } from './archive.js'
import { itemView, profileOf } from './views.js'

const manifests = { 2: manifest2, 3: manifest3 } as const

/** The manifest of an item that has pages: what its address answers, and what stands in a dump. */
export async function manifestOf(
  archive: Archive,
  kept: Kept<Item>,
  version: 2 | 3,
): Promise<object> {
  const view = await itemView(archive, kept, true)
  return manifests[version](view, archive.addresses, profileOf(archive))
}
