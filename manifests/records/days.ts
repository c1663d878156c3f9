import { dateSpan, yearOf, type DayNumber } from '../../data/model/date-span.js'

/** The first and the last day that a date can mean, ISO 8601; an end that is open is absent. */
export interface IsoDays {
  readonly from?: string
  readonly to?: string
}

/** Years that stand for an end which is open (see {@link dateSpan}). */
const openYears: readonly number[] = [-9999, 9999]

/** The days between which a date in EDTF lies, `'1956-10'` gives 1 to 31 October; `undefined` where it is none, or open at both ends. */
export function isoDays(edtf: string): IsoDays | undefined {
  const span = dateSpan(edtf)
  if (!span) return undefined
  const [from, to] = [isoDay(span.from), isoDay(span.to)]
  if (from === undefined && to === undefined) return undefined
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function isoDay(day: DayNumber): string | undefined {
  const year = yearOf(day)
  if (openYears.includes(year)) return undefined
  const rest = day - year * 10_000
  const figures = (value: number, width: number) => String(value).padStart(width, '0')
  const signed = year < 0 ? `-${figures(-year, 4)}` : figures(year, 4)
  return `${signed}-${figures(Math.floor(rest / 100), 2)}-${figures(rest % 100, 2)}`
}
