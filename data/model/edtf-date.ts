/** A year, month, day or season as EDTF tells it. Figures that are not known are `X`: `'195X'`. */
export interface EdtfDay {
  /** Four figures or `X`, or more figures; a minus before it for years before the common era, which have a year 0. */
  readonly year: string
  /** `'01'` to `'12'`, or `'XX'`. */
  readonly month?: string
  /** `'01'` to `'31'`, or `'XX'`. */
  readonly day?: string
  /** 1 is spring, 4 winter. */
  readonly season?: 1 | 2 | 3 | 4
  /** Whether it is only near that: `~`, `%`. */
  readonly isAbout: boolean
  /** Whether it is not sure: `?`, `%`. */
  readonly isUnsure: boolean
}

/** An end of an interval: a date, open (it goes on), or not known. */
export type EdtfEnd = EdtfDay | 'open' | 'unknown'

/** From one date to another, either of which may be open. */
export interface EdtfInterval {
  readonly from: EdtfEnd
  readonly to: EdtfEnd
}

/** A date of the levels 0 and 1 of EDTF, or a set of such dates. https://www.loc.gov/standards/datetime/ */
export type EdtfDate =
  | { readonly kind: 'day'; readonly day: EdtfDay }
  | { readonly kind: 'interval'; readonly interval: EdtfInterval }
  /** One of these (`[…]`), or all of them (`{…}`). */
  | { readonly kind: 'set'; readonly of: 'one' | 'all'; readonly members: readonly (EdtfDay | EdtfInterval)[] } // prettier-ignore

const sign = '[?~%]'
const grammar = new RegExp(
  `^${sign}?(?:Y(?<long>-?\\d{5,9})|(?<year>-?[\\dX]{4}))${sign}?(?:-${sign}?(?<month>\\d\\d|XX)${sign}?(?:-${sign}?(?<day>\\d\\d|XX)${sign}?)?)?(?:T.*)?$`,
  'u',
)

/** Reads EDTF; `undefined` where it is none, or of level 2 beyond sets of dates. */
export function parseEdtf(text: string): EdtfDate | undefined {
  if (text.length > 200) return undefined
  const [, open, inner] = /^([[{])(.*)[\]}]$/s.exec(text) ?? []
  if (inner !== undefined) return set(inner, open === '[' ? 'one' : 'all')
  if (text.includes('/')) {
    const ends = text.split('/')
    const found = ends.length === 2 ? interval(ends[0], ends[1]) : undefined
    return found && { kind: 'interval', interval: found }
  }
  const day = single(text)
  return day && { kind: 'day', day }
}

function set(inner: string, of: 'one' | 'all'): EdtfDate | undefined {
  const members = inner.split(',').map((part) => {
    const [from, to, ...more] = part.trim().split('..')
    if (to === undefined) return single(from ?? '')
    return more.length > 0 ? undefined : interval(from === '' ? '..' : from, to === '' ? '..' : to)
  })
  const all = members.flatMap((member) => member ?? [])
  return all.length === members.length ? { kind: 'set', of, members: all } : undefined
}

function interval(from = '', to = ''): EdtfInterval | undefined {
  const [start, end] = [endOf(from), endOf(to)]
  if (!start || !end || (typeof start === 'string' && typeof end === 'string')) return undefined
  return { from: start, to: end }
}

function endOf(text: string): EdtfEnd | undefined {
  if (text === '') return 'unknown'
  return text === '..' ? 'open' : single(text)
}

/** Seasons have numbers where months have; those of level 2 say on which half of the earth. */
const seasons: Readonly<Record<string, 1 | 2 | 3 | 4>> = {
  21: 1, 22: 2, 23: 3, 24: 4, 25: 1, 26: 2, 27: 3, 28: 4,
} // prettier-ignore

function single(text: string): EdtfDay | undefined {
  const groups = grammar.exec(text)?.groups
  if (!groups) return undefined
  const { long, year = long ?? '', month, day } = groups
  const signs = { isAbout: /[~%]/.test(text), isUnsure: /[?%]/.test(text) }
  const season = seasons[month ?? '']
  if (season) return day === undefined ? { year, season, ...signs } : undefined
  if (!isWithin(month, 12) || !isWithin(day, 31)) return undefined
  return { year, ...signs, ...part('month', month), ...part('day', day) }
}

const isWithin = (value: string | undefined, most: number) =>
  value === undefined || value === 'XX' || (Number(value) >= 1 && Number(value) <= most)

const part = (name: 'month' | 'day', value: string | undefined) =>
  value === undefined ? {} : { [name]: value }
