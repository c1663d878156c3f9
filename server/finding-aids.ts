import type { Collection } from '../data/model/collection.js'
import type { CollectionId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import { csvCollection, csvHead, csvItem } from '../manifests/finding-aids/csv.js'
import { eadItem } from '../manifests/finding-aids/ead.js'
import { eadFrame, eadPart } from '../manifests/finding-aids/ead-frame.js'
import { saidOnce } from '../manifests/records/said.js'
import type { Archive } from './archive.js'
import type { Chunks } from './reply.js'
import { profileOf } from './views.js'

/** What one comes by who walks through a collection. */
type Step =
  | { readonly kind: 'item'; readonly item: Item; readonly path: readonly string[] }
  | { readonly kind: 'begins' | 'ends'; readonly collection: Collection; readonly path: readonly string[] } // prettier-ignore

/** Members that are looked up at once. */
const atOnce = 200

/** The collections that the walk is in, outermost first. */
type Within = readonly Collection[]

/**
 * All that is in a collection, deeper ones after they are named, in their order. One record at a time is held, however much
 * there is. A circle of collections, which only a hand-made record could hold, is cut.
 */
async function* walked(archive: Archive, within: Within): AsyncGenerator<Step> {
  const here = within.at(-1)
  if (!here) return
  const path = within.map(({ id, title }) => saidOnce(title, archive.settings.languages) || id)
  for (let from = 0; ; from += atOnce) {
    const members = archive.listing.members(here.id, { from, limit: atOnce })
    for (const member of members)
      if (member.kind === 'collection') yield* inner(archive, within, member.id, path)
      else {
        const kept = await archive.catalogue.item(member.id)
        // It may have been withdrawn since the list was read.
        if (kept && !kept.withdrawn) yield { kind: 'item', item: kept.record, path }
      }
    if (members.length < atOnce) return
  }
}

async function* inner(
  archive: Archive,
  within: Within,
  id: CollectionId,
  path: readonly string[],
): AsyncGenerator<Step> {
  if (within.some((one) => one.id === id)) return
  const kept = await archive.catalogue.collection(id)
  if (!kept) return
  const collection = kept.record
  yield { kind: 'begins', collection, path }
  yield* walked(archive, [...within, collection])
  yield { kind: 'ends', collection, path }
}

/** Length of a piece that is sent at once, in UTF-16 units. */
const pieceLength = 1 << 16

/** Texts, gathered into pieces that are worth sending. */
async function* gathered(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length < pieceLength) continue
    yield encoder.encode(piece)
    piece = ''
  }
  yield encoder.encode(piece)
}

async function* eadTexts(archive: Archive, collection: Collection): AsyncGenerator<string> {
  const { addresses, listing } = archive
  const profile = profileOf(archive)
  const hasMembers = listing.count(collection.id) > 0
  const { before, after } = eadFrame(collection, addresses, profile, hasMembers)
  yield before
  for await (const step of walked(archive, [collection])) {
    if (step.kind === 'item') yield `${eadItem(step.item, addresses, profile).markup}\n`
    else {
      const part = eadPart(step.collection, addresses, profile)
      yield step.kind === 'begins' ? part.before : part.after
    }
  }
  yield after
}

async function* csvTexts(archive: Archive, collection: Collection): AsyncGenerator<string> {
  const { addresses } = archive
  const profile = profileOf(archive)
  yield csvHead
  for await (const step of walked(archive, [collection])) {
    if (step.kind === 'item') yield csvItem(step.item, step.path, addresses, profile)
    else if (step.kind === 'begins')
      yield csvCollection(step.collection, step.path, addresses, profile)
  }
}

/** A collection and all that is in it as EAD 2002 or as a table, made while it is sent. */
export const findingAids = {
  'ead.xml': (archive: Archive, collection: Collection): Chunks =>
    gathered(eadTexts(archive, collection)),
  csv: (archive: Archive, collection: Collection): Chunks =>
    gathered(csvTexts(archive, collection)),
} as const
