import { parseEdtf, type EdtfDay, type EdtfEnd } from '../../data/model/edtf-date.js'
import type { ItemDate } from '../../data/model/item.js'

/** A day, a month or a year of the calendar. */
export interface Day {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/** A date as far as styles of citing know dates; any other stands as it was written. */
export type CitedDate =
  | { readonly literal: string }
  | {
      readonly from: Day
      /** The end of a span. */
      readonly to?: Day
      /** Whether it is about so, or perhaps so. */
      readonly doubt?: 'about' | 'perhaps'
    }

/** What a date says in EDTF, where it says a day, a month, a year, or a span of these. https://www.loc.gov/standards/datetime/ */
export function citedDate({ text, edtf = '' }: Pick<ItemDate, 'text' | 'edtf'>): CitedDate {
  const date = parseEdtf(edtf)
  const ends = date?.kind === 'interval' ? [date.interval.from, date.interval.to] : date?.kind === 'day' ? [date.day] : [] // prettier-ignore
  const days = ends.flatMap((end) => (typeof end === 'string' ? [] : (dayOf(end) ?? [])))
  const [from, to] = days
  if (!from || days.length < ends.length) return { literal: text }
  const doubt = ends.map(doubtOf).find(Boolean)
  return { from, ...(to && { to }), ...(doubt && { doubt }) }
}

function doubtOf(end: EdtfEnd): 'about' | 'perhaps' | undefined {
  if (typeof end === 'string') return undefined
  return end.isAbout ? 'about' : end.isUnsure ? 'perhaps' : undefined
}

/** A day of the calendar; nothing for a season, and where figures are not known. */
function dayOf({ year, month, day, season }: EdtfDay): Day | undefined {
  if (season || !/^-?\d{4}$/.test(year) || month === 'XX' || day === 'XX') return undefined
  return {
    year: Number(year),
    ...(month !== undefined && { month: Number(month) }),
    ...(day !== undefined && { day: Number(day) }),
  }
}

const months = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] // prettier-ignore
/** MLA abbreviates months of more than four letters. */
const shortMonths = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'] // prettier-ignore

function yearOf({ year }: Day): string {
  return year > 0 ? String(year) : `${1 - year} BCE`
}

/** `'March 12, 1956'` https://www.chicagomanualofstyle.org/book/ed17/part2/ch06/psec038.html */
const american = (day: Day) => {
  if (day.month === undefined) return yearOf(day)
  const month = months[day.month - 1] ?? ''
  return day.day === undefined ? `${month} ${yearOf(day)}` : `${month} ${day.day}, ${yearOf(day)}`
}

/** `'12 Mar. 1956'` https://style.mla.org/format-dates-in-works-cited/ */
const dayFirst = (day: Day) =>
  [day.day, day.month && shortMonths[day.month - 1], yearOf(day)].filter(Boolean).join(' ')

/** `'1956, March 12'` https://apastyle.apa.org/style-grammar-guidelines/references/elements-list-entry#date */
const yearFirst = (day: Day) => {
  const rest = [day.month && months[day.month - 1], day.day].filter(Boolean).join(' ')
  return rest === '' ? yearOf(day) : `${yearOf(day)}, ${rest}`
}

const written = { american, dayFirst, yearFirst } as const

/** A date in a style's way of writing it; what is no date of the calendar as the record has it. */
export function dateIn(form: keyof typeof written, date: CitedDate): string {
  if ('literal' in date) return date.literal
  const write = written[form]
  const span = date.to ? `${write(date.from)}–${write(date.to)}` : write(date.from)
  return doubted(span, date.doubt)
}

/** The year or years alone, as references in the running text give them. */
export function yearIn(date: CitedDate): string {
  if ('literal' in date) return date.literal
  const [from, to] = [yearOf(date.from), yearOf(date.to ?? date.from)]
  return doubted(from === to ? from : `${from}–${to}`, date.doubt)
}

function doubted(date: string, doubt: 'about' | 'perhaps' | undefined): string {
  if (doubt === undefined) return date
  return doubt === 'about' ? `ca. ${date}` : `${date}?`
}

/** Whether a date says no more than a year. */
export function isYear(date: CitedDate): boolean {
  return 'literal' in date || (date.from.month === undefined && date.to?.month === undefined)
}
