import { fork, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Problem } from '../data/model/problem.js'
import type { FromWorker, ToWorker } from './cluster-messages.js'
import type { Log } from './log.js'
import { patience } from './quiet.js'
import type { Settings } from './settings.js'
import { afterEnd, type EarlyEnds } from './worker-deaths.js'

/**
 * How glibc's malloc keeps memory, where nobody said otherwise. libvips asks for many large pieces from many threads: with a heap for each
 * thread, and large pieces among small ones, a server held a third more than it used after 100,000 requests, and more with each. With these it
 * stays as it is, at the same speed. https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html
 */
const tidy = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(1 << 20) }

/** What a worker is started in. The environment is handed on, not read. */
// eslint-disable-next-line no-restricted-syntax
const surroundings = () => ({ ...tidy, ...process.env })

const program = fileURLToPath(new URL('./cluster-worker.js', import.meta.url))

interface Worker {
  /** From 1; whoever replaces it has the same. */
  readonly place: number
  readonly process: ChildProcess
  /** Milliseconds of the clock. */
  readonly started: number
  state: 'starting' | 'serving' | 'leaving'
  /** Sent to it, and not known to have arrived: should it end now, another can have it. */
  sent: Socket | undefined
  /** How many connections it has. */
  open: number
}

/** What the workers are started with. */
export interface Crew {
  readonly settings: Settings & { readonly workers: number }
  readonly port: number
  readonly log: Log
}

/**
 * The processes that answer. Each new connection goes to the one that has the fewest; those that end are replaced, and
 * connections wait until there is somebody to take them.
 */
export class Workers {
  /** Rejects when workers end as soon as they start, again and again. */
  readonly broken: Promise<never>
  /** Resolves when all of them serve for the first time. */
  readonly complete: Promise<void>
  readonly #crew: Crew
  readonly #all = new Set<Worker>()
  readonly #waiting: Socket[] = []
  readonly #replacing = new Set<NodeJS.Timeout>()
  #early: EarlyEnds = []
  #isStopping = false
  #break: (problem: Problem) => void = () => undefined
  #completed: () => void = () => undefined
  #allGone: () => void = () => undefined
  #isComplete = false

  constructor(crew: Crew) {
    this.#crew = crew
    this.broken = new Promise((_, reject) => (this.#break = reject))
    this.complete = new Promise((resolve) => (this.#completed = resolve))
    this.broken.catch(() => undefined)
    process.on('exit', this.#kill)
    for (let place = 1; place <= crew.settings.workers; place++) this.#start(place)
  }

  /** Hands a connection to one of them. */
  give(connection: Socket): void {
    // Who goes away while waiting is noticed by whoever gets it.
    connection.on('error', () => undefined)
    this.#waiting.push(connection)
    this.#handOut()
  }

  /** Lets all finish what they were asked, and end. */
  async stop(): Promise<void> {
    this.#isStopping = true
    for (const timer of this.#replacing) clearTimeout(timer)
    for (const connection of this.#waiting.splice(0)) connection.destroy()
    const gone = new Promise<void>((resolve) => (this.#allGone = resolve))
    if (this.#all.size === 0) this.#allGone()
    for (const worker of this.#all) say(worker, { kind: 'stop' })
    const hurry = setTimeout(this.#kill, patience + 2000)
    await gone
    clearTimeout(hurry)
    process.off('exit', this.#kill)
  }

  readonly #kill = (): void => {
    for (const { process } of this.#all) process.kill('SIGKILL')
  }

  #start(place: number): void {
    const worker: Worker = {
      place,
      process: fork(program, [], { stdio: 'inherit', env: surroundings() }),
      started: Date.now(),
      state: 'starting',
      sent: undefined,
      open: 0,
    }
    this.#all.add(worker)
    worker.process.on('message', (message: FromWorker) => {
      if (message.kind === 'worked') this.#sayToOthers(worker, message)
      else this.#hear(worker, message)
    })
    worker.process.once('exit', (code, signal) => {
      this.#gone(worker, { code, signal })
    })
    // It could not be started; or it ended while it was spoken to, and its exit is told too.
    worker.process.on('error', (error) => {
      if (worker.process.pid === undefined) this.#gone(worker, { err: error })
    })
    const { settings, port } = this.#crew
    say(worker, { kind: 'serve', settings, port, place })
  }

  #hear(worker: Worker, message: Exclude<FromWorker, { kind: 'worked' }>): void {
    switch (message.kind) {
      case 'serving':
        worker.state = 'serving'
        this.#isComplete ||= this.#serving().length === this.#crew.settings.workers
        if (this.#isComplete) this.#completed()
        break
      case 'failed':
        this.#cannotStart(worker, new Problem(message.code, message.message))
        break
      case 'took':
        worker.sent?.destroy()
        worker.sent = undefined
        break
      case 'closed':
        worker.open -= 1
        break
      case 'leaving':
        if (worker.state !== 'leaving') this.#replace(worker)
        worker.state = 'leaving'
    }
    this.#handOut()
  }

  #sayToOthers(worker: Worker, message: ToWorker): void {
    for (const other of this.#serving()) if (other !== worker) say(other, message)
  }

  #cannotStart({ place }: Worker, problem: Problem): void {
    this.#crew.log.error({ worker: place, why: problem.message }, 'a worker cannot start')
    if (!this.#isComplete) this.#break(problem)
  }

  #gone(worker: Worker, how: object): void {
    if (!this.#all.delete(worker)) return
    if (this.#isStopping) {
      worker.sent?.destroy()
      if (this.#all.size === 0) this.#allGone()
      return
    }
    const { process, place, state, sent } = worker
    this.#crew.log.warn({ worker: place, ended: process.pid, ...how }, 'a worker ended')
    if (sent) this.#waiting.unshift(sent)
    if (state !== 'leaving') this.#replace(worker)
    this.#handOut()
  }

  #replace({ place, started }: Worker): void {
    if (this.#isStopping) return
    const { early, wait, isHopeless } = afterEnd(this.#early, { started, now: Date.now() })
    this.#early = early
    if (isHopeless) {
      this.#break(new Problem('setting', hopeless(early.length)))
      return
    }
    const timer = setTimeout(() => {
      this.#replacing.delete(timer)
      this.#start(place)
    }, wait)
    this.#replacing.add(timer)
  }

  #serving(): Worker[] {
    return [...this.#all].filter(({ state }) => state === 'serving')
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const free = this.#serving().filter(({ sent, process }) => !sent && process.connected)
      const [first, ...others] = free
      const connection = first && this.#waiting.shift()
      if (!first || !connection) return
      hand(
        connection,
        others.reduce((least, other) => (other.open < least.open ? other : least), first),
      )
    }
  }
}

/**
 * The connection stays open here until it has arrived: a worker that ends while it is on the way to it would otherwise
 * leave somebody waiting without end.
 */
function hand(connection: Socket, worker: Worker): void {
  worker.sent = connection
  worker.open += 1
  const message: ToWorker = { kind: 'connection' }
  worker.process.send(message, connection, { keepOpen: true }, () => undefined)
}

/** To who has just ended nothing need be said. */
function say({ process }: Worker, message: ToWorker): void {
  if (process.connected) process.send(message, () => undefined)
}

function hopeless(times: number): string {
  return `Workers ended ${String(times)} times as soon as they had started; why is said above. The server has stopped. If memory is short, fewer --workers need less.`
}
