/** New citations that one server keeps in a minute: far more than readers make, and few enough for any disk. */
export const citationsInAMinute = 60

/** How often something may be done. */
export interface Pace {
  /** Takes one turn, and gives 0; where there is none left, the seconds after which there is one again. */
  take(): number
}

/**
 * So many turns a minute, all of which may be taken at once; they come back one by one.
 * @param now the time in milliseconds
 */
export function pace(aMinute: number, now: () => number = Date.now): Pace {
  const every = 60_000 / aMinute
  // The moment at which all turns would be back.
  let full = -Infinity
  return {
    take: () => {
      const at = now()
      const next = Math.max(full, at) + every
      if (next > at + 60_000) return Math.max(1, Math.ceil((next - at - 60_000) / 1000))
      full = next
      return 0
    },
  }
}
