import type { Item, Rights } from '../data/model/item.js'
import type { Profile } from './profile.js'

const creativeCommons =
  /^https?:\/\/(?:www\.)?creativecommons\.org\/((?:licenses|publicdomain)\/[a-z0-9+-]+\/\d\.\d(?:\/[a-z]{2})?)(?:\/(?:deed|legalcode).*)?\/?$/i
const rightsStatements =
  /^https?:\/\/(?:www\.)?rightsstatements\.org\/(?:vocab|page)\/([A-Za-z-]+\/\d\.\d)\/?(?:\?.*)?$/

/**
 * The URI that machines know a licence by: `http`, and without what people's pages add to it, however it was copied.
 * `undefined` where it is neither of creativecommons.org nor of rightsstatements.org.
 * https://iiif.io/api/presentation/3.0/#rights
 */
export function rightsUri(written: string): string | undefined {
  const licence = creativeCommons.exec(written)?.[1]
  if (licence !== undefined) return `http://creativecommons.org/${licence.toLowerCase()}/`
  const statement = rightsStatements.exec(written)?.[1]
  return statement === undefined ? undefined : `http://rightsstatements.org/vocab/${statement}/`
}

/** The rights that hold for an item: its own, or the archive's where its record says nothing at all. */
export function rightsOf(item: Item, profile: Profile): Rights {
  const silent = item.rights.uri === undefined && item.rights.statement === undefined
  return silent && profile.defaultRights !== undefined
    ? { uri: profile.defaultRights }
    : item.rights
}
