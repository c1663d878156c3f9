/** Milliseconds: who ends sooner after its start than this ends early. */
const early = 10_000
/** So many early ends are too many, within so many milliseconds. */
const [tooMany, within] = [5, 60_000]
/** Milliseconds before an ended worker is replaced; twice as long for each early end. */
const moment = 100

/** The early ends of the last minute, oldest first, as milliseconds of the clock. */
export type EarlyEnds = readonly number[]

/** What is to be done about a worker that ended: another in its place after `wait` milliseconds, unless it is hopeless. */
export function afterEnd(
  before: EarlyEnds,
  { started, now }: { readonly started: number; readonly now: number },
): { readonly early: EarlyEnds; readonly wait: number; readonly isHopeless: boolean } {
  const recent = before.filter((at) => now - at < within)
  const ends = now - started < early ? [...recent, now] : recent
  return { early: ends, wait: moment * 2 ** ends.length, isHopeless: ends.length >= tooMany }
}
