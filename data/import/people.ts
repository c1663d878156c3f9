import type { Agent } from '../model/item.js'
import { inLanguage, type LanguageMap } from '../model/language.js'
import type { Said } from './sayings.js'
import { webAddress } from './web-address.js'
import { isByLanguage, words } from './words.js'
import { each, keyOf, onlyKeys, under, type Entry, type Tell, type Written } from './written.js'

const names = ['name', 'person', 'body']
const roles = ['role', 'roles', 'as', 'relation']
const uris = ['uri', 'url', 'id', 'same as', 'authority', 'viaf', 'gnd', 'wikidata']

/**
 * People and bodies of a record: `author: P. Example`, `to: [A, B]`, `people: [{name, role, uri}]`,
 * `people: {author: A, interpreter: B}`, or `people: A (interpreter)`.
 */
export function agents(said: readonly Said[], tell: Tell): Agent[] {
  return said.flatMap(({ key, value }) => {
    // `people: X` says no role; Dublin Core calls such a one a contributor.
    const shared = ['people', 'person', 'agent', 'name', 'bodie'].includes(
      key.name.replace(/s$/, ''),
    )
    const role = inLanguage(shared ? 'contributor' : key.name, 'en')
    return each(value).flatMap((one) => ofOne(one, role, shared, key.language, tell))
  })
}

function ofOne(
  value: Written,
  role: LanguageMap,
  shared: boolean,
  language: string,
  tell: Tell,
): Agent[] {
  if (value.kind === 'text')
    return [
      shared
        ? withRoleBehind(value.text, role, language)
        : { name: { [language]: [value.text] }, role },
    ]
  if (value.kind !== 'map') {
    tell('warning', value.where, 'A list within a list of people was left out. Write one list.')
    return []
  }
  if (under(value, ...names).kind !== 'nothing') return named(value, role, tell)
  if (isByLanguage(value.entries)) {
    const name = words(value, 'A name', tell)
    return name ? [{ name, role }] : []
  }
  if (shared && !value.entries.some(isAbout)) {
    return value.entries.flatMap((entry) =>
      each(entry.value).flatMap((one) => ofOne(one, inLanguage(entry.key), false, 'none', tell)),
    )
  }
  tell(
    'warning',
    value.where,
    'A person has no name here, and was left out. Write {name: …, role: …}.',
  )
  return []
}

/** Whether a key describes one person, and is no role. */
function isAbout({ key }: Entry): boolean {
  return [...roles, ...uris].includes(keyOf(key))
}

function named(value: Written, role: LanguageMap, tell: Tell): Agent[] {
  onlyKeys(value, [...names, ...roles, ...uris], 'A person', tell)
  const name = words(under(value, ...names), 'A name', tell)
  const uri = webAddress(under(value, ...uris), 'The address of a person', tell)
  if (!name) return []
  const own = words(under(value, ...roles), 'A role', tell)
  return [{ name, role: own ?? role, ...(uri !== undefined && { uri }) }]
}

/** `'P. Example (interpreter)'`; what begins with a capital or a figure in brackets is part of the name. */
function withRoleBehind(text: string, role: LanguageMap, language: string): Agent {
  const [, name, behind] = /^(.+?)\s*\((\p{Ll}[\p{L}\s-]{2,40})\)$/u.exec(text) ?? []
  if (name === undefined || behind === undefined) return { name: { [language]: [text] }, role }
  return { name: { [language]: [name] }, role: inLanguage(behind) }
}
