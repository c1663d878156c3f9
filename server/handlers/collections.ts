import type { Collection } from '../../data/model/collection.js'
import { Problem } from '../../data/model/problem.js'
import { membersInPart, type CollectionView } from '../../manifests/collection-view.js'
import { collection2 } from '../../manifests/presentation-2/collection.js'
import { collection3 } from '../../manifests/presentation-3/collection.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound } from '../found.js'
import type { Reply } from '../reply.js'
import { memberView, profileOf } from '../views.js'
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
  const view = collectionView(archive, record, part)
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
    collectionReply(archive, ask, collectionView(archive, undefined, part), version),
  )
}

function collectionReply(archive: Archive, ask: Ask, view: CollectionView, version: 2 | 3): Reply {
  const document =
    version === 3
      ? collection3(view, archive.addresses, profileOf(archive))
      : collection2(view, archive.addresses, profileOf(archive))
  return iiifDocument(document, ask, version)
}

/** The members of one document: all of them, those of the part that is asked for, or none where only parts are listed. */
function collectionView(
  { listing }: Archive,
  collection: Collection | undefined,
  asked: string | undefined,
): CollectionView {
  const part = asked === undefined ? undefined : partNumber(asked)
  const id = collection?.id ?? null
  const total = listing.count(id, 'manifests')
  const from = part === undefined ? 0 : (part - 1) * membersInPart
  const listed =
    part === undefined && total > membersInPart
      ? []
      : listing.members(id, { from, limit: membersInPart, only: 'manifests' })
  return {
    ...(collection && { collection }),
    members: listed.map(memberView),
    total,
    ...(part !== undefined && { part }),
  }
}

function partNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new Problem('not-found', `There is no part ${text} of this collection.`)
}
