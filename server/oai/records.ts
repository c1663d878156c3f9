import type { Harvested } from '../../data/store/harvest.js'
import type { SetSpec } from '../../data/model/set-spec.js'
import { failure } from '../../manifests/oai-pmh/failure.js'
import { itemOfIdentifier, oaiIdentifier } from '../../manifests/oai-pmh/identifier.js'
import { getRecord, record, type Header } from '../../manifests/oai-pmh/records.js'
import { utcSecond } from '../../manifests/oai-pmh/span.js'
import { recordFormats } from '../../manifests/records/formats.js'
import type { RecordFormat } from '../../manifests/records/record-format.js'
import type { Markup } from '../../manifests/text-files/xml.js'
import type { Archive } from '../archive.js'
import { recordView } from '../records.js'
import { profileOf } from '../views.js'
import { namespaceIn } from './repository.js'

/** What may be asked for by `metadataPrefix`. Throws `cannotDisseminateFormat`. */
export function formatNamed(prefix: string): RecordFormat {
  const format = recordFormats.find((one) => one.prefix === prefix)
  if (format) return format
  const all = recordFormats.map((one) => one.prefix).join(', ')
  throw failure('cannotDisseminateFormat', `${prefix.slice(0, 60)} is not offered here; ${all} are.`) // prettier-ignore
}

/** An item that was ever published, by its identifier. Throws `idDoesNotExist`. */
export function harvestedItem(archive: Archive, identifier: string): Harvested {
  const id = itemOfIdentifier(namespaceIn(archive), identifier)
  const harvested = id && archive.harvest.item(id)
  if (harvested) return harvested
  throw failure('idDoesNotExist', `Nothing is or was published here as ${identifier.slice(0, 300)}.`) // prettier-ignore
}

/**
 * The header of an item in a list.
 * @param set the set whose list it is, as it was asked for
 */
export function headerOf(archive: Archive, { item, at, live }: Harvested, set?: SetSpec): Header {
  const asked = set === undefined ? [] : [set]
  const sets = live ? [...new Set([...archive.harvest.setsOf(item), ...asked])] : asked
  return {
    identifier: oaiIdentifier(namespaceIn(archive), item),
    datestamp: utcSecond(at),
    sets,
    deleted: !live,
  }
}

/** An item's record in a format. Throws what reading the archive throws. */
export async function recordOf(
  archive: Archive,
  harvested: Harvested,
  format: RecordFormat,
  set?: SetSpec,
): Promise<Markup> {
  const kept = harvested.live ? await archive.catalogue.item(harvested.item) : undefined
  // It may have been withdrawn since the list was looked up: what is withdrawn is not given away any more.
  const gone = kept?.withdrawn && { ...harvested, live: false, at: kept.withdrawn.at }
  const of = headerOf(archive, gone ?? harvested, set)
  if (of.deleted) return record(of, undefined)
  if (!kept) throw new Error(`The record of ${harvested.item} is missing.`)
  const view = await recordView(archive, kept, format)
  return record(of, format.record(view, archive.addresses, profileOf(archive)))
}

/** The answer to GetRecord. */
export async function oneRecord(
  archive: Archive,
  { identifier, metadataPrefix }: { identifier: string; metadataPrefix: string },
): Promise<Markup> {
  const harvested = harvestedItem(archive, identifier)
  return getRecord(await recordOf(archive, harvested, formatNamed(metadataPrefix)))
}
