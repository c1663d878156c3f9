import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { addressesFrom } from '../data/model/addresses.js'
import { openArchive, openArchiveToWrite } from '../server/archive.js'
import { publish } from '../server/actions/publish.js'
import { survey } from '../server/actions/survey.js'
import { packageFolder } from '../server/assets.js'
import { exits, say, type Command, type Run } from './command.js'
import { Show } from './console.js'

/** `fonds serve` */
export const serveCommand: Command = {
  name: 'serve',
  args: [],
  says: 'Serves the archive. What another process publishes meanwhile shows within a second.',
  options: [
    { flags: '--with-sample', says: 'publish the bundled sample first, when the archive is empty' },
  ],
  examples: [
    'fonds serve',
    'fonds serve --archive /srv/archive --port 8080 --base-url https://archive.example.org/',
  ],
  before: async (folder, options) => {
    if (options['withSample'] === true) await layDownSettings(folder)
  },
  run: async (run) => {
    const { settings } = run
    // Express and all it serves take memory and time that publishing does better without.
    const { serve } = await import('../server/main.js')
    const { port, stop } = await serve(settings, async (taken) => {
      if (run.options['withSample'] === true) await publishSample(run)
      return openArchive(settings, taken)
    })
    announce(run, port)
    await new Promise<void>((resolve) => {
      if (run.signal.aborted) resolve()
      run.signal.addEventListener('abort', () => {
        resolve()
      })
    })
    await stop()
    return exits.well
  },
}

function announce(run: Run, port: number): void {
  const addresses = addressesFrom(run.settings['base-url'] ?? `http://localhost:${String(port)}/`)
  say(run, `Reading room      ${addresses.root}`)
  say(run, `IIIF collection   ${addresses.rootCollection(3)}`)
  say(run, 'Ctrl-C stops.')
}

/** An archive that is not there yet is given the sample's title and provider. */
async function layDownSettings(folder: string): Promise<void> {
  if (existsSync(folder)) return
  await mkdir(folder, { recursive: true })
  await copyFile(join(packageFolder(), 'sample', 'fonds.yaml'), join(folder, 'fonds.yaml'))
}

/** The bundled sample, published when there is nothing yet. */
async function publishSample(run: Run): Promise<void> {
  const looking = await openArchive(run.settings)
  const published = await looking.catalogue.cursor()
  await looking.close()
  if (published > 0) return
  const show = new Show(run.console, false)
  const archive = await openArchiveToWrite(run.settings)
  try {
    const proposed = await survey([join(packageFolder(), 'sample', 'residents-office')])
    await publish(archive, proposed, { tell: show.tell, signal: run.signal })
  } finally {
    show.done()
    await archive.close()
  }
}
