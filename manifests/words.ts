import type { LanguageMap } from '../data/model/language.js'
import { isLanguageTag, spokenIn } from '../data/model/language.js'

/** Words as a document holds them: a language map with keys that IIIF allows. */
export type Words = Record<string, string[]>

/** The longest beginning of a language tag that may be a key: `'es-419'` gives `'es'`; `'none'` where there is none. */
export function languageKey(tag: string): string {
  const parts = tag.split('-')
  for (let length = parts.length; length > 0; length--) {
    const key = parts.slice(0, length).join('-')
    if (isLanguageTag(key)) return key
  }
  return 'none'
}

/**
 * A plain text so that no viewer takes it for HTML: IIIF tells the two apart by `<` at the start and `>` at the end,
 * and recommends a space after such plain text. https://iiif.io/api/presentation/3.0/#45-html-markup-in-property-values
 */
export function plain(text: string): string {
  return /^<[^]*>$/.test(text) ? `${text} ` : text
}

/** Joins the lists of keys that become the same. */
function gathered(entries: Iterable<readonly [string, readonly string[]]>): Words {
  const words = new Map<string, string[]>()
  for (const [tag, texts] of entries) {
    const key = languageKey(tag)
    if (texts.length > 0) words.set(key, [...(words.get(key) ?? []), ...texts])
  }
  return Object.fromEntries(words)
}

/** A language map of plain texts as a document holds it. Empty lists are left out. */
export function words(map: LanguageMap): Words {
  return gathered(Object.entries(map).map(([tag, texts]) => [tag, texts.map(plain)]))
}

/** The same for what must not be empty: other words stand in. */
export function wordsOr(map: LanguageMap, otherwise: LanguageMap): Words {
  const found = words(map)
  return Object.keys(found).length > 0 ? found : words(otherwise)
}

/** Words that are markup already, or plain text already made safe. */
export function wordsAsTheyAre(map: LanguageMap): Words {
  return gathered(Object.entries(map))
}

/** Languages of any of some maps, without `none` where any language is known. */
function languagesOf(maps: readonly LanguageMap[]): readonly string[] {
  const tags = [...new Set(maps.flatMap((map) => Object.keys(map)))]
  const known = tags.filter((tag) => tag !== 'none')
  return known.length > 0 ? known : tags
}

/** A map's texts for a reader of a language; in another language where it has none in that one. */
export function saidIn(map: LanguageMap, language: string): readonly string[] {
  return map[spokenIn(map, [language]) ?? 'none'] ?? []
}

/**
 * Several things in one language map. Viewers show the values of the one language that suits the reader
 * (https://iiif.io/api/presentation/3.0/#44-language-of-property-values), so a thing that is not known in a language
 * is said there in whatever language it is known in; else it would vanish beside one that is.
 * @param names the words of a thing that decide which languages there are
 * @param said how a thing is written for a reader of a language
 */
export function together<Thing>(
  things: readonly Thing[],
  names: (thing: Thing) => readonly LanguageMap[],
  said: (thing: Thing, language: string) => readonly string[],
): LanguageMap {
  return Object.fromEntries(
    languagesOf(things.flatMap(names)).map((language) => [
      language,
      things.flatMap((thing) => said(thing, language)),
    ]),
  )
}

/** Several language maps in one, as {@link together} does; each map's values stay separate. */
export function merged(maps: readonly LanguageMap[]): LanguageMap {
  return together(maps, (map) => [map], saidIn)
}
