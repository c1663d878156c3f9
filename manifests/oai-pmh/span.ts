import { failure } from './failure.js'

/** From this time on, and before that one; ISO 8601 in UTC with milliseconds. */
export interface Span {
  readonly from?: string
  readonly before?: string
}

const day = /^\d{4}-\d{2}-\d{2}$/
const second = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/** Milliseconds in a day and in a second: how long what a date names takes. */
const lengths = { day: 86_400_000, second: 1000 } as const

interface Moment {
  readonly begins: number
  readonly granularity: keyof typeof lengths
}

/**
 * The time between two dates, the last one with all of its day or second. Throws `badArgument` where a date is none, where the two are
 * not of one granularity, and where the first is after the last.
 * https://www.openarchives.org/OAI/openarchivesprotocol.html#Datestamp
 */
export function parseSpan(from: string | undefined, until: string | undefined): Span {
  const [first, last] = [moment('from', from), moment('until', until)]
  if (first && last) mustFit(first, last)
  const before = last && last.begins + lengths[last.granularity]
  return {
    ...(first && { from: new Date(first.begins).toISOString() }),
    // Years have four digits here, so nothing is after the last one that has.
    ...(before !== undefined && before < endOfTime && { before: new Date(before).toISOString() }),
  }
}

function mustFit(first: Moment, last: Moment): void {
  if (first.granularity !== last.granularity)
    throw failure('badArgument', 'from and until must both be days, or both be seconds.')
  if (first.begins > last.begins) throw failure('badArgument', 'from is after until.')
}

const endOfTime = Date.UTC(10_000, 0, 1)

function moment(name: string, text: string | undefined): Moment | undefined {
  if (text === undefined) return undefined
  const granularity = day.test(text) ? 'day' : second.test(text) ? 'second' : undefined
  if (granularity === undefined)
    throw failure('badArgument', `${name} must be a day (2026-03-01) or a second in UTC (2026-03-01T12:30:00Z).`) // prettier-ignore
  const begins = Date.parse(text)
  // A month has no thirtieth day more than it has: such a date is read as one of the next month, or as none.
  if (Number.isNaN(begins) || !new Date(begins).toISOString().startsWith(text.replace('Z', '')))
    throw failure('badArgument', `${name}: there is no such time as ${text}.`)
  return { begins, granularity }
}

/** A time at the granularity of datestamps: `'2026-03-01T12:30:00Z'`. https://www.openarchives.org/OAI/openarchivesprotocol.html#Dates */
export function utcSecond(iso: string): string {
  return `${iso.slice(0, 19)}Z`
}
