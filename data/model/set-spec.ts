import type { CollectionId } from './ids.js'

declare const brand: unique symbol
/** A set of OAI-PMH: the way from the top collection down to one, `'fonds:series'`. https://www.openarchives.org/OAI/openarchivesprotocol.html#Set */
export type SetSpec = string & { readonly [brand]: 'SetSpec' }

const lawful = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/

/** A set's name as it was asked for, or `undefined` where it cannot be one. */
export function setSpec(text: string): SetSpec | undefined {
  return lawful.test(text) ? (text as SetSpec) : undefined
}

/** The set of a collection, by the collections that it is in, the topmost first, and itself last. */
export function setSpecOf(path: readonly CollectionId[]): SetSpec {
  return path.map(step).join(':') as SetSpec
}

/** What a set's name may not hold is written as `!` and two hexadecimal digits for each byte of UTF-8. */
function step(id: CollectionId): string {
  return encodeURIComponent(id).replaceAll('!', '!21').replaceAll('%', '!')
}
