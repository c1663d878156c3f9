import { knownKey, type Element, type KnownKey } from './keys.js'
import type { Entry, Written } from './written.js'

/** One thing a record says: an entry whose key was understood. */
export interface Said {
  readonly key: KnownKey
  /** Where the key stands. */
  readonly where: string
  readonly value: Written
}

/** Everything a record says, by what it says it of. */
export interface Sayings {
  readonly elements: ReadonlyMap<Element, readonly Said[]>
  readonly fields: readonly Said[]
}

/** Sorts the entries of a record. What has an element's name and not its form (`pages: 24`) is a field. */
export function sayings(entries: readonly Entry[]): Sayings {
  const elements = new Map<Element, Said[]>()
  const fields: Said[] = []
  for (const { key: written, where, value } of entries) {
    if (value.kind === 'nothing') continue
    const key = knownKey(written)
    const said = { key, where, value }
    if (key.element === undefined || !fits(key.element, value)) fields.push(said)
    else elements.set(key.element, [...(elements.get(key.element) ?? []), said])
  }
  return { elements, fields }
}

const fileName = /^[^\n]{1,200}\.[A-Za-z][A-Za-z0-9]{1,4}$/

function fits(element: Element, value: Written): boolean {
  if (value.kind !== 'text') return true
  if (element === 'pages') return /[|,;]/.test(value.text)
  if (element === 'texts') return fileName.test(value.text)
  return element !== 'sections'
}
