import { LRUCache } from 'lru-cache'

/** What one client may still ask for. All times are milliseconds of one processor, as they are estimated. */
export interface Allowance {
  /** 0 while there is something left; otherwise after how many seconds a good part of it is back. */
  wait(): number
  /** Takes off what was done for the client; nothing is refused once it was begun, so this may be more than is left. */
  charge(milliseconds: number): void
}

/** Work that was done for a client. */
export type Charge = readonly [client: string, milliseconds: number]

/** What each client may still ask for. */
export interface Allowances {
  /** `undefined` for who is not counted. */
  of(client: string | undefined): Allowance | undefined
  /** Takes off what another process did for a client. */
  hear(charges: readonly Charge[]): void
  /** Tells of every piece of work from now on, so that other processes hear of it. */
  tell: ((charge: Charge) => void) | undefined
}

/** How many minutes' worth may be asked for at once: by who opens a large document in a viewer, and pages through it. */
const minutesAtOnce = 4

/** Clients that are remembered; each takes some hundred bytes. Of whom is forgotten nothing is known, as of somebody new. */
const mostClients = 50_000

/** Part of the whole that must be back before it is worth asking again. */
const worthAsking = 0.1

/**
 * Counts the work that is done for each client, against what it is allowed: a bucket that fills at a steady pace, up to a brim
 * (https://en.wikipedia.org/wiki/Token_bucket).
 * @param seconds of work that a client may ask for in a minute; 0 for no limit
 * @param now the time in milliseconds
 */
export function openAllowances(seconds: number, now: () => number = Date.now): Allowances {
  /** Milliseconds of work that come back in a millisecond. */
  const pace = seconds / 60
  const brim = seconds * 1000 * minutesAtOnce
  /** What is gone of each client's bucket, and when that was so. */
  const gone = new LRUCache<string, { readonly work: number; readonly at: number }>({
    max: mostClients,
  })
  const goneNow = (client: string) => {
    const before = gone.get(client)
    return before ? Math.max(0, before.work - (now() - before.at) * pace) : 0
  }
  const take = (client: string, milliseconds: number) => {
    // A debt is never larger than the bucket: one very large answer is not paid for all day.
    const work = Math.min(goneNow(client) + milliseconds, 2 * brim)
    gone.set(client, { work, at: now() })
  }
  const all: Allowances = {
    tell: undefined,
    of: (client) => {
      if (client === undefined || seconds === 0) return undefined
      return {
        wait: () => {
          const excess = goneNow(client) - brim
          if (excess < 0) return 0
          return Math.max(1, Math.ceil((excess + brim * worthAsking) / pace / 1000))
        },
        charge: (milliseconds) => {
          if (milliseconds <= 0) return
          take(client, milliseconds)
          all.tell?.([client, milliseconds])
        },
      }
    },
    hear: (charges) => {
      for (const [client, milliseconds] of charges) take(client, milliseconds)
    },
  }
  return all
}
