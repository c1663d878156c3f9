import { dump } from '../server/actions/dump.js'
import { exits, say, sayJson, type Command } from './command.js'
import { Show } from './console.js'
import { reading } from './opened.js'

/** `fonds dump` */
export const dumpCommand: Command = {
  name: 'dump',
  args: [],
  says: 'Writes the manifests of all items into one file, for harvesters who want all of them: /dumps/ offers it. What is published meanwhile is no hindrance.',
  options: [],
  examples: [
    'fonds dump --base-url https://archive.example.org/',
    'fonds dump --archive /srv/archive --dumps-kept 3',
  ],
  run: async (run) => {
    const show = new Show(run.console, run.json)
    if (run.from['base-url'] === 'default')
      show.tell({
        kind: 'finding',
        finding: {
          level: 'warning',
          where: 'base-url',
          what: 'The addresses in the dump begin with http://localhost, because base-url is not set.',
        },
      })
    const made = await reading(run, (archive) =>
      dump(archive, { tell: show.tell, signal: run.signal }),
    )
      .catch((error: unknown) => {
        // Stopped while the file was being written, the pipe says so in its own way.
        run.signal.throwIfAborted()
        throw error
      })
      .finally(() => {
        show.done()
      })
    const { findings } = show.tally
    if (run.json) sayJson(run, { ...made.dump, new: made.isNew, findings })
    else say(run, sentence(made))
    return findings.some(({ level }) => level === 'error') ? exits.partly : exits.well
  },
}

function sentence({ dump: made, isNew }: Awaited<ReturnType<typeof dump>>): string {
  const { name, items, bytes, sha256 } = made
  const what = isNew ? 'written' : 'is the same as before, and kept'
  return `${name} ${what}: ${String(items)} manifests, ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`
}
