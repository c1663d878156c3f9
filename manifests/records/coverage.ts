import { isoDays } from './days.js'

/**
 * A date in EDTF as schema.org takes it: as it is where it is a year, a month or a day, else the days between which it lies.
 * `undefined` where it is none. https://schema.org/temporalCoverage
 */
export function coverage(edtf: string | undefined): string | undefined {
  if (edtf === undefined) return undefined
  const days = isoDays(edtf)
  if (!days) return undefined
  if (/^\d{4}(-\d\d(-\d\d)?)?$/.test(edtf) && !/-(2\d|3\d|4\d)$/.test(edtf.slice(0, 7))) return edtf
  return `${days.from ?? '..'}/${days.to ?? '..'}`
}
