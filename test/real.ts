import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { it } from '@jest/globals'

const folder = process.env['FONDS_REAL'] ?? join(process.cwd(), '../shared/real')

/** Path of a piece of real material. */
export function real(...path: string[]): string {
  return join(folder, ...path)
}

/** A test on real material; where that is missing, the test is reported as skipped and says what it lacks. */
export function withReal(name: string, test: () => Promise<void>, timeout?: number): void {
  if (existsSync(folder)) it(name, test, timeout)
  else it.skip(`${name} (skipped: no real material at ${folder}; set FONDS_REAL)`, test)
}

/** Where the published XML schemas lie; no part of this project, for their licences differ. */
export const xmlSchemas =
  process.env['FONDS_SCHEMAS'] ?? join(process.cwd(), '../shared/schema/xml')
