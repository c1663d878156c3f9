import { resolve } from 'node:path'
import { Command as Program, CommanderError, Option } from 'commander'
import { Problem } from '../data/model/problem.js'
import { settingsFile } from '../server/archive.js'
import { environmentName, readSettings, settings, type SettingName } from '../server/settings.js'
import { exits, type Command } from './command.js'
import { commands } from './commands.js'
import type { Console } from './console.js'

/** The world a program runs in. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly console: Console
  /** Aborted when the person at the keyboard wants it to stop. */
  readonly signal: AbortSignal
}

/**
 * Runs `fonds` with the words behind its name, and gives its exit code. Whatever goes wrong is told in a sentence.
 */
export async function runProgram(words: readonly string[], world: World): Promise<number> {
  let code: number = exits.well
  const program = new Program('fonds')
    .description('Publishes folders of scans and texts: deep zoom, IIIF manifests, a reading room.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.console.out.write(text),
      writeErr: (text) => world.console.err.write(text),
    })
    .helpCommand(false)
  for (const command of commands) {
    program.addCommand(
      dressed(command)
        .copyInheritedSettings(program)
        .action(async (...given: unknown[]) => {
          code = await runCommand(command, given, world)
        }),
    )
  }
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    return told(error, world)
  }
}

/** A row of the table as commander wants it: its arguments, its own options, and a flag for every setting. */
function dressed({ name, says, args, options, examples }: Command): Program {
  const program = new Program(name).description(says).exitOverride()
  for (const { usage, says: what } of args) program.argument(usage, what)
  for (const { flags, says: what, required } of options) {
    program.addOption(new Option(flags, what).makeOptionMandatory(required ?? false))
  }
  program.option('--json', 'write the result as JSON, for scripts')
  for (const setting of Object.keys(settings) as SettingName[]) {
    const { of, says: what } = settings[setting]
    const option = new Option(`--${setting} <${of}>`, what)
    program.addOption(isUsual(name, setting) ? option : option.hideHelp())
  }
  return program.addHelpText(
    'after',
    `\nExamples:\n${examples.map((line) => `  ${line}`).join('\n')}\n\nEvery setting is also a flag here, an environment variable (FONDS_…) and a key of fonds.yaml: see fonds settings.`,
  )
}

/** Flags worth a line in a command's help; all work everywhere. */
function isUsual(command: string, setting: SettingName): boolean {
  return (
    setting === 'archive' ||
    (command === 'publish' && ['ocr', 'ocr-data', 'pdf-text'].includes(setting)) ||
    (command === 'serve' &&
      ['port', 'host', 'base-url', 'trust-proxy', 'workers', 'title', 'log-level'].includes(
        setting,
      ))
  )
}

async function runCommand(
  command: Command,
  given: readonly unknown[],
  world: World,
): Promise<number> {
  const program = given.at(-1) as Program
  const { json, ...options } = program.opts<Record<string, unknown>>()
  const flags = Object.fromEntries(
    (Object.keys(settings) as SettingName[]).map((name) => [name, options[camelCase(name)]]),
  )
  const named = flags['archive'] ?? world.environment[environmentName('archive')]
  const folder = resolve(typeof named === 'string' ? named : './archive')
  await command.before?.(folder, options)
  const file = await settingsFile(folder)
  const { values, from } = readSettings({ flags, environment: world.environment, file })
  return command.run({
    settings: values,
    from,
    args: program.args,
    options,
    json: json === true,
    console: world.console,
    signal: world.signal,
  })
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** What the disk says, in words for who owns it. */
const diskWords: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. What is published stays; make room and publish again.',
  EACCES: 'A file or folder may not be read or written by this user',
  EPERM: 'A file or folder may not be written by this user',
  EROFS: 'The disk can only be read',
  EMFILE: 'Too many files are open; raise the limit (ulimit -n)',
  ENOTDIR: 'Something that should be a folder is a file',
}

function told(error: unknown, { console, signal }: World): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exits.well : exits.usage
  if (signal.aborted) {
    console.err.write('Stopped. What is published stays; the same command goes on from here.\n')
    return exits.interrupted
  }
  const disk = diskWords[(error as NodeJS.ErrnoException).code ?? '']
  if (error instanceof Problem) console.err.write(`${error.message}\n`)
  else if (disk !== undefined) console.err.write(`${disk} (${(error as Error).message}).\n`)
  else
    console.err.write(
      `This is a bug in Fonds; please report it.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
  return exits.failed
}
