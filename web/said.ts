import { direction, spoken, spokenIn, type LanguageMap } from '../data/model/language.js'
import { attributes, html, type Html } from './html.js'
import type { Site } from './site.js'
import { interfaceLanguage } from './words.js'

/** `lang` and `dir` for an element whose words are in a language (BCP 47) other than its surroundings may be; nothing where none is known. */
export function spokenAs(language: string | undefined): Html {
  return attributes({
    lang: language,
    dir: language === undefined ? undefined : direction(language),
  })
}

/** Words in the language a reader of this site wants most, marked with their language where it is not the interface's. */
export function said(map: LanguageMap, site: Site): Html {
  const text = spoken(map, site.languages)
  const language = spokenIn(map, site.languages)
  if (language === undefined || language.split('-')[0] === interfaceLanguage(site.languages))
    return html`${text}`
  return html`<span ${spokenAs(language)}>${text}</span>`
}

/** Words in the language a reader of this site wants most, for where no markup can stand. */
export function plainly(map: LanguageMap, site: Site): string {
  return spoken(map, site.languages)
}

/** A language's name in the language of the interface, as it stands in a sentence: `'French'`, `'anglais'`; the tag itself where it has no name. */
export function languageName(tag: string, site: Site): string {
  try {
    const names = new Intl.DisplayNames([interfaceLanguage(site.languages)], { type: 'language' })
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** An instant (ISO 8601) as a day in the language of the interface, in UTC; the text itself where it is none. */
export function day(instant: string, site: Site): Html {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return html`${instant}`
  const language = interfaceLanguage(site.languages)
  // The day before the month, as records are dated, also in English.
  const shown = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(at)
  return html`<time datetime="${instant}">${shown}</time>`
}

/** A date in EDTF as HTML's `time` may tell it: a year, a month or a day; `undefined` for any other. https://html.spec.whatwg.org/#the-time-element */
export function htmlDate(edtf: string | undefined): string | undefined {
  return edtf !== undefined && /^\d{4}(-\d{2}){0,2}$/.test(edtf) ? edtf : undefined
}
