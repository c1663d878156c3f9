import { isLanguageTag, type LanguageMap } from '../model/language.js'
import { languageTag } from './languages.js'
import { each, type Entry, type Tell, type Written } from './written.js'

/** Words in one language or several, as `title: Memorandum` or `title: {en: Memorandum, fr: [Mémoire, Mémorandum]}`. */
export function words(
  value: Written,
  what: string,
  tell: Tell,
  language = 'none',
): LanguageMap | undefined {
  return mergedWords(each(value).map((one) => ofOne(one, what, tell, language)))
}

function ofOne(
  value: Written,
  what: string,
  tell: Tell,
  language: string,
): LanguageMap | undefined {
  if (value.kind === 'text') return { [language]: [value.text] }
  if (value.kind !== 'map') {
    if (value.kind === 'list')
      tell('warning', value.where, `${what} has a list within a list here, and it was left out.`)
    return undefined
  }
  return mergedWords(
    value.entries.map(({ key, where, value: inner }) => {
      const tag = mapKey(key)
      if (tag === undefined) {
        tell(
          'warning',
          where,
          `${what} has “${key}”, which is no language, and it was left out. Write language tags, such as en, fr or zh-Hant.`,
        )
        return undefined
      }
      return inner.kind === 'map' ? undefined : words(inner, what, tell, tag)
    }),
  )
}

/** Words of several places as one: the same language's are put after each other, and none is kept twice. */
export function mergedWords(maps: readonly (LanguageMap | undefined)[]): LanguageMap | undefined {
  const merged = new Map<string, readonly string[]>()
  for (const [language, texts] of maps.flatMap((map) => Object.entries(map ?? {}))) {
    merged.set(language, [...new Set([...(merged.get(language) ?? []), ...texts])])
  }
  return merged.size === 0 ? undefined : Object.fromEntries(merged)
}

/** A language as the key of a language map (which has no digits in it), or `'none'`; `undefined` where it is no language. */
export function mapKey(key: string): string | undefined {
  if (/^(none|@none|und|undetermined)$/i.test(key)) return 'none'
  const tag = languageTag(key)
  if (tag === undefined || isLanguageTag(tag)) return tag
  return tag.split('-')[0]
}

/** Whether all keys of a map are languages: `{en: …, fr: …}`. */
export function isByLanguage(entries: readonly Entry[]): boolean {
  return entries.length > 0 && entries.every(({ key }) => mapKey(key) !== undefined)
}
