import { createHash } from 'node:crypto'
import type { CollectionForm, RecordForm } from '../../data/model/addresses.js'
import { collectionId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import type { Kept } from '../../data/store/catalogue.js'
import { linkset, linksetType } from '../../manifests/linkset.js'
import { recordFormats } from '../../manifests/records/formats.js'
import { schemaCollection } from '../../manifests/records/schema-org-archive.js'
import { schemaItem } from '../../manifests/records/schema-org.js'
import { linkHeader } from '../../manifests/signposting.js'
import { xmlDocument } from '../../manifests/text-files/xml.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { findingAids } from '../finding-aids.js'
import { collectionFound, itemFound } from '../found.js'
import { recordView } from '../records.js'
import { safeName } from '../renderings/safe-name.js'
import { json, type Reply } from '../reply.js'
import { itemSignposts } from '../signposts.js'
import { ancestry, profileOf } from '../views.js'

/** The record in a form, before it is dressed. */
async function written(archive: Archive, kept: Kept<Item>, form: RecordForm): Promise<Reply> {
  const { addresses } = archive
  const profile = profileOf(archive)
  const { record: item } = kept
  if (form === 'linkset.json')
    return json(linkset(addresses.item(item.id), itemSignposts(archive, item)), linksetType)
  const format = recordFormats.find(({ extension }) => extension === form)
  const view = await recordView(archive, kept, format)
  if (!format) return json(schemaItem(view, addresses, profile, 'all'), 'application/ld+json')
  return {
    status: 200,
    headers: { 'content-type': `${format.mediaType}; charset=utf-8` },
    body: new TextEncoder().encode(xmlDocument(format.record(view, addresses, profile))),
  }
}

/** `/items/{item}.mods.xml` and its like: what an item's record says, for machines. */
export async function showRecord(
  archive: Archive,
  ask: Ask<'item'>,
  form: RecordForm,
): Promise<Reply> {
  const kept = await itemFound(archive, ask.params.item)
  const reply = await written(archive, kept, form)
  const address = archive.addresses.item(kept.record.id)
  // https://signposting.org/FAIR/#describes
  const rel = form === 'linkset.json' ? 'collection' : 'describes'
  return {
    ...reply,
    headers: {
      ...reply.headers,
      link: linkHeader([{ rel, href: address, type: 'text/html' }]),
      'x-content-type-options': 'nosniff',
    },
  }
}

const aidTypes = {
  'ead.xml': 'application/xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
} as const

/** Raised when any form is made otherwise. */
const recipe = 1

/** Changes with anything in the archive, for anything may be in the collection. */
function tagOf(archive: Archive, id: string, form: CollectionForm): string {
  const parts = [recipe, form, id, archive.listing.cursor(), archive.addresses.root, profileOf(archive)] // prettier-ignore
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
  return `W/"${hash.slice(0, 22)}"`
}

/** `/collections/{collection}.ead.xml` and its like: a collection and what is in it, for machines. */
export async function showFindingAid(
  archive: Archive,
  ask: Ask<'collection'>,
  form: CollectionForm,
): Promise<Reply> {
  const { record } = await collectionFound(archive, ask.params.collection)
  const { addresses, listing } = archive
  const describes = { rel: 'describes', href: addresses.collectionPage(record.id), type: 'text/html' } // prettier-ignore
  const headers = { link: linkHeader([describes]), 'x-content-type-options': 'nosniff' }
  if (form === 'jsonld') {
    const parent = (await ancestry(archive, record.parent)).at(-1)
    const items = listing.count(record.id, 'items')
    const document = schemaCollection(record, parent, items, addresses, profileOf(archive))
    const reply = json(document, 'application/ld+json')
    return { ...reply, headers: { ...reply.headers, ...headers } }
  }
  const file = encodeURIComponent(`${safeName(record.id, 'collection')}.${form}`)
  return {
    status: 200,
    headers: {
      ...headers,
      'content-type': aidTypes[form],
      'content-disposition': `${form === 'csv' ? 'attachment' : 'inline'}; filename*=UTF-8''${file}`,
      etag: tagOf(archive, record.id, form),
    },
    body: { chunks: findingAids[form](archive, record) },
  }
}

/** Whether there is a collection whose own id ends as the address of a form does. Ids may hold full stops. */
export async function isCollectionItself(
  { catalogue }: Archive,
  { params }: Ask<'collection'>,
  form: CollectionForm | 'atom',
): Promise<boolean> {
  const id = collectionId(`${params.collection}.${form}`)
  return id !== undefined && (await catalogue.collection(id)) !== undefined
}
