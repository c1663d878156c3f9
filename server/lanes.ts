import type { Cost } from '../images/cost.js'

/** How much a queue takes on. */
export interface QueueLimits {
  /** Jobs that run at once; at least 2 do. */
  readonly places: number
  /** Bytes that running jobs hold together; a single one that needs more runs beside small ones only. */
  readonly bytes: number
}

/** One piece of work. */
export interface Job {
  readonly cost: Cost
  /** Settles when the work has ended, well or not; never rejects. */
  readonly work: () => Promise<void>
}

/** Jobs of about the same cost; within a lane the first come is the first served. */
export interface Lane {
  /** 0 for the smallest jobs. */
  readonly rank: number
  /** Jobs of this lane and of those with larger ones that may run at once. */
  readonly places: number
  /** Milliseconds of work that may wait here. */
  readonly mostWaiting: number
  readonly waiting: WaitingJobs
  running: number
  /** Bytes that the running jobs hold. */
  held: number
  /** Milliseconds of smaller jobs that were let go before the first one here. */
  passed: number
}

/** The waiting jobs of a lane in their order, and what they cost together. */
class WaitingJobs {
  readonly #jobs = new Set<Job>()
  #milliseconds = 0

  get size(): number {
    return this.#jobs.size
  }
  get first(): Job | undefined {
    return this.#jobs.values().next().value
  }
  get milliseconds(): number {
    return this.#milliseconds
  }
  add(job: Job): void {
    this.#jobs.add(job)
    this.#milliseconds += job.cost.milliseconds
  }
  delete(job: Job): void {
    if (this.#jobs.delete(job)) this.#milliseconds -= job.cost.milliseconds
    // Sums of fractions drift.
    if (this.#jobs.size === 0) this.#milliseconds = 0
  }
}

/** Milliseconds of one processor that wait in a lane. */
export const waitIn = ({ waiting }: Lane): number => waiting.milliseconds

/** A thumbnail, a screenful of a page: what somebody looks at a viewer for. No small job costs more. */
export const small: Cost = { milliseconds: 250, bytes: 32e6 }
/** Milliseconds from which a job is large: a whole sheet in a costly format, enlarged, or turned by an odd angle. */
const large = 1_000

/**
 * How long each lane may get, in milliseconds of work. Clover gives up after 5 seconds, which two places fill with 10 of work; who asks for
 * a whole sheet has more patience, but proxies give up after a minute, and the machine may be half as fast as the one that costs are told for.
 */
const longest = [10_000, 15_000, 30_000] as const

/** Smallest jobs first. */
export type Lanes = readonly [Lane, Lane, Lane]

/** Three empty lanes. Large jobs take half of the places at most, and one place is always left for small ones. */
export function lanes({ places }: QueueLimits): Lanes {
  const all = Math.max(2, places)
  const empty = () => ({ waiting: new WaitingJobs(), running: 0, held: 0, passed: 0 })
  return [
    { rank: 0, places: all, mostWaiting: longest[0], ...empty() },
    { rank: 1, places: all - 1, mostWaiting: longest[1], ...empty() },
    { rank: 2, places: Math.floor(all / 2), mostWaiting: longest[2], ...empty() },
  ]
}

/** The lane of a job. */
export function laneFor([first, second, third]: Lanes, { milliseconds, bytes }: Cost): Lane {
  if (milliseconds < small.milliseconds && bytes <= small.bytes) return first
  return milliseconds < large ? second : third
}
