import { pino, type Logger } from 'pino'

/** Where the server writes what happens: JSON Lines on standard output. */
export type Log = Logger

/**
 * @param level least level that is written
 * @param whose what every line says of the process that wrote it, where there are several
 */
export function createLog(
  level: string,
  whose: Readonly<Record<string, number>> | null = null,
): Log {
  return pino({ level, base: whose })
}
