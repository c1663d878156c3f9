import type { LanguageMap } from '../data/model/language.js'
import { isLanguageTag } from '../data/model/language.js'
import type { Profile } from './profile.js'

/** The archive's languages as far as IIIF allows them as keys; English where there are none. */
export function archiveLanguages(profile: Profile): readonly string[] {
  const tags = profile.languages.filter(isLanguageTag)
  return tags.length > 0 ? tags : ['en']
}

/** What a language is called in another: `('de', 'fr')` gives `'allemand'`. The tag itself where it has no name. */
export function languageName(tag: string, spokenIn: string): string {
  try {
    return new Intl.DisplayNames([spokenIn], { type: 'language', fallback: 'code' }).of(tag) ?? tag
  } catch {
    // Not a tag at all: what the record says is better than nothing.
    return tag
  }
}

/** What some languages are called, in each of the archive's languages. */
export function languageNames(tags: readonly string[], spokenIn: readonly string[]): LanguageMap {
  return Object.fromEntries(
    spokenIn.map((language) => [language, tags.map((tag) => languageName(tag, language))]),
  )
}

/** A text's language as far as it is a BCP 47 tag, digits and all: `'es-419'`. https://www.rfc-editor.org/info/bcp47 */
export function bodyLanguage(tag: string | undefined): string | undefined {
  return tag !== undefined && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined
}
