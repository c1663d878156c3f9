import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { addressesFrom } from '../data/model/addresses.js'
import { makeArchive, openArchive, type Archive } from '../server/archive.js'
import { publish } from '../server/actions/publish.js'
import { survey } from '../server/actions/survey.js'
import { packageFolder } from '../server/assets.js'
import type { Serving } from '../server/main.js'
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
    'fonds serve --workers 1',
  ],
  before: async (folder, options) => {
    if (options['withSample'] === true) await layDownSettings(folder)
  },
  run: async (run) => {
    const serving = await served(run)
    announce(run, serving.port)
    try {
      await Promise.race([told(run.signal), serving.broken])
    } finally {
      await serving.stop()
    }
    return exits.well
  },
}

/** In one process, or in several. */
async function served(run: Run): Promise<Serving> {
  const settings = { ...run.settings, workers: run.settings.workers ?? availableParallelism() }
  const prepare = async () => {
    await makeArchive(settings)
    if (run.options['withSample'] === true) await publishSample(run)
  }
  // Express and all it serves take memory and time that publishing, and looking after workers, do better without.
  if (settings.workers > 1) {
    const { serveTogether } = await import('../server/cluster.js')
    return serveTogether(settings, async () => {
      await prepare()
      // What is wrong with the archive is told once, and what is new in it read once.
      await reading({ settings }, ({ listing }) => listing.catchUp())
    })
  }
  const { serve } = await import('../server/main.js')
  return serve(settings, async (port) => {
    await prepare()
    return openArchive(settings, port)
  })
}

/** Resolves when it is time to stop. */
async function told(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
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
