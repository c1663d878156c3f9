import type { Collection } from '../data/model/collection.js'
import type { CollectionId } from '../data/model/ids.js'
import type { Item, Page } from '../data/model/item.js'
import type { LanguageMap } from '../data/model/language.js'
import type { Kept } from '../data/store/catalogue.js'
import { schemaItem, schemaPage, type JsonLd } from '../manifests/records/schema-org.js'
import { schemaArchive, schemaCollection } from '../manifests/records/schema-org-archive.js'
import type { Archive } from './archive.js'
import { recordView } from './records.js'
import { profileOf } from './views.js'

/** What the first page is to search engines. https://schema.org/ */
export function structuredArchive(archive: Archive): JsonLd {
  return schemaArchive(archive.addresses, profileOf(archive))
}

/** What a collection's page is to search engines. */
export function structuredCollection(
  archive: Archive,
  collection: Collection,
  parent: { readonly id: CollectionId; readonly title: LanguageMap } | undefined,
  items: number,
): JsonLd {
  return schemaCollection(collection, parent, items, archive.addresses, profileOf(archive))
}

/** What an item's page is to search engines, or one of its pages. */
export async function structuredItem(
  archive: Archive,
  kept: Kept<Item>,
  page?: Page,
): Promise<JsonLd> {
  const { addresses } = archive
  const profile = profileOf(archive)
  const view = await recordView(archive, kept)
  return page
    ? schemaPage(view, page, addresses, profile)
    : schemaItem(view, addresses, profile, 'none')
}
