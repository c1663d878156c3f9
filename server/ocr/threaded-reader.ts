import type { ReadPart } from '../../data/import/read-part.js'
import { Problem } from '../../data/model/problem.js'
import { readPart } from './part.js'
import type { PageReader, Picture } from './page-reader.js'
import { ReadingEnded, ReadingRefused, type ReadingThread } from './thread.js'

/** Threads that may break down one after the other, without a page read between, before no more is tried. */
const mostBreakdowns = 3

/** What a reader works with. */
export interface ReadingThreads {
  /** One that was started already. */
  readonly first: ReadingThread
  /** Starts another. */
  readonly start: () => Promise<ReadingThread>
  /** How many there may be. */
  readonly atOnce: number
  /** Milliseconds that a picture may take. */
  readonly patience: number
}

/** As many threads as pictures were read side by side, started when they are first wanted. */
export class ThreadedReader implements PageReader {
  readonly atOnce: number
  readonly #languages: readonly string[]
  readonly #start: () => Promise<ReadingThread>
  readonly #patience: number
  readonly #idle: ReadingThread[]
  readonly #waiting: (() => void)[] = []
  #running = 0
  #breakdowns = 0
  #closed = false

  constructor(languages: readonly string[], { first, start, atOnce, patience }: ReadingThreads) {
    this.#languages = languages
    this.#idle = [first]
    this.#start = start
    this.atOnce = atOnce
    this.#patience = patience
  }

  async read(picture: Picture, signal: AbortSignal): Promise<ReadPart> {
    while (this.#running >= this.atOnce)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#running += 1
    try {
      signal.throwIfAborted()
      return await this.#readNow(picture, signal)
    } finally {
      this.#running -= 1
      this.#waiting.shift()?.()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#idle.splice(0).map((thread) => thread.end()))
  }

  async #readNow(picture: Picture, signal: AbortSignal): Promise<ReadPart> {
    const tooLong = AbortSignal.timeout(this.#patience)
    try {
      const thread = await this.#thread()
      const page = await this.#kept(thread, () =>
        thread.read(picture.bytes, AbortSignal.any([signal, tooLong])),
      )
      return readPart(page, picture, this.#languages)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof ReadingEnded) this.#breakdowns += 1
      throw unread(error, tooLong, this.#patience)
    }
  }

  async #thread(): Promise<ReadingThread> {
    if (this.#closed || this.#breakdowns >= mostBreakdowns)
      throw new ReadingEnded('it broke down too often')
    return this.#idle.pop() ?? this.#start()
  }

  /** Lets a thread do something, and has it back if it is still good for the next. */
  async #kept<Result>(thread: ReadingThread, work: () => Promise<Result>): Promise<Result> {
    try {
      const result = await work()
      this.#breakdowns = 0
      await this.#back(thread)
      return result
    } catch (error) {
      if (error instanceof ReadingRefused) await this.#back(thread)
      else await thread.end()
      throw error
    }
  }

  async #back(thread: ReadingThread): Promise<void> {
    if (this.#closed) await thread.end()
    else this.#idle.push(thread)
  }
}

/** Why a page was not read, in a sentence. */
function unread(error: unknown, tooLong: AbortSignal, patience: number): unknown {
  const why = tooLong.aborted
    ? `it took more than ${Math.round(patience / 1000)} seconds`
    : error instanceof ReadingRefused || error instanceof ReadingEnded
      ? error.message
      : undefined
  if (why === undefined) return error
  return new Problem('unreadable', `OCR did not read this page: ${why}. The page has no text of OCR.`) // prettier-ignore
}
