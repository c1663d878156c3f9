import type { Finding } from '../../data/model/finding.js'
import { annotationProperties, annotationRules } from './rules/annotation.js'
import { behaviorRules } from './rules/behavior.js'
import { canvasRules } from './rules/canvas.js'
import { documentRules } from './rules/document.js'
import { markupRules } from './rules/markup.js'
import { itemLists, properties } from './rules/properties.js'
import { knownProperties, referenceRules } from './rules/reference.js'
import type { Kind, Rule } from './rules/rule.js'
import { propertyRule, section } from './rules/rule.js'
import { serviceRules } from './rules/service.js'
import { isObject } from './rules/shape.js'
import type { Found } from './rules/walk.js'
import { kindOfDocument, overviewOf, resources } from './rules/walk.js'

const allProperties = [...properties, ...itemLists, ...annotationProperties]

const noDocument = 'A document must be a Manifest, a Collection, a Canvas or an AnnotationPage.'

/** Asked before all others, of what may be no resource at all. */
const documentType: Rule = {
  name: 'document-type',
  section: section('5-resource-structure'),
  of: [],
  check: () => noDocument,
}

/**
 * Everything our Presentation 3.0 documents must obey: the specification, its official schema, and what viewers are
 * known to stumble over. https://iiif.io/api/presentation/3.0/
 */
export const rules: readonly Rule[] = [
  documentType,
  ...documentRules,
  ...referenceRules,
  ...allProperties.map(propertyRule),
  ...canvasRules,
  ...annotationRules,
  ...serviceRules,
  ...behaviorRules,
  ...markupRules,
  knownProperties(allProperties),
]

/** A rule that a document breaks, and where. */
export interface Breach extends Finding {
  readonly rule: Rule
}

/** Looked up once: a long manifest asks thousands of times. */
const rulesByKind: ReadonlyMap<Kind, readonly Rule[]> = new Map(
  [...new Set(rules.flatMap((rule) => rule.of))].map((kind) => [
    kind,
    rules.filter((rule) => rule.of.includes(kind)),
  ]),
)

function breach(rule: Rule, where: string, what: string): Breach {
  return { rule, level: 'error', where, what: `${what} ${rule.section}` }
}

/**
 * Every rule that a document breaks; none for a sound one. `where` is a JSON path, `what` a sentence and the address
 * of the passage of the specification.
 * @param document a Manifest, Collection, Canvas or AnnotationPage, as parsed JSON
 */
export function breaches(document: unknown): readonly Breach[] {
  const kind = isObject(document) ? kindOfDocument(document) : undefined
  if (!isObject(document) || kind === undefined) return [breach(documentType, '$', noDocument)]
  const top: Found = { resource: document, place: { kind, path: '$', around: [] } }
  const all = [...resources(top)]
  const overview = overviewOf(all)
  const found: Breach[] = []
  for (const { resource, place } of all) {
    const context = { ...place, overview }
    for (const rule of rulesByKind.get(place.kind) ?? []) {
      const what = rule.check(resource, context)
      if (what !== undefined) found.push(breach(rule, place.path, what))
    }
  }
  return found
}
