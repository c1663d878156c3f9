import { element, lines, type Markup } from '../text-files/xml.js'
import type { ListVerb } from './request.js'

/** What a harvester must know of a record before it reads it. https://www.openarchives.org/OAI/openarchivesprotocol.html#header */
export interface Header {
  readonly identifier: string
  /** At the granularity of seconds, in UTC. */
  readonly datestamp: string
  /** The sets it is in; of what is deleted, the one whose list tells of it. */
  readonly sets: readonly string[]
  readonly deleted: boolean
}

/** https://www.openarchives.org/OAI/openarchivesprotocol.html#header */
export function header({ identifier, datestamp, sets, deleted }: Header): Markup {
  return lines(
    'header',
    { status: deleted ? 'deleted' : undefined },
    element('identifier', {}, identifier),
    element('datestamp', {}, datestamp),
    ...sets.map((set) => element('setSpec', {}, set)),
  )
}

/** A record: its header and, unless it is deleted, what it says. https://www.openarchives.org/OAI/openarchivesprotocol.html#Record */
export function record(of: Header, metadata: Markup | undefined): Markup {
  return lines('record', {}, header(of), metadata && lines('metadata', {}, metadata))
}

/** https://www.openarchives.org/OAI/openarchivesprotocol.html#GetRecord */
export function getRecord(one: Markup): Markup {
  return lines('GetRecord', {}, one)
}

/** How much of a list an answer holds. */
export interface Portion {
  /** How many were given before; absent where the answer holds all of the list. */
  readonly cursor?: number
  /** How many all of the list has, where that is known. */
  readonly completeListSize?: number
  /** What the rest is asked for with; absent at the end. */
  readonly token?: string
}

/** All of a list, or a portion of it. https://www.openarchives.org/OAI/openarchivesprotocol.html#FlowControl */
export function portion(
  verb: ListVerb | 'ListSets',
  entries: readonly Markup[],
  { cursor, completeListSize, token }: Portion,
): Markup {
  // The last portion says by an empty token that it is; a list that needed none says nothing.
  const end =
    cursor === undefined ? undefined : element('resumptionToken', { completeListSize, cursor }, token) // prettier-ignore
  return lines(verb, {}, ...entries, end)
}
