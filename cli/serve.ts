import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { addressesFrom } from '../data/model/addresses.js'
import { makeArchive, openArchive, type Archive } from '../server/archive.js'
import { publish } from '../server/actions/publish.js'
import { survey } from '../server/actions/survey.js'
import { packageFolder } from '../server/assets.js'
import { exits, say, type Command, type Run } from './command.js'
import { Show } from './console.js'
import { reading, writing } from './opened.js'

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
      await makeArchive(settings)
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

/** The bundled sample, published when there is nothing yet, or when its publication was interrupted. */
async function publishSample(run: Run): Promise<void> {
  const folder = join(packageFolder(), 'sample', 'residents-office')
  if (!(await reading(run, (archive) => isWanted(archive, folder)))) return
  const show = new Show(run.console, false)
  await writing(run, async (archive) => {
    await publish(archive, await survey([folder]), { tell: show.tell, signal: run.signal })
  }).finally(() => {
    show.done()
  })
}

async function isWanted({ catalogue, listing }: Archive, folder: string): Promise<boolean> {
  if ((await catalogue.cursor()) === 0) return true
  await listing.catchUp()
  const { collection } = listing.from(folder)
  const kept = collection && (await catalogue.collection(collection))
  // A collection is told its order last of all.
  return kept?.record.order.length === 0
}
