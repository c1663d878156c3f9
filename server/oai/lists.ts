import type { SetSpec } from '../../data/model/set-spec.js'
import type { HarvestedInList, Position, Wanted } from '../../data/store/harvest.js'
import { failure } from '../../manifests/oai-pmh/failure.js'
import { header, portion } from '../../manifests/oai-pmh/records.js'
import type { ListVerb, ListWish } from '../../manifests/oai-pmh/request.js'
import { parseSpan } from '../../manifests/oai-pmh/span.js'
import { present } from '../../manifests/present.js'
import type { Markup } from '../../manifests/text-files/xml.js'
import type { Archive } from '../archive.js'
import { parseListToken, tokenOf, type BegunList } from './list-token.js'
import { formatNamed, headerOf, recordOf } from './records.js'

/** Most entries of an answer, and most bytes of one: records of long documents are cut off earlier, though never before the first. */
const most = { ListIdentifiers: 100, ListRecords: 50, bytes: 4_000_000 } as const

/** What was asked for: a new list, or the rest of one. */
export type ListAsked =
  | { readonly verb: ListVerb; readonly resumptionToken: string }
  | { readonly verb: ListVerb; readonly resumptionToken?: undefined; readonly wish: ListWish }

/**
 * The answer to ListIdentifiers and ListRecords.
 * @param now ISO 8601 in UTC with milliseconds
 */
export async function list(
  archive: Archive,
  asked: ListAsked,
  now: string,
  signal?: AbortSignal,
): Promise<Markup> {
  const begun =
    asked.resumptionToken === undefined
      ? beginning(archive, asked.verb, asked.wish, now)
      : parseListToken(archive, asked.resumptionToken, asked.verb)
  const { entries, last, isWhole } = await entriesOf(archive, begun, signal)
  if (!last)
    throw failure('noRecordsMatch', 'Nothing that was asked for has changed in that time here.')
  const rest = { ...begun, after: last, given: begun.given + entries.length }
  if (isWhole && begun.given === 0) return portion(begun.verb, entries, {})
  return portion(begun.verb, entries, {
    cursor: begun.given,
    ...(begun.size !== undefined && { completeListSize: begun.size }),
    ...(!isWhole && { token: tokenOf(archive, rest) }),
  })
}

/** A list at its beginning. Throws what is wrong with what was asked for. */
function beginning(archive: Archive, verb: ListVerb, wish: ListWish, now: string): BegunList {
  const { harvest } = archive
  const { metadataPrefix, from, until } = wish
  const { prefix } = formatNamed(metadataPrefix)
  const set = wish.set === undefined ? undefined : setNamed(archive, wish.set)
  const span = parseSpan(from, until)
  const size = harvest.size({ of: set?.of ?? null, ...span })
  // What changes while the list is read is in time as well, when that has no end yet: it is given where it was.
  const [newest] = harvest.newest({ of: null, limit: 1 })
  const isOver =
    span.before !== undefined && (span.before <= now || span.before <= (newest?.at ?? ''))
  return {
    verb,
    prefix,
    ...present('from', from),
    ...present('until', isOver ? until : undefined),
    ...present('set', set),
    upTo: harvest.cursor(),
    after: { cursor: 0, item: '' },
    given: 0,
    ...present('size', size),
  }
}

function setNamed(archive: Archive, spec: SetSpec): NonNullable<BegunList['set']> {
  mustHaveSets(archive)
  const of = archive.harvest.set(spec)
  if (of === undefined) throw failure('noRecordsMatch', `There is no set ${spec.slice(0, 60)}.`)
  return { spec, of }
}

/** Throws `noSetHierarchy` where there are no sets: an answer that lists none would break the protocol. */
export function mustHaveSets({ harvest }: Archive): void {
  if (harvest.sets({ after: '', limit: 1 }).length > 0) return
  throw failure('noSetHierarchy', 'This archive has no collections, and so no sets.')
}

interface Entries {
  readonly entries: readonly Markup[]
  /** The place of the last one that was looked at; absent where there was none. */
  readonly last?: Position
  /** Whether nothing is left. */
  readonly isWhole: boolean
}

async function entriesOf(archive: Archive, begun: BegunList, signal?: AbortSignal): Promise<Entries> {
  const entries: Markup[] = []
  let { after } = begun
  let bytes = 0
  for (;;) {
    // One more than is given tells whether anything is left.
    const rows = archive.harvest.list(wanted(begun, after, most[begun.verb] + 1))
    for (const row of rows.slice(0, most[begun.verb])) {
      if (bytes >= most.bytes) return { entries, last: after, isWhole: false }
      signal?.throwIfAborted()
      const entry = await entryOf(archive, begun, row)
      after = row.position
      if (!entry) continue
      entries.push(entry)
      bytes += Buffer.byteLength(entry.markup)
    }
    const isWhole = rows.length <= most[begun.verb]
    // Where none of so many could be read, there may be one further on: an answer without any would break the protocol.
    if (entries.length > 0) return { entries, last: after, isWhole }
    if (isWhole) return { entries, isWhole }
  }
} // prettier-ignore

function wanted({ set, from, until, upTo }: BegunList, after: Position, limit: number): Wanted {
  return { of: set?.of ?? null, upTo, ...parseSpan(from, until), after, limit }
}

/** An entry of a list; none where the archive cannot read its own record, which must not keep all that follow from whoever harvests. */
async function entryOf(
  archive: Archive,
  { verb, prefix, set }: BegunList,
  row: HarvestedInList,
): Promise<Markup | undefined> {
  if (verb === 'ListIdentifiers') return header(headerOf(archive, row, set?.spec))
  try {
    return await recordOf(archive, row, formatNamed(prefix), set?.spec)
  } catch (error) {
    archive.log.error({ err: error, item: row.item, format: prefix }, 'left out of a harvest')
    return undefined
  }
}
