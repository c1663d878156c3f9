import type { ItemDate } from '../model/item.js'
import { inLanguage, type LanguageMap } from '../model/language.js'
import { edtfOf } from './edtf.js'
import type { Said } from './sayings.js'
import { words } from './words.js'
import { each, oneText, onlyKeys, under, type Tell, type Written } from './written.js'

const texts = ['date', 'text', 'value', 'when', 'edtf']
const whats = ['what', 'of', 'kind', 'type', 'label', 'event']

/**
 * Dates of a record: `date: 1956-10-30`, `dates: {date of the talk: 1956-10-30, filed: 21 November 1956}`, or a list of
 * `{what, date}`. What is no date that is understood is kept as it is written, with a note.
 */
export function itemDates(said: readonly Said[], tell: Tell): ItemDate[] {
  return said.flatMap(({ key, value }) => {
    const name = key.name === 'dates' ? 'date' : key.name.replace(/^date (?=(created|issued)$)/, '')
    return each(value).flatMap((one) =>
      ofOne(one, inLanguage(name, key.english ? 'en' : key.language), tell),
    )
  })
}

function ofOne(value: Written, what: LanguageMap, tell: Tell): ItemDate[] {
  if (value.kind === 'map' && under(value, ...texts).kind === 'nothing') {
    return value.entries.flatMap(({ key, value: inner }) =>
      each(inner).flatMap((one) => dated(one, inLanguage(key), tell)),
    )
  }
  if (value.kind !== 'map') return dated(value, what, tell)
  onlyKeys(value, [...texts, ...whats], 'A date', tell)
  const own = words(under(value, ...whats), 'What the date is of', tell)
  const edtf = oneText(under(value, 'edtf'), 'The date', tell)
  return dated(under(value, ...texts), own ?? what, tell, edtf)
}

function dated(value: Written, what: LanguageMap, tell: Tell, given?: string): ItemDate[] {
  const text = oneText(value, 'The date', tell)
  if (text === undefined) return []
  const { edtf, unsure } = edtfOf(given ?? text)
  if (unsure !== undefined) tell('note', value.where, unsure)
  return [{ what, text, ...(edtf !== undefined && { edtf }) }]
}
