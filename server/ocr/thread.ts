import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { LanguageData } from './language-data.js'
import type { Recognised } from './recognised.js'

/**
 * The part of tesseract.js that runs in a thread of its own, and is spoken to in messages. The part that would run here is left out: it lets
 * the process die of a damaged model, a dead thread or a picture that cannot be read, waits for ever where a model does not load, and
 * may ask the network for what it misses (tesseract.js 7.0.0, src/createWorker.js).
 */
const script = 'tesseract.js/src/worker-script/node/index.js'

/** Something that the thread said it could not do; it lives on. */
export class ReadingRefused extends Error {}
/** The thread is no more, or no more to be trusted. */
export class ReadingEnded extends Error {}

/** A thread with Tesseract in it, which reads one picture at a time. */
export interface ReadingThread {
  /** Reads a PNG or JPEG. Throws {@link ReadingRefused}, {@link ReadingEnded}, or, having ended the thread, the signal's reason. */
  read(picture: Uint8Array, signal: AbortSignal): Promise<Recognised>
  end(): Promise<void>
}

/** Only the LSTM engine. https://tesseract-ocr.github.io/tessapi/5.x/a01818.html (OcrEngineMode) */
const engine = 1
/**
 * Columns, blocks and lines are found; the page is taken as upright. Without a resolution Tesseract guesses one from the letters.
 * https://tesseract-ocr.github.io/tessdoc/ImproveQuality.html#page-segmentation-method
 */
const options = { tessedit_pageseg_mode: '3', user_defined_dpi: '300' }

/** Starts a thread for languages, the main one first. Throws {@link ReadingEnded} where their data is no good. */
export async function startThread(languages: readonly LanguageData[]): Promise<ReadingThread> {
  // What Tesseract writes is for its makers ("Detected 28 diacritics").
  const path = createRequire(import.meta.url).resolve(script)
  const thread = new Conversation(new Worker(path, { stdout: true, stderr: true }))
  try {
    await thread.ask('load', { options: { lstmOnly: true, logging: false } })
    // The models are handed over: nothing is looked for, let alone fetched.
    const given = { langs: languages, options: { cacheMethod: 'none', lstmOnly: true } }
    await thread.ask('loadLanguage', given)
    const langs = languages.map(({ code }) => code).join('+')
    await thread.ask('initialize', { langs, oem: engine, config: {} })
  } catch (error) {
    await thread.end()
    throw new ReadingEnded((error as Error).message)
  }
  return {
    read: async (image, signal) => {
      const stop = () => void thread.end()
      signal.throwIfAborted()
      signal.addEventListener('abort', stop, { once: true })
      const asked = { image, options, output: { blocks: true, text: false } }
      try {
        return (await thread.ask('recognize', asked)) as Recognised
      } catch (error) {
        signal.throwIfAborted()
        throw error
      } finally {
        signal.removeEventListener('abort', stop)
      }
    },
    end: () => thread.end(),
  }
}

interface Answer {
  readonly jobId: string
  readonly status: 'resolve' | 'reject' | 'progress'
  readonly data: unknown
}

interface Question {
  readonly resolve: (data: unknown) => void
  readonly reject: (error: Error) => void
}

/** Questions to a thread, and its answers. */
class Conversation {
  readonly #worker: Worker
  readonly #open = new Map<string, Question>()
  #asked = 0
  #ended: string | undefined

  constructor(worker: Worker) {
    this.#worker = worker
    worker.stdout.resume()
    worker.stderr.resume()
    worker.on('message', (answer: Answer) => {
      this.#hear(answer)
    })
    worker.on('error', ({ message }) => {
      this.#close(message)
    })
    worker.on('exit', () => {
      this.#close('it ended by itself')
    })
  }

  ask(action: string, payload: unknown): Promise<unknown> {
    const jobId = String(++this.#asked)
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(new ReadingEnded(this.#ended))
        return
      }
      this.#open.set(jobId, { resolve, reject })
      this.#worker.postMessage({ workerId: 'reader', jobId, action, payload })
    })
  }

  async end(): Promise<void> {
    this.#close('it was ended')
    await this.#worker.terminate()
  }

  /** Of two answers to one question, as a model that does not load gets, the first counts. */
  #hear({ jobId, status, data }: Answer): void {
    const question = this.#open.get(jobId)
    if (!question || status === 'progress') return
    this.#open.delete(jobId)
    if (status === 'resolve') question.resolve(data)
    else question.reject(refusal(String(data)))
  }

  #close(why: string): void {
    this.#ended ??= why
    for (const { reject } of this.#open.values()) reject(new ReadingEnded(this.#ended))
    this.#open.clear()
  }
}

/** After anything but a picture that is none, the state of Tesseract is unknown. */
function refusal(said: string): Error {
  return said.includes('attempting to read image')
    ? new ReadingRefused('it is no picture that can be read')
    : new ReadingEnded(said.replace(/^(Runtime)?Error: /, ''))
}
