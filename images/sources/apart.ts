import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { damaged, SourceFault } from './fault.js'
import type { done, Done, Task } from './tasks.js'

/** The built thread: beside this file, or, where this is run from its source, in what was built from it. */
function program(): URL {
  const beside = new URL('./worker.js', import.meta.url)
  return existsSync(beside)
    ? beside
    : new URL('../../dist/images/sources/worker.js', import.meta.url)
}

/**
 * Does a task in a thread of its own: the program goes on meanwhile, the decoder's memory is given back when it ends, and it ends at
 * once when it is told to stop. Throws the source's fault; or, once `signal` is given, its reason.
 */
export async function apart(task: Task, signal?: AbortSignal): Promise<Done> {
  signal?.throwIfAborted()
  // What this program itself was started with is not for the thread: `--eval`, `--input-type`.
  const options = { workerData: task, stdout: true, stderr: true, execArgv: [] }
  const worker = new Worker(program(), options)
  const stop = () => void worker.terminate()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    const answer = await new Promise<Awaited<ReturnType<typeof done>>>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject)
      worker.once('exit', () => {
        reject(damaged('the decoder broke down over it'))
      })
    })
    if ('fault' in answer) throw new SourceFault(answer.fault)
    return answer
  } catch (error) {
    signal?.throwIfAborted()
    throw (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? new SourceFault({ reason: 'exhausting', most: task.limits.maxHeldBytes })
      : error
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
