import { mkdir, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { bytes, speeds, type Rounds, type Speeds } from './compared.js'
import { published, startFonds } from './fonds.js'
import { startIipsrv } from './iipsrv.js'
import type { Generator } from './load.js'
import { startFiles } from './nginx.js'
import { startProcessor } from './processor.js'
import { allTiles, listedSizes, oddRegions, type Request } from './requests.js'
import { isMissing, type ImageServer, type Missing } from './server.js'
import { openRow, ratioRow, type Comparison, type Row } from './table.js'

/** Servers of one page, side by side. */
export interface Serving {
  readonly fonds: Awaited<ReturnType<typeof startFonds>>
  readonly nginx: ImageServer | Missing
  readonly processor: ImageServer
  readonly iipsrv: ImageServer | Missing
  /** As many processes as there are cores; each of iipsrv's does one thing at a time. */
  readonly iipsrvs: ImageServer | Missing
  readonly tiles: readonly Request[]
  readonly sizes: readonly Request[]
  /** Bytes of a tile, on average. */
  readonly tileBytes: number
}

/** What Fonds answers, as files under the paths that were asked for; gives the bytes of all of them. */
async function saved(
  fonds: ImageServer,
  requests: readonly Request[],
  files: string,
): Promise<number> {
  let sum = 0
  for (const request of requests) {
    const path = join(files, fonds.base, request)
    const body = await bytes(fonds, request)
    sum += body.length
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, body)
  }
  return sum
}

/**
 * Publishes a page, and starts every server that is there.
 * @param given a folder with the page
 * @param pyramid of the same page, for the peers
 */
export async function startAll(folder: string, given: string, pyramid: string): Promise<Serving> {
  const archive = join(folder, 'archive')
  await published(given, archive)
  const fonds = await startFonds(archive, 1)
  const tiles = allTiles(fonds.info)
  const sizes = [...listedSizes(fonds.info), fonds.thumbnail.slice(fonds.base.length + 1)]
  const files = join(folder, 'files')
  const tileBytes = (await saved(fonds, tiles, files)) / tiles.length
  await saved(fonds, sizes, files)
  return {
    fonds,
    nginx: await startFiles(join(folder, 'nginx'), files, fonds.base),
    processor: await startProcessor(pyramid, fonds.info),
    iipsrv: await startIipsrv(join(folder, 'iipsrv'), pyramid, 1),
    iipsrvs: await startIipsrv(join(folder, 'iipsrvs'), pyramid, availableParallelism()),
    tiles,
    sizes,
    tileBytes,
  }
}

type Against = readonly [ImageServer | Missing, Omit<Comparison, 'work' | 'against'>, string?]

function compared(
  work: string,
  fonds: ImageServer,
  against: readonly Against[],
  found: ReadonlyMap<ImageServer, Speeds>,
): Row[] {
  return against.map(([peer, demand, says]) => {
    const comparison = { work, against: says ?? peer.name, ...demand }
    if (isMissing(peer)) return openRow(comparison, peer.missing)
    const [ours, theirs] = [found.get(fonds) ?? [], found.get(peer) ?? []]
    if (typeof ours === 'string') return openRow(comparison, ours)
    if (typeof theirs === 'string') return openRow(comparison, theirs)
    return ratioRow(comparison, '/s', ours, theirs)
  })
}

const present = (peers: readonly Against[]) =>
  peers.map(([peer]) => peer).filter((peer) => !isMissing(peer)) as readonly ImageServer[]

/** Versions up to 1.1 decode and encode every tile. */
const passthrough = ({ name }: ImageServer | Missing) =>
  / (0|1\.[01])\b/.test(name) ? 'which has no passthrough yet' : 'its passthrough on'

/** Every tile, in no order, once all of them have been asked for. */
export async function tileRows(
  { fonds, nginx, processor, iipsrv, tiles }: Serving,
  generator: Generator,
  rounds: Rounds,
): Promise<Row[]> {
  const peers: readonly Against[] = [
    [nginx, { atLeast: 0.5 }, `${nginx.name}, the same bytes from files, one worker`],
    [processor, { atLeast: 50 }, `${processor.name} on node:http`],
    [iipsrv, { atLeast: 5 }, `${iipsrv.name} behind nginx, ${passthrough(iipsrv)}`],
  ]
  const found = await speeds(generator, [fonds, ...present(peers)], rounds, () => tiles, false)
  return compared('all tiles, edges included, hot', fonds, peers, found)
}

/** More than any server answers in a second. */
const oddAtMost = 1500

/** Regions that are no tiles, each asked for once; every server is asked for the same ones. */
export async function oddRows(
  { fonds, processor, iipsrv, iipsrvs }: Serving,
  generator: Generator,
  rounds: Rounds,
): Promise<Row[]> {
  const peers: readonly Against[] = [
    [processor, { atLeast: 3 }, `${processor.name} on node:http`],
    [iipsrv, { atLeast: 1 }, `${iipsrv.name} behind nginx, one process`],
    [iipsrvs, {}, `${iipsrvs.name} processes, as many as cores`],
  ]
  const share = oddAtMost * Math.max(rounds.seconds, rounds.warmUp)
  const all = oddRegions(fonds.info, share * (rounds.rounds + 1), 1)
  const part = (round: number) => all.slice(round * share, (round + 1) * share)
  const found = await speeds(generator, [fonds, ...present(peers)], rounds, part, true)
  return compared('odd regions, uncached', fonds, peers, found)
}

/** Listed sizes and the thumbnail. */
export async function sizeRows(
  { fonds, nginx, sizes }: Serving,
  generator: Generator,
  rounds: Rounds,
): Promise<Row[]> {
  const peers: readonly Against[] = [[nginx, { atLeast: 0.5 }, `${nginx.name}, the same bytes from files, one worker`]] // prettier-ignore
  const found = await speeds(generator, [fonds, ...present(peers)], rounds, () => sizes, false)
  return compared('listed sizes and the thumbnail', fonds, peers, found)
}
