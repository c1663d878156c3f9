import { pino, type Logger } from 'pino'

/** Where the server writes what happens: JSON Lines on standard output. */
export type Log = Logger

/** @param level least level that is written */
export function createLog(level: string): Log {
  return pino({ level, base: null })
}
