import { presentation3, textGranularity } from '../context.js'
import type { Kind, Rule } from './rule.js'
import { section } from './rule.js'
import { httpUri } from './shape.js'

const all: readonly Kind[] = [
  'Collection', 'Manifest', 'Canvas', 'Range', 'AnnotationPage', 'Annotation', 'Image',
  'TextualBody', 'Link', 'Agent', 'Service', 'Reference',
] // prettier-ignore
const contexts = section('46-linked-data-context-and-extensions')

const contextOnTop: Rule = {
  name: 'context-on-top',
  section: contexts,
  of: all,
  check: (resource, { role }) =>
    role !== undefined && '@context' in resource
      ? 'Only the document itself may have a "@context".'
      : undefined,
}

const presentationLast: Rule = {
  name: 'context',
  section: contexts,
  of: all,
  check: ({ '@context': context }, { role }) => {
    if (role !== undefined || context === presentation3) return undefined
    const list: readonly unknown[] = Array.isArray(context) ? context : []
    return list.at(-1) === presentation3 && list.every((uri) => httpUri(uri) === undefined)
      ? undefined
      : `The "@context" must be ${presentation3}, alone or as the last of a list.`
  },
}

/** A property of an extension means nothing without its context. */
const granularityContext: Rule = {
  name: 'granularity-context',
  section: 'https://iiif.io/api/extension/text-granularity/#4-linked-data-context',
  of: all,
  check: ({ '@context': context }, { role, overview }) =>
    role === undefined && overview.granular && ![context].flat().includes(textGranularity)
      ? `A document with "textGranularity" must have the context ${textGranularity}.`
      : undefined,
}

/** Two resources with one id become one in a viewer. */
const uniqueIds: Rule = {
  name: 'unique-id',
  section: section('id'),
  of: ['Collection', 'Manifest', 'Canvas', 'Range', 'AnnotationPage', 'Annotation', 'Reference'],
  check: ({ id }, { overview, path }) => {
    const first = overview.repeated.get(path)
    return first && `The "id" ${String(id)} is that of ${first} already.`
  },
}

/** Rules of whole documents. */
export const documentRules: readonly Rule[] = [
  contextOnTop, presentationLast, granularityContext, uniqueIds,
] // prettier-ignore
