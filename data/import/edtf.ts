import { parse } from 'edtf'
import { monthNumber } from './months.js'

/** A date as EDTF, or why it is none. */
export interface Understood {
  readonly edtf?: string
  /** A sentence, where there is something to say. */
  readonly unsure?: string
}

/**
 * A date in words or figures as EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/): `'30 October 1956'`,
 * `'Oct. 1956'`, `'30.10.1956'`, `'c. 1956'`, `'1950-1956'`, or EDTF itself. A date that could mean two days is none.
 */
export function edtfOf(text: string): Understood {
  const date = text.trim()
  if (
    /^(undated|no date|n\.? ?d\.?|s\.? ?d\.?|o\.? ?d\.?|ohne datum|sans date|unknown)$/i.test(date)
  )
    return {}
  if (date.length <= 80) {
    const edtf = isEdtf(date) ? date : (qualified(date) ?? range(date) ?? single(date))
    if (edtf !== undefined && isEdtf(edtf)) return { edtf }
  }
  const either = twoReadings(date)
  if (either) {
    return {
      unsure: `“${date}” can be ${either.join(' or ')}. It is shown as written; write the one that is meant.`,
    }
  }
  return {
    unsure: `“${date.slice(0, 80)}” was not understood as a date; it is shown as written. Dates such as 1956-10-30, 1956-10 or “30 October 1956” are understood.`,
  }
}

/** Whether a text is EDTF with whole years. (The package also takes `19` for a century, `[1956]` for a set: an archivist means other things.) */
export function isEdtf(text: string): boolean {
  if (text.length > 80 || !/\d{3}[\dX]/.test(text) || /^-?\d{1,3}$|^\[[^,.]*\]$/.test(text))
    return false
  try {
    parse(text, { level: 2 })
    return true
  } catch {
    return false
  }
}

/** `'c. 1956'`, `'1956 (?)'`, `'[30 October 1956]'`: the date with EDTF's sign for about, or for not sure. */
function qualified(date: string): string | undefined {
  const about =
    /^(?:circa|ca\.?|c\.|c(?=\s?\d)|about|approx(?:\.|imately)?|around|um|gegen|vers|environ|env\.)\s*(.+)$/i
  const unsure = /^\[(.+?)\??\]$|^(.+?)\s*(?:\?|\(\?\))$/
  const meant = (inner: string) => (isEdtf(inner) ? inner : single(inner))
  const near = about.exec(date)?.[1]
  if (near !== undefined) return suffixed(meant(near), '~')
  const [, inBrackets, before] = unsure.exec(date) ?? []
  const doubted = inBrackets ?? before
  return doubted === undefined ? undefined : suffixed(meant(doubted), '?')
}

function suffixed(edtf: string | undefined, sign: '~' | '?'): string | undefined {
  return edtf !== undefined && /^[\dX-]+$/.test(edtf) ? edtf + sign : undefined
}

/** `'1950-56'`, `'3–5 October 1956'`, `'between May and June 1956'`: what the first date leaves out is the second's. */
function range(date: string): string | undefined {
  const [, from, to] = /^(\d{4})\s*[-–—]\s*(\d{2}|\d{4})$/.exec(date) ?? []
  if (from !== undefined && to !== undefined)
    return interval(from, from.slice(0, 4 - to.length) + to)
  const [first, second, ...more] = ends(date)
  if (first === undefined || second === undefined || more.length > 0) return undefined
  const rest = second.replace(/^\D*\d{1,2}(st|nd|rd|th|er|\.)?\s+(?=\p{L})/u, '')
  const start = [first, `${first} ${second.slice(-4)}`, `${first} ${rest}`]
    .map(single)
    .find((one) => one !== undefined)
  return interval(start, single(second))
}

/** What stands on either side of a dash or of “to”; of “and” only behind “between”, for else it means two dates. */
function ends(date: string): string[] {
  const between = /^(?:between|zwischen|entre)\s+(.+)\s+(?:and|und|et)\s+(.+)$/i.exec(date)
  if (between) return between.slice(1)
  return date
    .replace(/^(from|von|vom|du|de)\s+/i, '')
    .split(/\s+(?:-|\/|to|until|till|bis|au|a|à)\s+|\s*[–—]\s*/i)
}

function interval(from: string | undefined, to: string | undefined): string | undefined {
  return from !== undefined && to !== undefined && from < to ? `${from}/${to}` : undefined
}

interface Day {
  readonly year?: string | undefined
  readonly month?: string | undefined
  readonly day?: string | undefined
}

const year = String.raw`(?<year>\d{4})`
const day = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|\.)?`
const month = String.raw`(?<month>\p{L}{3,}|\d{1,2})\.?`
const word = String.raw`(?<month>\p{L}{3,})\.?`

/** Ways to write a date. `30/10/1956` is no row: which figure is the month must be found out. */
const ways = [
  `^${day} (?:of |de )?${word} ${year}$`,
  `^${word} ${day} ${year}$`,
  `^${year} ${word} ${day}$`,
  `^${word} ${year}$`,
  `^${year} ${word}$`,
  String.raw`^(?<month>\d{1,2})[/.]${year}$`,
  String.raw`^(?<day>\d{1,2})\. ?${month} ?${year}$`,
  String.raw`^${year}[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$`,
  `^${year}$`,
].map((pattern) => new RegExp(pattern, 'iu'))

/** One day, month, year or decade as EDTF. */
function single(text: string): string | undefined {
  const plain = text
    .replace(/,/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(the|den|am|le|on) /i, '')
  const decade = /^(\d{3})0(?:'?s|er)$/i.exec(plain)?.[1]
  if (decade !== undefined) return `${decade}X`
  for (const way of ways) {
    const found = way.exec(plain)?.groups
    const edtf = found && isoDate(found)
    if (edtf !== undefined) return edtf
  }
  const readings = figures(plain)
  return readings.length === 1 ? readings[0] : undefined
}

/** The days that three figures can be: `'30/10/1956'` one, `'02/03/1956'` two. */
function figures(text: string): string[] {
  const [, a, b, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  const readings = [isoDate({ year, month: b, day: a }), isoDate({ year, month: a, day: b })]
  return [...new Set(readings.filter((one) => one !== undefined && isEdtf(one)))] as string[]
}

function twoReadings(date: string): string[] | undefined {
  const readings = figures(date)
  return readings.length === 2 ? readings : undefined
}

function isoDate({ year, month, day }: Day): string | undefined {
  if (year === undefined) return undefined
  if (month === undefined) return year
  const number = /^\d+$/.test(month) ? Number(month) : monthNumber(month)
  if (number === undefined || number < 1 || number > 12) return undefined
  const two = (value: string | number) => String(value).padStart(2, '0')
  return [year, two(number), ...(day === undefined ? [] : [two(day)])].join('-')
}
