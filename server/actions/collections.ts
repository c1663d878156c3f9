import { isDeepStrictEqual } from 'node:util'
import type { CollectionProposal, ItemProposal } from '../../data/import/proposal.js'
import type { Collection, Member } from '../../data/model/collection.js'
import type { Finding } from '../../data/model/finding.js'
import { collectionId, type CollectionId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import { inLanguage } from '../../data/model/language.js'
import { Problem } from '../../data/model/problem.js'
import type { Archive } from '../archive.js'
import type { Identities } from './identify.js'
import type { Watch } from './progress.js'

/** A collection that is being published. */
export interface OpenCollection {
  readonly proposal: CollectionProposal
  readonly id: CollectionId
}

/** Keeps new collections before their items, so that no item is in a collection that is not there. */
export async function openCollections(
  archive: Archive,
  proposals: readonly CollectionProposal[],
  identities: Identities,
  { tell }: Watch,
): Promise<OpenCollection[]> {
  const open: OpenCollection[] = []
  for (const proposal of proposals) {
    try {
      open.push({ proposal, id: await identities.collection(proposal) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      tell({
        kind: 'finding',
        finding: { level: 'error', where: proposal.source, what: error.message },
      })
    }
  }
  for (const { proposal, id } of open) {
    if (!(await archive.catalogue.collection(id)))
      await archive.catalogue.putCollection(collection(proposal, id, identities, undefined), null)
  }
  return open
}

/** Keeps the order of the collections' members, which is known when all of them have their ids. */
export async function finishCollections(
  { catalogue }: Archive,
  open: readonly OpenCollection[],
  identities: Identities,
): Promise<void> {
  for (const { proposal, id } of open) {
    const kept = await catalogue.collection(id)
    const planned = collection(proposal, id, identities, kept?.record)
    const wanted = { ...planned, order: await present(catalogue, planned.order) }
    if (kept && isDeepStrictEqual(JSON.parse(JSON.stringify(wanted)), kept.record)) continue
    await catalogue.putCollection(wanted, kept?.revision ?? null)
  }
}

/** Members without those whose items were refused. */
async function present(
  catalogue: Archive['catalogue'],
  members: readonly Member[],
): Promise<readonly Member[]> {
  const there = await Promise.all(
    members.map(
      async (member) =>
        member.kind === 'collection' || (await catalogue.item(member.id).then(Boolean, () => true)),
    ),
  )
  return members.filter((_member, at) => there[at])
}

function collection(
  { name, record, parent, members, source }: CollectionProposal,
  id: CollectionId,
  identities: Identities,
  before: Collection | undefined,
): Collection {
  const { title, abstract, referenceCode } = record ?? {}
  const above = parent === undefined ? before?.parent : identities.collectionAt(parent)
  return {
    id,
    title: title ?? inLanguage(name.replace(/_+/g, ' ').trim() || name),
    ...(abstract && { abstract }),
    ...(referenceCode !== undefined && { referenceCode }),
    ...(above !== undefined && { parent: above }),
    order: members.flatMap((member) => identified(member, identities)),
    source,
  }
}

/** A member by its id; none where it was refused. */
function identified(
  { kind, source }: CollectionProposal['members'][number],
  identities: Identities,
): Member[] {
  if (kind === 'item') {
    const id = identities.itemAt(source)
    return id === undefined ? [] : [{ kind, id }]
  }
  const id = identities.collectionAt(source)
  return id === undefined ? [] : [{ kind, id }]
}

/**
 * The collections of an item: its folder's, and those that its record names. An item that was published by itself, and
 * says nothing, stays where it was.
 */
export async function collectionsOf(
  { catalogue }: Archive,
  { proposal, before, identities }: Placing,
  tell: Watch['tell'],
): Promise<readonly CollectionId[]> {
  const { parent, record, source } = proposal
  const ids = new Set<CollectionId>()
  const inFolder = parent === undefined ? undefined : identities.collectionAt(parent)
  if (inFolder !== undefined) ids.add(inFolder)
  for (const named of record?.collections ?? []) {
    const id = await collectionNamed(catalogue, identities, named)
    if (id !== undefined) ids.add(id)
    else tell({ kind: 'finding', finding: noSuchCollection(source, named) })
  }
  return ids.size > 0 ? [...ids] : (before?.collections ?? [])
}

async function collectionNamed(
  catalogue: Archive['catalogue'],
  identities: Identities,
  named: string,
): Promise<CollectionId | undefined> {
  const id = identities.collectionNamed(named) ?? collectionId(named)
  return id && (await catalogue.collection(id))?.record.id
}

interface Placing {
  readonly proposal: ItemProposal
  readonly before: Item | undefined
  readonly identities: Identities
}

function noSuchCollection(where: string, named: string): Finding {
  const what = `The record names the collection ${named}, and there is none. Name it by its id or by its folder.`
  return { level: 'warning', where, what }
}
