import { isDeepStrictEqual } from 'node:util'
import type { Item } from '../../data/model/item.js'
import type { Kept } from '../../data/store/catalogue.js'
import type { Archive } from '../archive.js'
import type { Outcome } from './progress.js'

/** Keeps an item, unless it is just as it was. */
export async function putChanged(
  { catalogue }: Archive,
  item: Item,
  before: Kept<Item> | undefined,
): Promise<Outcome> {
  // As JSON, because that is how the one before was kept: without the properties that are undefined.
  const same =
    before &&
    !before.withdrawn &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(item)), before.record)
  if (same) return 'unchanged'
  await catalogue.putItem(item, before?.revision ?? null)
  return before && !before.withdrawn ? 'updated' : 'published'
}
