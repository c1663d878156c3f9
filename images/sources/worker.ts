import { parentPort, workerData } from 'node:worker_threads'
import { done, type Task } from './tasks.js'

// What a thread of its own does, once; see apart.ts.
parentPort?.postMessage(await done(workerData as Task))
