import {
  parseEdtf,
  type EdtfDay,
  type EdtfEnd,
  type EdtfInterval,
} from '../data/model/edtf-date.js'
import type { ItemDate } from '../data/model/item.js'
import type { Site } from './site.js'
import { interfaceLanguage, wordsIn, type InterfaceLanguage, type Words } from './words.js'

/** The date of a record as a reader is told it: as it was written; in words where it was written as EDTF. */
export function dateInWords({ text, edtf }: ItemDate, site: Pick<Site, 'languages'>): string {
  return edtf === undefined || text.trim() !== edtf ? text : (spokenDate(edtf, site) ?? text)
}

/**
 * A date in EDTF (levels 0 and 1, and sets) in the words of the interface: `'1956-10-30'` is “30 October 1956”, `'1956?'` “1956, uncertain”, `'195X'` “the 1950s”,
 * `'1950/1956'` “from 1950 to 1956”; `undefined` where it is no such date. https://www.loc.gov/standards/datetime/
 */
export function spokenDate(edtf: string, site: Pick<Site, 'languages'>): string | undefined {
  const language = interfaceLanguage(site.languages)
  const speech = { language, words: wordsIn(site.languages) }
  const date = parseEdtf(edtf)
  if (!date) return undefined
  if (date.kind === 'day') return dayInWords(date.day, speech)
  if (date.kind === 'interval') return intervalInWords(date.interval, speech)
  const { or, and } = speech.words.inWords
  const said = date.members.map((one) =>
    'from' in one ? intervalInWords(one, speech) : dayInWords(one, speech),
  )
  const joint = date.of === 'one' ? or : and
  return said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')}${joint}${said.at(-1) ?? ''}` // prettier-ignore
}

/** A year of ISO 8601, which counts a year 0, as people count them. */
export function yearInWords(year: number, words: Words): string {
  return year > 0 ? String(year) : words.browsing.beforeChrist(1 - year)
}

interface Speech {
  readonly language: InterfaceLanguage
  readonly words: Words
}

function intervalInWords({ from, to }: EdtfInterval, speech: Speech): string {
  const { inWords } = speech.words
  const [start, end] = [from, to].map((one) => typeof one !== 'string' && dayInWords(one, speech))
  // A decade as an end would bend the words around it, in each language in another way.
  if (isSpread(from) || isSpread(to)) return [start, '–', end].filter(Boolean).join(' ')
  if (start && end) return inWords.span(start, end)
  if (start) return to === 'open' ? inWords.since(start) : inWords.unknownEnd(start)
  return end ? (from === 'open' ? inWords.until(end) : inWords.unknownStart(end)) : ''
}

const isSpread = (end: EdtfEnd) => typeof end !== 'string' && end.year.includes('X')

function dayInWords(day: EdtfDay, { language, words }: Speech): string {
  const { inWords } = words
  const plain = day.year.includes('X') ? spread(day.year, words) : exact(day, { language, words })
  const about = day.isAbout ? inWords.about(plain) : plain
  return day.isUnsure ? inWords.uncertain(about) : about
}

/** A decade, a century, a millennium. */
function spread(year: string, words: Words): string {
  const [from, to] = ['0', '9'].map((figure) => Number(year.replaceAll('X', figure)))
  const [first = 0, last = 0] = [from, to]
  if (first > 0 && /^\d{3}X$/.test(year)) return words.inWords.decade(first)
  if (first > 0 && /^\d\dXX$/.test(year)) return words.inWords.century(first / 100 + 1)
  const ends = [Math.min(first, last), Math.max(first, last)].map((one) => yearInWords(one, words))
  return words.inWords.millennium(ends[0] ?? '', ends[1] ?? '')
}

function exact(date: EdtfDay, { language, words }: Speech): string {
  const { inWords } = words
  const year = yearInWords(Number(date.year), words)
  if (date.season) return inWords.season(inWords.seasons[date.season - 1] ?? '', year)
  if (date.month === undefined || date.month === 'XX') return year
  const month = named(date.month, undefined, year, language)
  if (date.day === 'XX') return inWords.dayOfMonth(month)
  return date.day === undefined ? month : named(date.month, date.day, year, language)
}

/** A month, or a day of it, as the language writes it; the day before the month, as records are dated, in English too. */
function named(
  month: string,
  day: string | undefined,
  year: string,
  language: InterfaceLanguage,
): string {
  // Of the year 2000, which has all days; its own year is set in.
  const at = new Date(Date.UTC(2000, Number(month) - 1, Number(day ?? '1')))
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(day !== undefined && { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format
    .formatToParts(at)
    .map(({ type, value }) => {
      if (type === 'year') return year
      return type === 'day' && value === '1' && language === 'fr' ? '1er' : value
    })
    .join('')
}
