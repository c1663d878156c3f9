import { setTimeout as pause } from 'node:timers/promises'
import { median } from '../measure.js'
import { startFonds } from './fonds.js'
import { inNode, taken, vips, type Maker, type Taken } from './ingest.js'
import { cannon, chosen } from './load.js'
import { memory } from './processes.js'
import { mixed } from './requests.js'
import { boundRow, figure, openRow, ratioRow, type Row } from './table.js'

const fonds = inNode('fonds')
const sharp = inNode('sharp')
const vipsMissing = 'skipped: vips is not installed (Debian: apt install libvips-tools)'

/** Seconds of each time. */
const seconds = (all: readonly Taken[]) => all.map(({ milliseconds }) => milliseconds / 1000)
const megabytes = (all: readonly Taken[]) => all.map(({ peak }) => peak / 1e6)

async function makers(): Promise<{ readonly all: Maker[]; readonly cli: Maker | undefined }> {
  const cli = await vips()
  return { all: [fonds, sharp, ...(cli ? [cli] : [])], cli }
}

/** How long it takes to make a page's pyramid. */
export async function ingestRows(master: string, rounds: number): Promise<Row[]> {
  const { all, cli } = await makers()
  const found = await taken(all, master, rounds)
  const work = 'a page’s pyramid, from an uncompressed TIFF'
  const against = (maker: Maker, demand: { readonly atMost?: number }) =>
    ratioRow({ work, against: maker.name, ...demand }, 's', seconds(found.get(fonds) ?? []), seconds(found.get(maker) ?? [])) // prettier-ignore
  if (cli) return [against(cli, { atMost: 1.3 }), against(sharp, {})]
  return [
    openRow({ work, against: 'vips tiffsave', atMost: 1.3 }, vipsMissing),
    against(sharp, { atMost: 1.3 }),
  ]
}

const mostMegabytes = 300

/** The most memory that making a large pyramid takes. */
export async function ingestMemoryRows(
  master: string,
  megapixels: number,
  rounds: number,
): Promise<Row[]> {
  const { all } = await makers()
  const found = await taken(all, master, rounds)
  const work = `most memory while a pyramid of ${String(megapixels)} megapixels is made`
  const most = Math.max(...megabytes(found.get(fonds) ?? []))
  const beside = all
    .filter((maker) => maker !== fonds)
    .map(({ name }, at) => ({ name, all: found.get(all[at + 1] ?? fonds) ?? [] }))
    .map(({ name, all }) => ratioRow({ work, against: name }, 'MB', megabytes(found.get(fonds) ?? []), megabytes(all))) // prettier-ignore
  const time = `${figure(median(seconds(found.get(fonds) ?? [])))} s`
  return [{ ...boundRow(`${work} (in ${time})`, 'MB', mostMegabytes, most) }, ...beside]
}

/**
 * What the server holds after many requests, against what it held after the first tenth of them.
 * @param told hears what it held after each tenth
 */
export async function servedMemoryRows(
  archive: string,
  requests: number,
  told: (line: string) => void,
): Promise<Row[]> {
  const count = (share: number) => (requests * share).toLocaleString('en')
  const comparison = {
    work: `memory of the server, all its processes, after ${count(1)} requests`,
    against: `after ${count(0.1)}: tiles, sizes, info.json, and every tenth an odd region`,
    atMost: 1.1,
  }
  const server = await startFonds(archive)
  try {
    const paths = mixed(server.info, requests, 3).map((request) => `${server.base}/${request}`)
    const next = chosen(paths, { once: true, seed: 0 })
    const held: { readonly rss: number; readonly pss: number }[] = []
    for (let tenth = 1; tenth <= 10; tenth++) {
      const { failed } = await cannon(server.root, next, { amount: requests / 10 })
      if (failed > 0) return [openRow(comparison, `invalid: ${String(failed)} answers failed`)]
      // What is free again is given back when nothing is asked for a moment.
      await pause(1500)
      const now = await memory(server.pid)
      held.push(now)
      told(`after ${count(tenth / 10)}: RSS ${figure(now.rss / 1e6)} MB, PSS ${figure(now.pss / 1e6)} MB`) // prettier-ignore
    }
    const [early, late] = [held[0], held.at(-1)]
    const row = (name: 'rss' | 'pss') =>
      ratioRow({ ...comparison, work: `${comparison.work}, ${name.toUpperCase()}` }, 'MB', [(late?.[name] ?? NaN) / 1e6], [(early?.[name] ?? NaN) / 1e6]) // prettier-ignore
    return [row('rss'), row('pss')]
  } finally {
    await server.stop()
  }
}
