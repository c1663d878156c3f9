import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { timed } from '../measure.js'
import { installed, peak, ran, started } from './processes.js'

/** What it took to make a pyramid. */
export interface Taken {
  readonly milliseconds: number
  /** The most bytes that the process held. */
  readonly peak: number
}

/** Who makes a pyramid. */
export interface Maker {
  readonly name: string
  readonly make: (master: string, pyramid: string) => Promise<Taken>
}

const program = fileURLToPath(new URL('./ingest-once.js', import.meta.url))

/** The product, or sharp alone: each time in a fresh process, timed in it, without its start. */
export function inNode(name: 'fonds' | 'sharp'): Maker {
  return {
    name: name === 'fonds' ? 'Fonds' : 'sharp alone',
    make: async (master, pyramid) =>
      JSON.parse(await ran(process.execPath, [program, name, master, pyramid])) as Taken,
  }
}

const settings = '--compression jpeg --Q 85 --tile --tile-width 512 --tile-height 512 --pyramid'

/** `vips tiffsave`, with the settings of our pyramids; nothing where it is not installed. */
export async function vips(): Promise<Maker | undefined> {
  const path = installed('vips')
  if (path === undefined) return undefined
  return {
    name: (await ran(path, ['--version'])).trim().replace('-', ' '),
    make: async (master, pyramid) => {
      let most = 0
      const [milliseconds] = await timed(async () => {
        const work = started(path, ['tiffsave', master, pyramid, ...settings.split(' ')])
        // Its high-water mark only rises, so the last look before the end is as good as one after it.
        for (let over = false; !over;) {
          over = await Promise.race([work.ended.then(() => true), pause(5, false)])
          most = Math.max(most, (await peak(work.pid)) || 0)
        }
        if ((await work.ended) !== 0) throw new Error(`vips failed: ${work.said()}`)
      })
      return { milliseconds, peak: most }
    },
  }
}

/** Has a master made into pyramids by each in turn, so many times; what each took, every time. */
export async function taken(
  makers: readonly Maker[],
  master: string,
  rounds: number,
): Promise<ReadonlyMap<Maker, readonly Taken[]>> {
  const target = join(master, '..', 'made.tif')
  const found = new Map(makers.map((maker): [Maker, Taken[]] => [maker, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [maker, all] of found) {
      const one = await maker.make(master, target)
      await rm(target)
      // The first time brings the master into the system's memory.
      if (round > 0) all.push(one)
    }
  return found
}
