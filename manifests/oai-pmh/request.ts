import { setSpec, type SetSpec } from '../../data/model/set-spec.js'
import { failure, OaiFailure, type OaiError } from './failure.js'
import { isUri } from './identifier.js'
import { parseSpan } from './span.js'

/** The verbs whose answers are lists of records, or of their headers. */
export type ListVerb = 'ListIdentifiers' | 'ListRecords'

/** Which records a list is to hold. */
export interface ListWish {
  readonly metadataPrefix: string
  /** As they were asked for; both are lawful. */
  readonly from?: string
  readonly until?: string
  readonly set?: SetSpec
}

/** What a harvester asks for. https://www.openarchives.org/OAI/openarchivesprotocol.html#ProtocolMessages */
export type OaiRequest =
  | { readonly verb: 'Identify' }
  | { readonly verb: 'ListMetadataFormats'; readonly identifier?: string }
  | { readonly verb: 'ListSets'; readonly resumptionToken?: string }
  | { readonly verb: ListVerb; readonly resumptionToken: string }
  | { readonly verb: ListVerb; readonly resumptionToken?: undefined; readonly wish: ListWish }
  | { readonly verb: 'GetRecord'; readonly identifier: string; readonly metadataPrefix: string }

/** A lawful request, and how the answer says it again. */
export interface ParsedRequest {
  readonly request: OaiRequest
  /** By name, in the order of the schema; what the schema has no room for is left out. */
  readonly attributes: Readonly<Record<string, string>>
}

type Verb = OaiRequest['verb']
type Name = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken'
type Rule = 'required' | 'optional' | 'exclusive'
type Given = Readonly<Partial<Record<Name, string>>>

const ofLists = {
  metadataPrefix: 'required',
  from: 'optional',
  until: 'optional',
  set: 'optional',
  resumptionToken: 'exclusive',
} as const

/** Which arguments each verb takes. */
const grammar: Readonly<Record<Verb, Readonly<Partial<Record<Name, Rule>>>>> = {
  Identify: {},
  ListMetadataFormats: { identifier: 'optional' },
  ListSets: { resumptionToken: 'exclusive' },
  ListIdentifiers: ofLists,
  ListRecords: ofLists,
  GetRecord: { identifier: 'required', metadataPrefix: 'required' },
}

/** Reads a request out of the arguments it came with, in whatever order. Throws an {@link OaiFailure} that tells all that is wrong with them. */
export function parseOaiRequest(args: Iterable<readonly [string, string]>): ParsedRequest {
  const all = [...args]
  const verb = parseVerb(all.filter(([name]) => name === 'verb').map(([, value]) => value))
  const rules = grammar[verb]
  const rest = all.filter(([name]) => name !== 'verb')
  const wrong = [...misnamed(verb, rest, rules), ...missing(verb, rest, rules)]
  if (wrong.length > 0)
    throw new OaiFailure(...wrong.map((says): OaiError => ({ code: 'badArgument', says })))
  const given = Object.fromEntries(rest) as Given
  const isSaid = ([name, value]: [string, string]) => name !== 'identifier' || isUri(value)
  const attributes = Object.fromEntries(Object.entries(given).filter(isSaid))
  return { request: requestOf(verb, given), attributes: { verb, ...attributes } }
}

function parseVerb(verbs: readonly string[]): Verb {
  const [verb] = verbs
  if (verb === undefined)
    throw failure('badVerb', `Say what is wanted: verb=${Object.keys(grammar).join(', ')}.`)
  if (verbs.length > 1) throw failure('badVerb', 'The verb may be said only once.')
  if (!Object.hasOwn(grammar, verb)) throw failure('badVerb', `There is no verb ${short(verb)}.`)
  return verb as Verb
}

type Arguments = readonly (readonly [string, string])[]
type Rules = Readonly<Partial<Record<Name, Rule>>>

function misnamed(verb: Verb, args: Arguments, rules: Rules): string[] {
  const names = args.map(([name]) => name)
  return [...new Set(names)].flatMap((name) => {
    if (!Object.hasOwn(rules, name)) return [`${verb} takes no argument ${short(name)}.`]
    if (names.filter((one) => one === name).length > 1) return [`${name} may be said only once.`]
    return args.some(([one, value]) => one === name && value === '') ? [`${name} is empty.`] : []
  })
}

function missing(verb: Verb, args: Arguments, rules: Rules): string[] {
  const names = new Set(args.map(([name]) => name))
  const exclusive = [...names].find((name) => rules[name as Name] === 'exclusive')
  if (exclusive !== undefined)
    return names.size > 1 ? [`${exclusive} goes alone: it holds all that was asked for.`] : []
  return (Object.keys(rules) as Name[])
    .filter((name) => rules[name] === 'required' && !names.has(name))
    .map((name) => `${verb} needs ${name}.`)
}

function requestOf(verb: Verb, given: Given): OaiRequest {
  const { identifier, resumptionToken } = given
  const metadataPrefix = prefixOf(given)
  switch (verb) {
    case 'Identify':
      return { verb }
    case 'ListMetadataFormats':
      return { verb, ...(identifier !== undefined && { identifier }) }
    case 'ListSets':
      return { verb, ...(resumptionToken !== undefined && { resumptionToken }) }
    case 'GetRecord':
      return { verb, identifier: identifier ?? '', metadataPrefix }
    default:
      if (resumptionToken !== undefined) return { verb, resumptionToken }
      return { verb, wish: wishOf(given, metadataPrefix) }
  }
}

function wishOf({ from, until, set }: Given, metadataPrefix: string): ListWish {
  parseSpan(from, until)
  const spec = set === undefined ? undefined : setSpec(set)
  if (set !== undefined && spec === undefined)
    throw failure('badArgument', `${short(set)} cannot be the name of a set.`)
  return {
    metadataPrefix,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(spec !== undefined && { set: spec }),
  }
}

/** Empty where none is needed. */
function prefixOf({ metadataPrefix = '' }: Given): string {
  if (/^[A-Za-z0-9\-_.!~*'()]*$/.test(metadataPrefix)) return metadataPrefix
  throw failure('badArgument', `${short(metadataPrefix)} cannot be the name of a format.`)
}

/** As much of what was sent as a sentence can bear. */
function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
