import { itemId, type ItemId } from '../../data/model/ids.js'

/** https://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm: labels of a domain, each begun by a letter, and at least two. */
const lawful = /^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9-]*)+$/

/** Whether a text can stand for a repository in identifiers. */
export function isNamespace(text: string): boolean {
  return lawful.test(text)
}

/** What stands for a repository by its public address: its host; where that is no domain, a name that nobody has (RFC 2606). */
export function namespaceOf(root: string): string {
  const { hostname } = new URL(root)
  return isNamespace(hostname) ? hostname : 'archive.invalid'
}

/** Characters that mean nothing of their own in the last part, and so are not to be escaped. https://www.rfc-editor.org/rfc/rfc2396#section-2.2 */
const reserved = /%(?:3B|2F|3A|40|26|3D|2B|24|2C)/g

/** An item's identifier for harvesters: `'oai:archive.example.org:ark:/12345/abc'`. */
export function oaiIdentifier(namespace: string, item: ItemId): string {
  const local = encodeURIComponent(item).replace(reserved, (escape) => decodeURIComponent(escape))
  return `oai:${namespace}:${local}`
}

/** The id of the item that an identifier names, whether such an item was ever here or not; `undefined` where it names none of this repository. */
export function itemOfIdentifier(namespace: string, identifier: string): ItemId | undefined {
  const prefix = `oai:${namespace}:`
  if (!identifier.startsWith(prefix)) return undefined
  try {
    return itemId(decodeURIComponent(identifier.slice(prefix.length)))
  } catch {
    return undefined
  }
}

/** Whether an identifier is a URI at all, and so can be said again in the answer. https://www.rfc-editor.org/rfc/rfc3986#section-4.3 */
export function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:(?:[\w\-.~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/.test(text)
}
