import { spoken } from '../../data/model/language.js'
import { itemId } from '../../data/model/ids.js'
import type { Repository } from '../../manifests/oai-pmh/identify.js'
import { namespaceOf, oaiIdentifier } from '../../manifests/oai-pmh/identifier.js'
import { utcSecond } from '../../manifests/oai-pmh/span.js'
import type { Archive } from '../archive.js'

/** What stands for the archive in identifiers. */
export function namespaceIn({ addresses, settings }: Archive): string {
  return settings['oai-identifier'] ?? namespaceOf(addresses.root)
}

/**
 * What the archive says of itself to harvesters.
 * @param now for an archive that has nothing yet: whatever will be in it is not older
 */
export function repositoryOf(archive: Archive, now: string): Repository {
  const { addresses, harvest, settings } = archive
  const namespace = namespaceIn(archive)
  const [first] = harvest.newest({ of: null, limit: 1 })
  const example = first?.item ?? itemId('example')
  return {
    name: spoken(settings.title, settings.languages),
    baseUrl: addresses.oai,
    // Who keeps a web server has this address: https://www.rfc-editor.org/rfc/rfc2142#section-5
    adminEmail: settings['admin-email'] ?? `webmaster@${namespace}`,
    earliest: utcSecond(harvest.begins() ?? now),
    namespace,
    sample: example === undefined ? `oai:${namespace}:example` : oaiIdentifier(namespace, example),
  }
}
