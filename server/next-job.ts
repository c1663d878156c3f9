import { small, type Job, type Lane, type QueueLimits } from './lanes.js'

/** Whether another job of a lane would leave the places that are kept for smaller ones. */
function hasPlace(lane: Lane, all: readonly Lane[]): boolean {
  return all
    .filter(({ rank }) => rank <= lane.rank)
    .every(({ rank, places }) => {
      const atLeast = all.filter((other) => other.rank >= rank)
      return atLeast.reduce((sum, { running }) => sum + running, 0) < places
    })
}

/** Small jobs need no asking: what all their places hold is set apart for them. */
function hasMemory(lane: Lane, { cost }: Job, all: readonly Lane[], limits: QueueLimits): boolean {
  if (lane.rank === 0) return true
  const larger = all.filter(({ rank }) => rank > 0)
  const held = larger.reduce((sum, one) => sum + one.held, 0)
  const apart = small.bytes * Math.max(2, limits.places)
  return larger.every(({ running }) => running === 0) || held + cost.bytes <= limits.bytes - apart
}

/** Milliseconds of smaller work that a waiting job lets pass at the most. */
const patience = 5_000

const isOverdue = ({ passed, waiting: { first } }: Lane) =>
  first !== undefined && passed >= Math.min(first.cost.milliseconds, patience)

/**
 * Which job starts next, if one can: the smallest first, but one that has let as much work pass as it costs itself goes before
 * (so nothing waits for ever), and then no other but small ones takes the memory that it waits for.
 */
export function nextJob(
  all: readonly Lane[],
  limits: QueueLimits,
): { readonly lane: Lane; readonly job: Job } | undefined {
  const ready = all.flatMap((lane) => {
    const job = lane.waiting.first
    return job && hasPlace(lane, all) ? [{ lane, job }] : []
  })
  const overdue = ready.findLast(({ lane }) => isOverdue(lane))
  if (overdue && hasMemory(overdue.lane, overdue.job, all, limits)) return overdue
  return ready.find(({ lane, job }) =>
    overdue ? lane.rank === 0 : hasMemory(lane, job, all, limits),
  )
}
