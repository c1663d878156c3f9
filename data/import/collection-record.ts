import type { Finding } from '../model/finding.js'
import { collectionId } from '../model/ids.js'
import type { CollectionRecord } from './record.js'
import { words } from './words.js'
import {
  each,
  findingList,
  given,
  inFileOrder,
  keyOf,
  oneText,
  under,
  type Tell,
  type Written,
} from './written.js'
import { yamlValue } from './yaml.js'

const known = {
  id: ['id'],
  title: ['title', 'name', 'dc:title'],
  abstract: ['abstract', 'description', 'summary', 'scope and content', 'dc:description'],
  reference: ['reference code', 'reference', 'identifier', 'shelfmark', 'dc:identifier'],
  order: ['order', 'items', 'members', 'contents', 'collections'],
}

/**
 * Reads `collection.yaml` or `collection.json`.
 * @param name what to call the file in findings
 */
export function collectionRecord(
  bytes: Uint8Array,
  name: string,
): { readonly record?: CollectionRecord; readonly findings: readonly Finding[] } {
  const { findings, tell } = findingList()
  const { value, findings: found } = yamlValue(bytes, name)
  findings.push(...found)
  const record = value?.kind === 'map' ? ofMap(value, tell) : undefined
  if (value?.kind === 'nothing') tell('warning', name, 'The record is empty.')
  else if (value && !record) {
    tell('error', value.where, 'A record is made of keys and values. Begin with: title: …')
  }
  const faulty = found.some(({ level }) => level === 'error')
  return { ...given({ record }), findings: inFileOrder(findings, faulty) }
}

function ofMap(value: Written, tell: Tell): CollectionRecord {
  const names = Object.values(known).flat()
  for (const { key, where } of value.kind === 'map' ? value.entries : []) {
    if (names.includes(keyOf(key))) continue
    tell(
      'note',
      where,
      `“${key.slice(0, 80)}” is not used of a collection. Used are title, abstract, reference code, id and order.`,
    )
  }
  return {
    ...given({
      id: id(under(value, ...known.id), tell),
      title: words(under(value, ...known.title), 'The title', tell),
      abstract: words(under(value, ...known.abstract), 'The abstract', tell),
      referenceCode: oneText(under(value, ...known.reference), 'The reference code', tell),
    }),
    order: each(under(value, ...known.order)).flatMap((one) => member(one, tell)),
  }
}

/** A folder's name or an id, alone or as `{item: …}`. */
function member(value: Written, tell: Tell): string[] {
  const named =
    value.kind === 'map' ? under(value, 'item', 'folder', 'collection', 'id', 'file') : value
  const text = oneText(named, 'A member of the collection', tell)
  if (text === undefined && value.kind === 'map') {
    tell(
      'warning',
      value.where,
      'A member of the collection has no name here. Write the name of its folder, or its id.',
    )
  }
  return text === undefined ? [] : [text]
}

function id(value: Written, tell: Tell) {
  const text = oneText(value, 'The id', tell)
  const parsed = text === undefined ? undefined : collectionId(text)
  if (text !== undefined && parsed === undefined) {
    tell(
      'error',
      value.where,
      `“${text.slice(0, 80)}” cannot be an id. Use letters, figures and hyphens.`,
    )
  }
  return parsed
}
