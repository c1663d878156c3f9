/**
 * Words in each language they are known in, keyed by BCP 47 tag; `none` when the language is not known.
 * Every list holds at least one text. https://iiif.io/api/presentation/3.0/#44-language-of-property-values
 */
export type LanguageMap = Readonly<Record<string, readonly string[]>>

/** One text in one language (or in none that is known) as a language map. */
export function inLanguage(text: string, language = 'none'): LanguageMap {
  return { [language]: [text] }
}

/** Whether a text is a BCP 47 language tag that IIIF's language maps allow as a key (no digits, as its schema demands). */
export function isLanguageTag(tag: string): boolean {
  return /^[A-Za-z]{2,8}(-[A-Za-z]{1,8})*$/.test(tag)
}

/**
 * The words to show a reader: in the first of the wanted languages that is there, else without a language,
 * else in whatever language comes first. Several values of one language are joined with `; `.
 */
export function spoken(map: LanguageMap, wanted: readonly string[] = ['en']): string {
  const found =
    wanted.flatMap((tag) => [map[tag], map[tag.split('-')[0] ?? tag]]).find(Boolean) ??
    map['none'] ??
    Object.values(map)[0] ??
    []
  return found.join('; ')
}

/** Which language {@link spoken} would choose, for the `lang` of the element it stands in; `undefined` where none is known. */
export function spokenIn(map: LanguageMap, wanted: readonly string[] = ['en']): string | undefined {
  const keys = wanted.flatMap((tag) => [tag, tag.split('-')[0] ?? tag])
  const key = keys.find((tag) => map[tag]) ?? (map['none'] ? 'none' : Object.keys(map)[0])
  return key === 'none' ? undefined : key
}

const rightToLeft = /^(ar|arc|az-Arab|ckb|dv|fa|he|ks|ku-Arab|ps|sd|syr|ug|ur|yi)(-|$)/i

/** Direction in which a language is written, for HTML `dir` and IIIF `textDirection`-like uses. */
export function direction(language: string | undefined): 'ltr' | 'rtl' {
  return language !== undefined && rightToLeft.test(language) ? 'rtl' : 'ltr'
}
