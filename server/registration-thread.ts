import { parentPort, workerData } from 'node:worker_threads'
import { rasterOf } from '../images/registration/raster.js'
import { registered } from '../images/registration/registration.js'
import type { GreyPicture } from './registering.js'

// What a thread of its own does, once; see registering.ts.
const [one, other] = (workerData as readonly [GreyPicture, GreyPicture]).map((picture) =>
  rasterOf(picture.data, picture),
)
parentPort?.postMessage(one && other ? (registered(one, other) ?? null) : null)
