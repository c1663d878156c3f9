import { Problem } from '../../data/model/problem.js'
import type { CollectionView } from '../../manifests/collection-view.js'
import { collection2 } from '../../manifests/presentation-2/collection.js'
import { collection3 } from '../../manifests/presentation-3/collection.js'
import { linkHeader } from '../../manifests/signposting.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound } from '../found.js'
import type { Reply } from '../reply.js'
import { changeSignposts } from '../signposts.js'
import { collectionView, profileOf } from '../views.js'
import { iiifDocument } from './documents.js'

export async function showCollection(
  archive: Archive,
  ask: Ask<'collection'>,
  version: 2 | 3,
  part?: string,
): Promise<Reply> {
  const { record } = await collectionFound(archive, ask.params.collection)
  const parent =
    record.parent === undefined ? undefined : await archive.catalogue.collection(record.parent)
  const view = collectionView(archive, record, partNumber(part))
  return collectionReply(
    archive,
    ask,
    { ...view, ...(parent && { parentTitle: parent.record.title }) },
    version,
  )
}

export function showRootCollection(
  archive: Archive,
  ask: Ask,
  version: 2 | 3,
  part?: string,
): Promise<Reply> {
  return Promise.resolve(
    collectionReply(archive, ask, collectionView(archive, undefined, partNumber(part)), version),
  )
}

function collectionReply(archive: Archive, ask: Ask, view: CollectionView, version: 2 | 3): Reply {
  const document =
    version === 3
      ? collection3(view, archive.addresses, profileOf(archive))
      : collection2(view, archive.addresses, profileOf(archive))
  const reply = iiifDocument(document, ask, version)
  const link = linkHeader(changeSignposts(archive, view.collection?.id))
  return { ...reply, headers: { ...reply.headers, link } }
}

function partNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new Problem('not-found', `There is no part ${text} of this collection.`)
}
