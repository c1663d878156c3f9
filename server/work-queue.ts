import { Problem } from '../data/model/problem.js'
import type { Cost } from '../images/cost.js'
import { laneFor, lanes, waitIn, type Job, type Lane, type QueueLimits } from './lanes.js'
import { nextJob } from './next-job.js'

/** What a queue has before it. */
export interface Load {
  /** Jobs. */
  readonly running: number
  readonly waiting: number
  /** Bytes that the running jobs are expected to hold. */
  readonly held: number
  /** Milliseconds of one processor that the waiting jobs are expected to take. */
  readonly milliseconds: number
}

/**
 * Runs jobs side by side, a bounded number at once. What a viewer waits for goes first; what is large waits longer, but not for ever, and
 * never takes all places. See {@link nextJob} for the rule.
 */
export interface WorkQueue {
  /**
   * Runs a job when its turn comes. Throws the `busy` problem at once where too much waits already, the signal's reason
   * where it is aborted before the job starts, and what the job throws. A running job keeps its place until it ends, whatever the signal says.
   */
  run<Result>(cost: Cost, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result>
  load(): Load
}

/**
 * What one process takes on. sharp works on Node's pool of four threads; the fourth stays free to read tiles. On more processors than three,
 * more processes serve, which share the memory. The memory is enough for a sheet of 72 megapixels as JPEG; what needs more runs with small jobs only.
 */
export const atOnce: QueueLimits = { places: 3, bytes: 600_000_000 }

/** Seconds that a client is told to wait at the most. */
const longestWait = 60

function busy(lane: Lane, cost: Cost): Problem {
  const excess = (waitIn(lane) + cost.milliseconds - lane.mostWaiting) / lane.places
  const seconds = Math.min(longestWait, Math.max(1, Math.ceil(excess / 1000)))
  return new Problem(
    'busy',
    `Too many pictures are being made at the moment; ask again in ${seconds} second${seconds === 1 ? '' : 's'}.`,
    { retryAfter: seconds },
  )
}

/** An empty lane takes any job, or the largest could never be made. */
const isFull = (lane: Lane, cost: Cost) =>
  lane.waiting.size > 0 && waitIn(lane) + cost.milliseconds > lane.mostWaiting

function load(all: readonly Lane[]): Load {
  const sum = (of: (lane: Lane) => number) => all.reduce((total, lane) => total + of(lane), 0)
  return {
    running: sum(({ running }) => running),
    waiting: sum(({ waiting }) => waiting.size),
    held: sum(({ held }) => held),
    milliseconds: sum(waitIn),
  }
}

/** Opens an empty queue. */
export function workQueue(limits: QueueLimits): WorkQueue {
  const all = lanes(limits)

  function start(lane: Lane, job: Job): void {
    lane.waiting.delete(job)
    lane.passed = 0
    for (const other of all)
      if (other.rank > lane.rank && other.waiting.size > 0) other.passed += job.cost.milliseconds
    lane.running += 1
    lane.held += job.cost.bytes
    void job.work().finally(() => {
      lane.running -= 1
      lane.held -= job.cost.bytes
      startNext()
    })
  }

  function startNext(): void {
    for (let next = nextJob(all, limits); next; next = nextJob(all, limits))
      start(next.lane, next.job)
  }

  return {
    run: (cost, work, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted()
        const lane = laneFor(all, cost)
        if (isFull(lane, cost)) throw busy(lane, cost)
        const leave = () => {
          lane.waiting.delete(job)
          reject(signal?.reason as Error)
          startNext()
        }
        const job: Job = {
          cost,
          work: async () => {
            signal?.removeEventListener('abort', leave)
            await Promise.resolve().then(work).then(resolve, reject)
          },
        }
        signal?.addEventListener('abort', leave, { once: true })
        if (lane.waiting.size === 0) lane.passed = 0
        lane.waiting.add(job)
        startNext()
      }),
    load: () => load(all),
  }
}
