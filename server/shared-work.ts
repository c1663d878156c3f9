/** What work gives, and what goes on after it was given. */
export interface Made<Result> {
  readonly result: Result
  /** Until this settles the work still counts as in flight. */
  readonly after: Promise<unknown>
}

/** Work that is done once for all who ask for the same at the same time. */
export interface SharedWork<Result> {
  /**
   * The result of the work of this name, which is begun if it is not in flight. When the signal of the last who waits is aborted, so
   * is the one that `begin` was given, and who asks from then on begins anew. Throws the signal's reason, or what the work throws; that is given
   * to all who wait, and not kept.
   */
  join(
    name: string,
    begin: (signal: AbortSignal) => Promise<Made<Result>>,
    signal?: AbortSignal,
  ): Promise<Result>
}

/** Work on its way, and who waits for it. */
interface InFlight<Result> {
  readonly result: Promise<Result>
  readonly stop: AbortController
  askers: number
  /** Whether the result has arrived, or cannot be had. */
  done: boolean
}

/** What comes of a promise, or the signal's reason as soon as it is aborted. */
async function unless<Result>(signal: AbortSignal | undefined, promise: Promise<Result>) {
  if (!signal) return promise
  return new Promise<Result>((resolve, reject) => {
    const leave = () => {
      reject(signal.reason as Error)
    }
    signal.addEventListener('abort', leave, { once: true })
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave)
    })
  })
}

/** Nothing in flight yet. */
export function sharedWork<Result>(): SharedWork<Result> {
  const inFlight = new Map<string, InFlight<Result>>()

  function forget(name: string, work: InFlight<Result>): void {
    if (inFlight.get(name) === work) inFlight.delete(name)
  }

  function begun(name: string, begin: (signal: AbortSignal) => Promise<Made<Result>>) {
    const stop = new AbortController()
    const making = begin(stop.signal).finally(() => {
      work.done = true
    })
    const result = making.then((made) => made.result)
    const work: InFlight<Result> = { result, stop, askers: 0, done: false }
    inFlight.set(name, work)
    making
      .then(({ after }) => after)
      // Told to those who wait; here only the end counts.
      .catch(() => undefined)
      .finally(() => {
        forget(name, work)
      })
    result.catch(() => undefined)
    return work
  }

  return {
    join: async (name, begin, signal) => {
      signal?.throwIfAborted()
      const work = inFlight.get(name) ?? begun(name, begin)
      work.askers += 1
      try {
        return await unless(signal, work.result)
      } finally {
        work.askers -= 1
        if (work.askers === 0 && !work.done) {
          work.stop.abort()
          forget(name, work)
        }
      }
    },
  }
}
