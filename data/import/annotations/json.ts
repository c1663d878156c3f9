import type { Finding } from '../../model/finding.js'
import { carriable, decoded } from '../decode.js'
import { jsonFault } from './json-fault.js'

/** A value of JSON. https://www.rfc-editor.org/rfc/rfc8259 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** An object of JSON; only names of its own count. */
export interface JsonObject {
  readonly [name: string]: Json
}

/** What a file of JSON holds, or why it could not be read: with the line and column of the fault. */
export function parsedJson(
  bytes: Uint8Array,
  name: string,
): { readonly value?: Json; readonly findings: readonly Finding[] } {
  const { text, findings } = decoded(bytes, name)
  if (text === undefined) return { findings }
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as Json, findings }
  } catch {
    const before = text.slice(0, jsonFault(text)).split('\n')
    const where = `${name}, line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
    const what = 'This is not well-formed JSON, so nothing of it was read. Save or export it again.'
    return { findings: [...findings, { level: 'error', where, what }] }
  }
}

/** The object, where a value is one. */
export function object(value: Json | undefined): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !isList(value) ? value : undefined
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** The values of a list; of anything else but nothing, the value itself. */
export function list(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return []
  return isList(value) ? value : [value]
}

/** The first of some members that an object has. Versions of the standards name the same thing differently. */
export function member(of: JsonObject | undefined, ...names: readonly string[]): Json | undefined {
  const name = names.find((one) => of && Object.hasOwn(of, one))
  return name === undefined ? undefined : of?.[name]
}

/** Words of a value, as XML and HTML can carry them; a number is written out; `undefined` where it holds none. */
export function words(value: Json | undefined): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  const text = carriable(value).trim()
  return text === '' ? undefined : text
}

/** What a thing is known by: a string, or the `id` of an object. */
export function identifier(value: Json | undefined): string | undefined {
  return words(value) ?? words(member(object(value), 'id', '@id'))
}

/** The types of a thing without prefixes: `'oa:Tag'` is `'Tag'`. */
export function types(of: JsonObject | undefined): readonly string[] {
  return list(member(of, 'type', '@type')).flatMap((one) => unprefixed(words(one)) ?? [])
}

/** `'oa:commenting'` and `'http://www.w3.org/ns/oa#commenting'` are `'commenting'`. */
export function unprefixed(word: string | undefined): string | undefined {
  return word?.replace(/^.*[:#/](?=[A-Za-z]+$)/, '')
}
