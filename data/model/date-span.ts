import { parseEdtf, type EdtfDay, type EdtfEnd, type EdtfInterval } from './edtf-date.js'

/**
 * A day as a number that sorts as days do, before the common era too: year × 10,000 + month × 100 + day, `19561030`. Years have a
 * year 0, as in ISO 8601.
 */
export type DayNumber = number

/** The first and the last day that a date can mean. */
export interface DateSpan {
  readonly from: DayNumber
  readonly to: DayNumber
}

/** Years that are counted; what is open reaches to them. */
const [firstYear, lastYear] = [-9999, 9999]
const [beginning, end] = [firstYear * 10_000 + 101, lastYear * 10_000 + 1231]

/**
 * The days between which a date in EDTF lies (levels 0 and 1, and sets of such dates): `'1956'` gives 1 January to 31 December 1956,
 * `'195X'` ten years, `'1956/..'` all that comes after. Of an interval with an end that nobody knows only the other end counts.
 * `undefined` where it is no such date. https://www.loc.gov/standards/datetime/
 */
export function dateSpan(edtf: string): DateSpan | undefined {
  const date = parseEdtf(edtf)
  if (!date) return undefined
  if (date.kind === 'day') return spanOf(date.day)
  if (date.kind === 'interval') return between(date.interval)
  const spans = date.members.map((one) => ('from' in one ? between(one) : spanOf(one)))
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  }
}

/** The year that a day is in. */
export function yearOf(day: DayNumber): number {
  return Math.floor(day / 10_000)
}

function between({ from, to }: EdtfInterval): DateSpan {
  const [first, last] = [edge(from, to), edge(to, from)]
  if (from === 'open' || to === 'open') return { from: first.from, to: last.to }
  // Written the wrong way round, it still means the days between.
  return { from: Math.min(first.from, last.from), to: Math.max(first.to, last.to) }
}

function edge(one: EdtfEnd, other: EdtfEnd): DateSpan {
  if (one === 'open') return { from: beginning, to: end }
  if (one !== 'unknown') return spanOf(one)
  return typeof other === 'string' ? { from: beginning, to: end } : spanOf(other)
}

/** Months that a season begins and ends in, on the northern half of the earth; a winter goes on into the next year. */
const months = [[3, 5], [6, 8], [9, 11], [12, 14]] as const // prettier-ignore

function spanOf({ year, month, day, season }: EdtfDay): DateSpan {
  const [low, high] = yearsOf(year)
  if (season) {
    const [first, last] = months[season - 1] ?? [1, 12]
    const lastYear = last > 12 ? high + 1 : high
    return bounded(low * 10_000 + first * 100 + 1, ...lastDay(lastYear, last > 12 ? last - 12 : last)) // prettier-ignore
  }
  const [firstMonth, lastMonth] = known(month) ? [Number(month), Number(month)] : [1, 12]
  if (known(month) && known(day))
    return bounded(
      low * 10_000 + firstMonth * 100 + Number(day),
      high * 10_000 + lastMonth * 100 + Number(day),
    )
  return bounded(low * 10_000 + firstMonth * 100 + 1, ...lastDay(high, lastMonth))
}

const known = (part: string | undefined) => part !== undefined && part !== 'XX'

/** `'195X'` is 1950 to 1959; `'-004X'` is -49 to -40. */
function yearsOf(year: string): readonly [number, number] {
  const ends = [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))]
  const within = (value: number) => Math.min(Math.max(value, firstYear), lastYear)
  return [within(Math.min(...ends)), within(Math.max(...ends))]
}

function lastDay(year: number, month: number): readonly [number] {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return [year * 10_000 + month * 100 + days]
}

const bounded = (from: number, to: number): DateSpan => ({
  from: Math.max(from, beginning),
  to: Math.min(to, end),
})
