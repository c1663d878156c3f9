import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import type { Generator } from './load.js'
import type { Request } from './requests.js'
import type { ImageServer } from './server.js'

/** How long and how often is measured. */
export interface Rounds {
  readonly rounds: number
  /** Of one load on one server. */
  readonly seconds: number
  readonly warmUp: number
}

/** Requests a second of each server, round by round; instead a sentence where an answer was wrong or missing. */
export type Speeds = readonly number[] | string

/** The bytes of an answer; throws unless it is 200. */
export async function bytes(server: ImageServer, request: Request): Promise<Buffer> {
  const answer = await fetch(`${server.root}${server.base}/${request}`)
  const body = Buffer.from(await answer.arrayBuffer())
  if (answer.status === 200) return body
  throw new Error(`${server.name} answered ${String(answer.status)} to ${request}`)
}

/** The picture in little, as grey values. */
async function inLittle(picture: Buffer) {
  const { width, height } = await sharp(picture).metadata()
  const little = await sharp(picture).resize(8, 8, { fit: 'fill' }).greyscale().raw().toBuffer()
  return { width, height, little }
}

/** What is different about two answers to one request, where they are not the same picture in the same size. */
async function difference(one: Buffer, other: Buffer): Promise<string | undefined> {
  const [ours, theirs] = [await inLittle(one), await inLittle(other)]
  // Some round a side up and some down, and some come a few pixels short; that makes no difference in time.
  const off = (one: number, other: number) => Math.abs(one - other) > Math.max(1, one / 100)
  if (off(ours.width, theirs.width) || off(ours.height, theirs.height))
    return `${ours.width} × ${ours.height} and ${theirs.width} × ${theirs.height} pixels`
  // On the whole, for a line of type that falls between two of the few points is not there in one of the two.
  const far = ours.little.reduce((sum, value, at) => sum + Math.abs(value - (theirs.little[at] ?? 0)), 0) // prettier-ignore
  return far / ours.little.length > 8 ? 'different pictures' : undefined
}

/** How a server's pictures for some of the requests differ from those of the first; nothing where they don't. */
async function disagreement(
  first: ImageServer,
  other: ImageServer,
  requests: readonly Request[],
): Promise<string | undefined> {
  const step = Math.max(1, Math.floor(requests.length / 12))
  for (const request of requests.filter((_, at) => at % step === 0)) {
    const found = await difference(await bytes(first, request), await bytes(other, request))
    if (found) return `invalid: ${first.name} and ${other.name} give ${found} for ${request}`
  }
  return undefined
}

/** Milliseconds in which a server finishes what the load asked and did not wait for. */
const rest = 400

/** One server's turn. */
async function speed(
  { load }: Generator,
  server: ImageServer,
  requests: readonly Request[],
  choice: { readonly once: boolean; readonly seed: number },
  seconds: number,
): Promise<number | string> {
  const paths = requests.map((request) => `${server.base}/${request}`)
  const result = await load(server.root, paths, choice, seconds)
  await pause(rest)
  if (result.failed > 0) return `invalid: ${String(result.failed)} of ${String(result.requests)} answers of ${server.name} failed` // prettier-ignore
  if (choice.once && result.requests + 16 >= requests.length)
    return `invalid: ${server.name} was asked everything there was to ask`
  return result.requests / result.seconds
}

/**
 * Loads several servers in turn, again and again, because the machine's speed changes with what else it does.
 * @param requests for each round; the warm-up is round 0
 * @param once each request is made once, whatever the server might remember
 */
export async function speeds(
  generator: Generator,
  servers: readonly [ImageServer, ...ImageServer[]],
  { rounds, seconds, warmUp }: Rounds,
  requests: (round: number) => readonly Request[],
  once: boolean,
): Promise<ReadonlyMap<ImageServer, Speeds>> {
  const found = new Map<ImageServer, number[] | string>()
  for (const server of servers)
    found.set(server, (await disagreement(servers[0], server, requests(0))) ?? [])
  for (let round = 0; round <= rounds; round++)
    for (const [server, before] of found) {
      if (typeof before === 'string') continue
      const choice = { once, seed: round + 1 }
      const now = await speed(generator, server, requests(round), choice, round === 0 ? warmUp : seconds) // prettier-ignore
      if (typeof now === 'string') found.set(server, now)
      else if (round > 0) before.push(now)
    }
  return found
}
