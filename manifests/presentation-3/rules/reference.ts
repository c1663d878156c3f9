import type { Kind, Property, Rule } from './rule.js'
import { section } from './rule.js'

/** Types that each kind of resource has; a service has its own, a reference that of what it names. */
const typesOf: Partial<Record<Kind, readonly string[]>> = {
  Collection: ['Collection'],
  Manifest: ['Manifest'],
  Canvas: ['Canvas'],
  Range: ['Range'],
  AnnotationPage: ['AnnotationPage'],
  Annotation: ['Annotation'],
  Image: ['Image'],
  TextualBody: ['TextualBody'],
  Agent: ['Agent'],
  Link: ['Dataset', 'Image', 'Model', 'Sound', 'Text', 'Video'],
}

/** What may be named in each property. */
const namedIn: Readonly<Record<string, readonly string[]>> = {
  partOf: ['Collection', 'Manifest'],
  start: ['Canvas'],
  annotations: ['AnnotationPage'],
}

const type: Rule = {
  name: 'type',
  section: section('type'),
  of: [...(Object.keys(typesOf) as Kind[]), 'Reference'],
  check: ({ type }, { kind, role, around }) => {
    const members = around[0]?.kind === 'Collection' ? ['Collection', 'Manifest'] : ['Canvas']
    const types = typesOf[kind] ?? namedIn[role ?? ''] ?? members
    return typeof type === 'string' && types.includes(type)
      ? undefined
      : `The "type" must be ${types.map((name) => `"${name}"`).join(' or ')} here.`
  },
}

/** A link is shown as its label. */
const linkLabel: Rule = {
  name: 'link-label',
  section: section('331-external-links'),
  of: ['Link'],
  check: ({ label }, { role }) =>
    label === undefined && role !== 'seeAlso' ? `A ${role ?? 'link'} must have a "label".` : undefined,
} // prettier-ignore

const memberLabel: Rule = {
  name: 'member-label',
  section: section('51-collection'),
  of: ['Reference'],
  check: ({ label }, { around }) =>
    label === undefined && around[0]?.kind === 'Collection' && around.length === 1
      ? 'What a Collection lists must have a "label".'
      : undefined,
}

/** Canvases that are named must be there: those of `start` and of Ranges. */
const knownCanvas: Rule = {
  name: 'known-canvas',
  section: section('start'),
  of: ['Reference'],
  check: ({ id, type }, { overview }) =>
    type === 'Canvas' && !overview.canvases.has(String(id))
      ? 'This Canvas is not one of the Manifest.'
      : undefined,
}

/** Viewers find the page of an entry of the table of contents by its first item. */
const canvasFirst: Rule = {
  name: 'range-begins-somewhere',
  section: section('54-range'),
  of: ['Range'],
  check: ({ items }) => {
    const types = (Array.isArray(items) ? (items as unknown[]) : []).map(
      (item) => (item as { type?: unknown } | null)?.type,
    )
    return types.includes('Canvas') && types[0] !== 'Canvas'
      ? 'A Range that lists Canvases must begin with one.'
      : undefined
  },
}

/** Rules of types and of what is named but kept elsewhere. */
export const referenceRules: readonly Rule[] = [
  type, linkLabel, memberLabel, knownCanvas, canvasFirst,
] // prettier-ignore

/** Properties that other rules look after. */
const elsewhere: Readonly<Record<string, readonly Kind[]>> = {
  '@context': ['Collection', 'Manifest', 'Canvas', 'AnnotationPage'],
  type: ['Reference', ...(Object.keys(typesOf) as Kind[])],
  motivation: ['Annotation'],
  language: ['TextualBody'],
}

/**
 * The rule that a resource has no property but those of the tables. The specification forbids some, the official
 * schema others (a Manifest and an AnnotationPage may have none of their own), and a misspelled one is lost in silence.
 */
export function knownProperties(properties: readonly Property[]): Rule {
  const known = new Set([
    ...properties.flatMap(({ property, of }) => of.map((kind) => `${kind}.${property}`)),
    ...Object.entries(elsewhere).flatMap(([key, of]) => of.map((kind) => `${kind}.${key}`)),
  ])
  return {
    name: 'known-properties',
    section: section('a-summary-of-property-requirements'),
    of: ['Reference', ...(Object.keys(typesOf) as Kind[])],
    check: (resource, { kind }) => {
      const odd = Object.keys(resource).find((key) => !known.has(`${kind}.${key}`))
      return odd === undefined ? undefined : `A ${kind} must not have "${odd}".`
    },
  }
}
