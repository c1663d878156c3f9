import type { ItemDate } from '../data/model/item.js'

const plainDate = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?$/

/** Whether a day exists in the Gregorian calendar; xsd:dateTime has no year 0. */
function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/**
 * The moment a timeline may put a document at: the first of its dates that is a year, a month or a day, at its start
 * in UTC. Dates that are uncertain, open or intervals are left to the metadata.
 * https://iiif.io/api/presentation/3.0/#navdate
 */
export function navDate(dates: readonly ItemDate[]): string | undefined {
  for (const { edtf } of dates) {
    const [, year, month = '01', day = '01'] = plainDate.exec(edtf ?? '') ?? []
    if (year !== undefined && exists(Number(year), Number(month), Number(day)))
      return `${year}-${month}-${day}T00:00:00Z`
  }
  return undefined
}
