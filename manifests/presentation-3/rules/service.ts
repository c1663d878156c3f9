import type { Rule } from './rule.js'
import { section } from './rule.js'
import { httpUri, objectsIn, words } from './shape.js'

const identity: Rule = {
  name: 'service-identity',
  section: section('service'),
  of: ['Service'],
  check: (service) => {
    const at = '@id' in service || '@type' in service
    if (at && ('id' in service || 'type' in service))
      return 'A service must have either "id" and "type" or "@id" and "@type", not both.'
    const [id, type] = at ? (['@id', '@type'] as const) : (['id', 'type'] as const)
    const complaint = httpUri(service[id]) ?? words(service[type])
    return complaint && `The "${id}" and "${type}" of a service must name it: one of them ${complaint}.`
  },
} // prettier-ignore

/** One service without a profile keeps Mirador from showing any image. */
const profile: Rule = {
  name: 'service-profile',
  section: section('profile'),
  of: ['Service'],
  check: (service) =>
    service['profile'] === undefined ? 'A service must have a "profile".' : undefined,
}

const versions = ['ImageService3', 'ImageService2']

/** Viewers take the first service that they understand. */
const newestFirst: Rule = {
  name: 'newest-service-first',
  section: section('service'),
  of: ['Image'],
  check: ({ service }) => {
    const found = objectsIn(service)
      .map((of) => versions.indexOf(String(of['type'] ?? of['@type'])))
      .filter((version) => version >= 0)
    return found.some((version, at) => version < (found[at - 1] ?? version))
      ? 'The image service of version 3 must come before that of version 2.'
      : undefined
  },
}

/** Rules of services. */
export const serviceRules: readonly Rule[] = [identity, profile, newestFirst]
