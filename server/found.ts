import type { Collection } from '../data/model/collection.js'
import { collectionId, itemId, pageId, textId } from '../data/model/ids.js'
import type { Item, Page } from '../data/model/item.js'
import { Problem } from '../data/model/problem.js'
import type { TextLayer } from '../data/model/text.js'
import type { Kept } from '../data/store/catalogue.js'
import type { ListedPage } from '../data/store/listing.js'
import type { Archive } from './archive.js'

/** The published item of an address; throws `not-found`, or `withdrawn` with the reason. */
export async function itemFound({ catalogue }: Archive, text: string): Promise<Kept<Item>> {
  const id = itemId(text)
  const kept = id && (await catalogue.item(id))
  if (!kept) throw new Problem('not-found', `There is no item ${text} in this archive.`)
  if (kept.withdrawn)
    throw new Problem(
      'withdrawn',
      `${text} was withdrawn on ${kept.withdrawn.at.slice(0, 10)}: ${kept.withdrawn.why}`,
      { withdrawal: kept.withdrawn },
    )
  return kept
}

/** A page of an item. */
export function pageFound({ id, pages }: Item, text: string): Page {
  const wanted = pageId(text)
  const page = pages.find((one) => one.id === wanted)
  if (!page) throw new Problem('not-found', `${id} has no page ${text}.`)
  return page
}

/** A text layer of an item. */
export function layerFound({ id, texts }: Item, text: string): TextLayer {
  const wanted = textId(text)
  const layer = texts.find((one) => one.id === wanted)
  if (!layer) throw new Problem('not-found', `${id} has no text ${text}.`)
  return layer
}

export async function collectionFound(
  { catalogue }: Archive,
  text: string,
): Promise<Kept<Collection>> {
  const id = collectionId(text)
  const kept = id && (await catalogue.collection(id))
  if (!kept) throw new Problem('not-found', `There is no collection ${text} in this archive.`)
  return kept
}

/** The scan of an image address. It knows nothing of its item's record, except whether it is withdrawn. */
export async function scanFound(archive: Archive, text: string): Promise<ListedPage> {
  const id = pageId(text)
  const page = id && archive.listing.page(id)
  if (!page) throw new Problem('not-found', `There is no image ${text} in this archive.`)
  if (!archive.listing.item(page.item)) await itemFound(archive, page.item)
  return page
}
