import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { inNode } from './images/ingest.js'
import { generator, type Generator } from './images/load.js'
import { drawPage } from './images/page.js'
import { stopAll, stopForGood } from './images/processes.js'
import { oddRows, sizeRows, startAll, tileRows, type Serving } from './images/serving.js'
import { table, type Row } from './images/table.js'
import { ingestMemoryRows, ingestRows, servedMemoryRows } from './images/working.js'

const works = ['tiles', 'odd', 'sizes', 'ingest', 'ingest-memory', 'served-memory'] as const
type Work = (typeof works)[number]

const page = { width: 8000, height: 6000 }
const largePage = { width: 16_000, height: 16_500 }

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean' }, autocannon: { type: 'boolean' } },
})
const unknown = positionals.filter((name) => !(works as readonly string[]).includes(name))
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(', ')}; what can be measured is ${works.join(', ')}.`)
const wanted = (positionals.length > 0 ? positionals : works) as readonly Work[]
const whole = wanted.length === works.length && flags.quick !== true
const rounds = flags.quick ? { rounds: 2, seconds: 2, warmUp: 1 } : { rounds: 5, seconds: 6, warmUp: 3 } // prettier-ignore

const tell = (line: string) => {
  console.error(line)
}

/** The works that need servers, in turn. */
async function served(
  folder: string,
  load: Generator,
): Promise<{ rows: Row[]; serving: Serving | undefined }> {
  if (!wanted.some((work) => ['tiles', 'odd', 'sizes', 'served-memory'].includes(work)))
    return { rows: [], serving: undefined }
  tell('Publishing the page, and starting the servers…')
  const pyramid = join(folder, 'page.tif')
  await inNode('sharp').make(join(folder, 'given', 'page.tif'), pyramid)
  const serving = await startAll(folder, join(folder, 'given'), pyramid)
  const rows: Row[] = []
  for (const [work, measure] of [
    ['tiles', tileRows],
    ['odd', oddRows],
    ['sizes', sizeRows],
  ] as const) {
    // prettier-ignore
    if (!wanted.includes(work)) continue
    tell(`Measuring ${work}…`)
    rows.push(...(await measure(serving, load, rounds)))
  }
  await stopAll()
  return { rows, serving }
}

async function ingested(folder: string): Promise<Row[]> {
  const rows: Row[] = []
  if (wanted.includes('ingest')) {
    tell('Measuring ingest…')
    rows.push(...(await ingestRows(join(folder, 'given', 'page.tif'), rounds.rounds)))
  }
  if (wanted.includes('ingest-memory')) {
    tell('Drawing a large page, and measuring ingest-memory…')
    const master = join(folder, 'large.tif')
    await drawPage(master, largePage)
    const megapixels = (largePage.width * largePage.height) / 1e6
    rows.push(...(await ingestMemoryRows(master, megapixels, flags.quick ? 1 : 3)))
    await rm(master)
  }
  return rows
}

/** What was measured on, and how. */
function facts(load: Generator, serving: Serving | undefined): string {
  const machine = `Node ${process.versions.node}, sharp ${sharp.versions.sharp} (libvips ${sharp.versions.vips}), ${String(availableParallelism())} cores (${cpus()[0]?.model.trim() ?? 'unknown'}).`
  const tiles = serving
    ? ` The page has ${String(page.width)} × ${String(page.height)} pixels and tiles of ${(serving.tileBytes / 1024).toFixed(1)} kB on average.`
    : ''
  return `${machine} The load comes from ${load.name} over 16 connections, which takes a core of its own. Each pair was measured in turn, ${String(rounds.rounds)} times; × is the median of these ratios.${tiles}`
}

async function measured(folder: string): Promise<string> {
  const load = await generator(folder, flags.autocannon ? 'autocannon' : 'wrk')
  tell('Drawing the page…')
  await mkdir(join(folder, 'given'))
  await drawPage(join(folder, 'given', 'page.tif'), page)
  const { rows, serving } = await served(folder, load)
  rows.push(...(await ingested(folder)))
  if (wanted.includes('served-memory')) {
    tell('Measuring served-memory…')
    rows.push(...(await servedMemoryRows(join(folder, 'archive'), flags.quick ? 5000 : 100_000, tell))) // prettier-ignore
  }
  return `# Images\n\n${facts(load, serving)}\n\n${table(rows)}\n`
}

const folder = await mkdtemp(join(tmpdir(), 'fonds-bench-'))
let interrupted = false
const tidy = async () => {
  await stopForGood()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (interrupted) return
    interrupted = true
    tell('Stopping…')
    void tidy().finally(() => process.exit(130))
  })
try {
  const written = await measured(folder)
  if (whole) {
    const results = join(process.cwd(), 'bench', 'results')
    await mkdir(results, { recursive: true })
    await writeFile(join(results, 'images.md'), written)
  }
  process.stdout.write(written)
} catch (error) {
  // What was stopped in the middle fails, which is nothing to tell; the signal's own end is on its way.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- a signal may have come meanwhile
  if (interrupted) await new Promise(() => undefined)
  throw error
} finally {
  await tidy()
}
