import type { Settings, SettingName, SettingSource } from '../server/settings.js'
import type { Console } from './console.js'

/** What a command is run with. */
export interface Run {
  readonly settings: Settings
  readonly from: Readonly<Record<SettingName, SettingSource>>
  /** What stands behind the command's name. */
  readonly args: readonly string[]
  /** Options of the command itself, by their long name. */
  readonly options: Readonly<Record<string, unknown>>
  readonly json: boolean
  readonly console: Console
  readonly signal: AbortSignal
}

/** A command of `fonds`: a row of the table in `commands.ts`. */
export interface Command {
  readonly name: string
  /** As commander writes them: `<path…>`, `[item…]`. */
  readonly args: readonly { readonly usage: string; readonly says: string }[]
  readonly says: string
  readonly options: readonly {
    readonly flags: string
    readonly says: string
    readonly required?: boolean
  }[]
  readonly examples: readonly string[]
  /** Runs before the settings are read, which it may lay down. */
  readonly before?: (
    archiveFolder: string,
    options: Readonly<Record<string, unknown>>,
  ) => Promise<void>
  /** Exit code: 0 when all went well. */
  readonly run: (run: Run) => Promise<number>
}

/** Exit codes, documented in `docs/commands.md`. */
export const exits = { well: 0, failed: 1, usage: 2, partly: 3, interrupted: 130 } as const

/** Writes a line of result. */
export function say({ console }: Pick<Run, 'console'>, text: string): void {
  console.out.write(`${text}\n`)
}

/** Writes a result for scripts. */
export function sayJson({ console }: Pick<Run, 'console'>, value: unknown): void {
  console.out.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** `1 page`, `2 pages`. */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`
}
