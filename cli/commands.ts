import { movedCommand, refreshCommand } from './announce.js'
import type { Command } from './command.js'
import { dumpCommand } from './dump.js'
import { publishCommand } from './publish.js'
import { listCommand, showCommand, withdrawCommand } from './records.js'
import { serveCommand } from './serve.js'
import { doctorCommand, rebuildCommand, settingsCommand } from './upkeep.js'

/** Every command of `fonds`. The program and the documentation test read this. */
export const commands: readonly Command[] = [
  publishCommand,
  serveCommand,
  listCommand,
  showCommand,
  withdrawCommand,
  rebuildCommand,
  doctorCommand,
  settingsCommand,
  dumpCommand,
  refreshCommand,
  movedCommand,
]
