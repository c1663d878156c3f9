import type { Field } from '../model/item.js'
import type { LanguageMap } from '../model/language.js'
import { languageTag } from './languages.js'
import type { Said } from './sayings.js'
import { isByLanguage, mergedWords, words } from './words.js'
import { each, textAt, type Tell, type Written } from './written.js'

/**
 * What a record says that no element stands for, as fields in the order of the record. A note tells of each name that
 * is not Dublin Core's, for it may be a slip of the pen.
 */
export function furtherFields(said: readonly Said[], tell: Tell): Field[] {
  const fields = new Map<string, { label: LanguageMap; values: (LanguageMap | undefined)[] }>()
  for (const { key, where, value } of said) {
    const language = key.english ? 'en' : 'none'
    const label = key.english ? key.label.charAt(0).toUpperCase() + key.label.slice(1) : key.label
    if (!key.english) {
      tell(
        'note',
        where,
        `“${key.label.slice(0, 80)}” is no name that is known here; it is shown as a field of its own.`,
      )
    }
    const field = fields.get(label) ?? { label: { [language]: [label] }, values: [] }
    fields.set(label, field)
    field.values.push(words(flat(value), `The field ${label}`, tell, key.language))
  }
  return [...fields.values()].flatMap(({ label, values }) => {
    const value = mergedWords(values)
    return value ? [{ label, value }] : []
  })
}

/** Values within values as lines `name: value`, for a field holds plain text. */
function flat(value: Written): Written {
  if (value.kind === 'list') {
    return { ...value, items: value.items.flatMap((one) => each(flat(one))) }
  }
  if (value.kind !== 'map' || isByLanguage(value.entries)) return value
  const items = value.entries.flatMap((entry) =>
    each(flat(entry.value)).flatMap((one) =>
      one.kind === 'text' ? [textAt(one.where, `${entry.key}: ${one.text}`)] : [],
    ),
  )
  return { kind: 'list', where: value.where, items }
}

/** The languages of a document, as BCP 47 tags; a language that is not known is said to be `unknown` and becomes a field. */
export function documentLanguages(
  said: readonly Said[],
  tell: Tell,
): { readonly languages: readonly string[]; readonly unknown: readonly Said[] } {
  const languages = new Set<string>()
  const unknown: Said[] = []
  for (const one of said) {
    for (const value of each(one.value)) {
      for (const word of value.kind === 'text'
        ? value.text.split(/\s*(?:[,;/|]|\band\b)\s*/)
        : ['']) {
        const tag = languageTag(word)
        if (tag !== undefined) languages.add(tag)
        else if (word !== '' || value.kind !== 'text') {
          tell(
            'warning',
            value.where,
            `“${word.slice(0, 40)}” is no language that is known. Write its tag, such as en, fr or zh-Hant.`,
          )
          unknown.push({ ...one, value: textAt(value.where, word) })
        }
      }
    }
  }
  return { languages: [...languages], unknown }
}
