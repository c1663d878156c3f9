import type { ProblemCode } from '../data/model/problem.js'
import type { Charge } from './allowance/allowances.js'
import type { Settings } from './settings.js'

/** What the first process says to a worker. */
export type ToWorker =
  /** Open the archive. `workers` in the settings says how many there are. */
  | {
      readonly kind: 'serve'
      readonly settings: Settings
      readonly port: number
      /** Its place among the workers, from 1. */
      readonly place: number
    }
  /** Comes with a connection to answer on. */
  | { readonly kind: 'connection' }
  /** Other workers did this for their clients. */
  | { readonly kind: 'worked'; readonly charges: readonly Charge[] }
  /** Answer what was asked, and end. */
  | { readonly kind: 'stop' }

/** What a worker says to the first process. */
export type FromWorker =
  /** The archive is open. */
  | { readonly kind: 'serving' }
  /** It cannot be opened, and why. */
  | { readonly kind: 'failed'; readonly code: ProblemCode; readonly message: string }
  /** A connection arrived here, and is not lost any more if I am. */
  | { readonly kind: 'took' }
  /** A connection was closed. */
  | { readonly kind: 'closed' }
  /** I did this for my clients; tell the others. */
  | { readonly kind: 'worked'; readonly charges: readonly Charge[] }
  /** I am ending; send me no more. */
  | { readonly kind: 'leaving' }
