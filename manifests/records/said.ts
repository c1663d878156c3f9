import { spokenIn, type LanguageMap } from '../../data/model/language.js'
import { bodyLanguage } from '../languages.js'
import { writable } from '../text-files/xml.js'

/** One text as a record holds it, with its language where that is known. */
export interface Said {
  readonly text: string
  /** BCP 47, as `xml:lang` takes it. */
  readonly language?: string
}

/** A text without what XML cannot carry and without blanks around it; empty where nothing is left. */
export function trimmed(text: string): string {
  return writable(text).trim()
}

/** Every text of a language map that says something, in the map's order, none of them twice. */
export function said(map: LanguageMap | undefined): readonly Said[] {
  const found = new Map<string, Said>()
  for (const [tag, texts] of Object.entries(map ?? {})) {
    const language = tag === 'none' ? undefined : bodyLanguage(tag)
    for (const text of texts.map(trimmed).filter((one) => one !== ''))
      found.set(JSON.stringify([language, text]), language === undefined ? { text } : { text, language }) // prettier-ignore
  }
  return [...found.values()]
}

/** The texts of one language alone, the one that suits the archive's readers, for what can be said once only. */
export function saidOnce(map: LanguageMap | undefined, languages: readonly string[]): string {
  const all = said(map)
  const tag = spokenIn(map ?? {}, languages)
  const wanted = all.filter(({ language }) => language === tag)
  return (wanted.length > 0 ? wanted : all.slice(0, 1)).map(({ text }) => text).join('; ')
}

/** A label and its value, `'Stamp: RECEIVED'`, in each language that the value is known in. */
export function labelled(label: LanguageMap, value: LanguageMap): readonly Said[] {
  return said(value).map(({ text, language }) => {
    const name = saidOnce(label, language === undefined ? [] : [language])
    const full = name === '' ? text : `${name}: ${text}`
    return language === undefined ? { text: full } : { text: full, language }
  })
}
