import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { ran, started, until } from './processes.js'
import type { Info } from './requests.js'
import type { ImageServer } from './server.js'

const main = fileURLToPath(new URL('../../cli/main.js', import.meta.url))

/** Publishes a folder of one page into an archive, as a user does. */
export async function published(given: string, archive: string): Promise<void> {
  await ran(process.execPath, [main, 'publish', given, '--archive', archive])
}

/** What a server tells of the one page of its archive. */
interface Found {
  readonly base: string
  readonly info: Info
  /** Path of the thumbnail that the Manifest names. */
  readonly thumbnail: string
}

interface Manifest {
  readonly thumbnail?: readonly { readonly id: string }[]
  readonly items: readonly {
    readonly thumbnail: readonly { readonly id: string }[]
    readonly items: readonly {
      readonly items: readonly { readonly body: { readonly service: readonly { readonly id: string }[] } }[]
    }[]
  }[]
} // prettier-ignore

const path = (address: string) => new URL(address).pathname

async function document<Shape>(address: string): Promise<Shape> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answered ${String(answer.status)}`)
  return (await answer.json()) as Shape
}

async function found(root: string): Promise<Found> {
  const collection = await document<{ items: { id: string }[] }>(`${root}/iiif/presentation/3/collection`) // prettier-ignore
  const manifest = await document<Manifest>(root + path(collection.items[0]?.id ?? ''))
  const [canvas] = manifest.items
  const image = canvas?.items[0]?.items[0]?.body.service[0]?.id
  const thumbnail = canvas?.thumbnail[0]?.id
  if (image === undefined || thumbnail === undefined) throw new Error('The page is not there.')
  const info = await document<Info>(`${root}${path(image)}/info.json`)
  return { base: path(image), info, thumbnail: path(thumbnail) }
}

/**
 * Starts `fonds serve`, and looks up its page.
 * @param workers how many; as many as it takes by itself where it is not given
 */
export async function startFonds(archive: string, workers?: number): Promise<ImageServer & Found> {
  const flags = workers === undefined ? [] : ['--workers', String(workers)]
  const words = ['serve', '--archive', archive, '--port', '0', '--log-level', 'error', ...flags]
  const server = started(process.execPath, [main, ...words])
  const said = await until(server, () => /http:\/\/localhost:\d+(?=\/)/.exec(server.said())?.[0])
  const root = said.replace('localhost', '127.0.0.1')
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
  const page = await found(root).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  return { name: `Fonds ${version}`, root, ...page, pid: server.pid, stop: server.stop }
}
