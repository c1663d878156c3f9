import { errorElement, oaiDocument } from '../../manifests/oai-pmh/envelope.js'
import { failure, OaiFailure, type OaiErrorCode } from '../../manifests/oai-pmh/failure.js'
import { identify } from '../../manifests/oai-pmh/identify.js'
import { listMetadataFormats } from '../../manifests/oai-pmh/metadata-formats.js'
import { parseOaiRequest, type OaiRequest, type ParsedRequest } from '../../manifests/oai-pmh/request.js' // prettier-ignore
import { utcSecond } from '../../manifests/oai-pmh/span.js'
import { recordFormats } from '../../manifests/records/formats.js'
import type { Markup } from '../../manifests/text-files/xml.js'
import type { Archive } from '../archive.js'
import { list } from './lists.js'
import { harvestedItem, oneRecord } from './records.js'
import { repositoryOf } from './repository.js'
import { listSets } from './sets.js'

/** What a harvester sends, by whatever method. */
export interface OaiAsked {
  readonly args: readonly (readonly [string, string])[]
  readonly now: Date
  readonly signal?: AbortSignal
}

/**
 * Milliseconds by which an answer's time is behind. A change is told of a moment after the time it has; a harvester goes on from the time
 * of its last answer, and that must not be after a change that was not in it.
 */
const behind = 2000

/** All of an answer. Its index must have been caught up. Throws what reading the archive throws, and nothing over what was asked. */
export async function oaiAnswer(archive: Archive, { args, now, signal }: OaiAsked): Promise<string> {
  const told = new Date(now.getTime() - behind).toISOString()
  const envelope = { responseDate: utcSecond(told), baseUrl: archive.addresses.oai }
  let parsed: ParsedRequest | undefined
  try {
    parsed = parseOaiRequest(args)
    const content = await contentOf(archive, parsed.request, { told, now: now.toISOString(), ...(signal && { signal }) })
    return oaiDocument({ ...envelope, attributes: parsed.attributes }, content)
  } catch (error) {
    if (!(error instanceof OaiFailure)) throw error
    // https://www.openarchives.org/OAI/openarchivesprotocol.html#XMLResponse: what could not be read is not said again.
    const attributes = error.errors.some(({ code }) => unread.includes(code)) ? {} : (parsed?.attributes ?? {}) // prettier-ignore
    return oaiDocument({ ...envelope, attributes }, ...error.errors.map(errorElement))
  }
} // prettier-ignore

const unread: readonly OaiErrorCode[] = ['badVerb', 'badArgument']

/** When an answer is made, and up to when it is whole; ISO 8601 in UTC with milliseconds. */
interface Moment {
  readonly now: string
  readonly told: string
  readonly signal?: AbortSignal
}

function contentOf(
  archive: Archive,
  request: OaiRequest,
  { told, now, signal }: Moment,
): Markup | Promise<Markup> {
  switch (request.verb) {
    case 'Identify':
      return identify(repositoryOf(archive, told))
    case 'ListMetadataFormats':
      return formatsOf(archive, request.identifier)
    case 'ListSets':
      return listSets(archive, request.resumptionToken)
    case 'GetRecord':
      return oneRecord(archive, request)
    default:
      return list(archive, request, now, signal)
  }
}

/** All formats, for every item that is published has them all. */
function formatsOf(archive: Archive, identifier: string | undefined): Markup {
  if (identifier !== undefined && !harvestedItem(archive, identifier).live)
    throw failure('noMetadataFormats', 'It was withdrawn: nothing of it is given away any more.')
  return listMetadataFormats(recordFormats)
}
