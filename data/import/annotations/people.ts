import type { Motivation } from '../../model/comment.js'
import { list, member, object, unprefixed, words, type Json, type JsonObject } from './json.js'

const known: ReadonlySet<Motivation> = new Set<Motivation>([
  'assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting',
  'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging', 'supplementing',
]) // prettier-ignore

/** IIIF's other words for what stands on the page: in version 2 a transcription is painted. */
const supplementing = /^(painting|transcribing|translating)$/

/** The motivations in a value that are known; a transcription's are `supplementing`. */
export function motivations(value: Json | undefined): readonly Motivation[] {
  const found = list(value).flatMap((one) => {
    const word = unprefixed(words(one))?.replace(supplementing, 'supplementing')
    return [...known].filter((motivation) => motivation === word)
  })
  return [...new Set(found)]
}

const longest = 200

/**
 * Who made a thing: the names of people, `'acct:r.ashgrove@example.org'` as `'r.ashgrove'`. Addresses of people are not told, nor what an account
 * has for a number. https://www.w3.org/TR/annotation-model/#agents
 */
export function maker(of: JsonObject): string | undefined {
  const said = member(of, 'creator', 'dcterms:creator', 'annotatedBy', 'oa:annotatedBy', 'user')
  const names = list(said).flatMap((one) => {
    const person = object(one)
    const named = words(member(person, 'name', 'foaf:name', 'nickname', 'nick', 'label')) ?? words(one) // prettier-ignore
    return named === undefined ? [] : (nameOf(named) ?? [])
  })
  return names.length === 0 ? undefined : [...new Set(names)].join(', ').slice(0, longest)
}

function nameOf(said: string): string | undefined {
  const account = /^acct:([^@\s]+)@/.exec(said)?.[1]
  if (account !== undefined) return account
  if (/^(mailto|urn|https?):|^_:|@\S+\.\S/i.test(said)) return undefined
  return said.replace(/\s+/g, ' ')
}

/** ISO 8601 to the day at least, as `xsd:dateTime` is written. https://www.w3.org/TR/annotation-model/#lifecycle-information */
const instant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

function when(of: JsonObject, ...names: readonly string[]): string | undefined {
  const said = words(member(of, ...names))
  return said !== undefined && instant.test(said) && !Number.isNaN(Date.parse(said))
    ? said
    : undefined
}

/** When a thing was made. */
export function made(of: JsonObject): string | undefined {
  return when(of, 'created', 'dcterms:created', 'annotatedAt', 'oa:annotatedAt')
}

/** When it was changed, where that is another time. */
export function changed(of: JsonObject): string | undefined {
  const then = when(of, 'modified', 'updated', 'dcterms:modified')
  return then === made(of) ? undefined : then
}
