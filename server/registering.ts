import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Registration } from '../images/registration/registration.js'

/** Pixels in grey, row by row, a byte each. */
export interface GreyPicture {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** The built thread: beside this file, or, where this is run from its source, in what was built from it. */
function program(): URL {
  const beside = new URL('./registration-thread.js', import.meta.url)
  return existsSync(beside)
    ? beside
    : new URL('../dist/server/registration-thread.js', import.meta.url)
}

/** Megabytes that the thread may hold; it was seen to take 120. */
const most = 512

/**
 * Lays one picture on another in a thread of its own, because it takes some seconds of a processor: the server answers meanwhile.
 * Gives `null` where they are not of one page. Throws when the thread breaks down.
 */
export async function registering(
  one: GreyPicture,
  other: GreyPicture,
): Promise<Registration | null> {
  const worker = new Worker(program(), {
    workerData: [one, other],
    // What this program itself was started with is not for the thread: `--eval`, `--input-type`.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: most },
  })
  try {
    return await new Promise<Registration | null>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
      worker.once('exit', () => {
        reject(new Error('The thread that lays scans on each other ended without an answer.'))
      })
    })
  } finally {
    await worker.terminate()
  }
}
