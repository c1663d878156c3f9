import { availableParallelism } from 'node:os'
import type { ReadPart } from '../../data/import/read-part.js'
import { Problem } from '../../data/model/problem.js'
import { languageData, languageFiles, damaged, type LanguageData } from './language-data.js'
import { readPart } from './part.js'
import { ReadingEnded, ReadingRefused, startThread, type ReadingThread } from './thread.js'

/** A picture to read: a PNG or JPEG, and its pixels across and down. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
}

/** Reads pictures of pages. */
export interface PageReader {
  /** How many pictures it reads side by side; more wait. */
  readonly atOnce: number
  /**
   * The text of a picture, with places in its pixels. Throws the `unreadable` problem, with a sentence, where that cannot be had (the picture is none, it
   * took too long, or Tesseract broke down over it); the next may go well. Throws the signal's reason.
   */
  read(picture: Picture, signal: AbortSignal): Promise<ReadPart>
  /** Ends its threads. */
  close(): Promise<void>
}

/** How a reader is opened. */
export interface ReaderOptions {
  /** Bytes of memory that threads may take together; one there is in any case. */
  readonly memory: number
  /** The setting `ocr-data`. */
  readonly folder?: string
  /** Milliseconds that a picture may take. */
  readonly patience?: number
}

/**
 * Bytes that a thread takes, besides the language data: measured, 65 MB when it starts, 110 to 150 MB after pages of 4,000 pixels,
 * 250 MB after a picture of that size with nothing but noise.
 */
const threadBytes = 250e6
/** How many times the size of the language data is taken to hold it. */
const dataShare = 8
const usualPatience = 180_000
/** Threads that may break down one after the other, without a page read between, before no more is tried. */
const mostBreakdowns = 3

/**
 * Opens a reader for languages, as Tesseract calls them, the main one first. Nothing is fetched from the network. Throws the `refused` problem where
 * a language is not there, or its data is damaged.
 */
export async function openReader(
  languages: readonly string[],
  { memory, folder, patience = usualPatience }: ReaderOptions,
): Promise<PageReader> {
  const files = await languageFiles(folder)
  const data = await languageData(languages, files)
  const bytes = data.reduce((sum, { data: { length } }) => sum + length, 0)
  const fitting = Math.floor(memory / (threadBytes + bytes * dataShare))
  const atOnce = Math.max(1, Math.min(fitting, availableParallelism()))
  const first = await startThread(data).catch((error: unknown) => {
    const paths = languages.map((code) => files.get(code) ?? code)
    throw damaged(paths.join(' or '), (error as Error).message)
  })
  return new ThreadedReader(data, first, { atOnce, patience })
}

/** As many threads as pictures were read side by side, started when they are first wanted. */
class ThreadedReader implements PageReader {
  readonly atOnce: number
  readonly #data: readonly LanguageData[]
  readonly #patience: number
  readonly #idle: ReadingThread[]
  readonly #waiting: (() => void)[] = []
  #running = 0
  #breakdowns = 0
  #closed = false

  constructor(
    data: readonly LanguageData[],
    first: ReadingThread,
    { atOnce, patience }: { readonly atOnce: number; readonly patience: number },
  ) {
    this.#data = data
    this.#idle = [first]
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
      return readPart(page, picture, this.#data.map(({ code }) => code)) // prettier-ignore
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof ReadingEnded) this.#breakdowns += 1
      throw unread(error, tooLong, this.#patience)
    }
  }

  async #thread(): Promise<ReadingThread> {
    if (this.#closed || this.#breakdowns >= mostBreakdowns)
      throw new ReadingEnded('it broke down too often')
    return this.#idle.pop() ?? startThread(this.#data)
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
