import type { Kind, Rule } from './rule.js'
import { section } from './rule.js'

/** What each kind may do. The temporal behaviours want Canvases that last, of which there are none here. */
const legal: Partial<Record<Kind, readonly string[]>> = {
  Collection: ['unordered', 'individuals', 'continuous', 'paged', 'multi-part', 'together'],
  Manifest: ['unordered', 'individuals', 'continuous', 'paged'],
  Canvas: ['facing-pages', 'non-paged'],
  Range: ['unordered', 'individuals', 'continuous', 'paged', 'sequence', 'thumbnail-nav', 'no-nav'],
}

/** No resource may have two of one row. */
const disjoint: readonly (readonly string[])[] = [
  ['unordered', 'individuals', 'continuous', 'paged'],
  ['facing-pages', 'non-paged'],
  ['multi-part', 'together'],
  ['sequence', 'thumbnail-nav', 'no-nav'],
]

/** The behaviours of a list, as strings; what else is in it the property's own rule tells. */
const behaviors = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as unknown[]).filter((one) => typeof one === 'string') : []

const valid: Rule = {
  name: 'behavior-of-its-kind',
  section: section('behavior'),
  of: ['Collection', 'Manifest', 'Canvas', 'Range'],
  check: ({ behavior }, { kind }) => {
    const odd = behaviors(behavior).find((value) => !legal[kind]?.includes(value))
    return odd === undefined ? undefined : `The behavior "${odd}" is not for a ${kind}.`
  },
}

const together: Rule = {
  name: 'behaviors-agree',
  section: section('behavior'),
  of: ['Collection', 'Manifest', 'Canvas', 'Range'],
  check: ({ behavior }) => {
    const given = behaviors(behavior)
    const clash = disjoint.find((row) => given.filter((value) => row.includes(value)).length > 1)
    return clash && `Only one of the behaviors ${clash.join(', ')} can hold.`
  },
} // prettier-ignore

/** Rules of behaviours. */
export const behaviorRules: readonly Rule[] = [valid, together]
