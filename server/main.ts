import { createServer, type RequestListener } from 'node:http'
import { oneThreadEach } from '../images/threads.js'
import { createApp } from './app.js'
import type { Archive } from './archive.js'
import { listening, notYet } from './port.js'
import { openConnections, quiet } from './quiet.js'
import { readyImages } from './ready-images.js'

/** A server that answers. */
export interface Serving {
  readonly port: number
  /** Rejects with the problem that ends it, should it not be able to go on. */
  readonly broken: Promise<never>
  /** Answers what was asked, takes no more, and closes the archive. */
  readonly stop: () => Promise<void>
}

/** What answers requests to an archive, in one process as in each of several. */
export function answering(archive: Archive): RequestListener {
  const { workers = 1, 'tile-cache': megabytes } = archive.settings
  oneThreadEach()
  // Each worker has a cache of its own; together they have what was allowed.
  return readyImages(archive, createApp(archive), Math.floor((megabytes * 1e6) / workers))
}

/**
 * Serves an archive in this one process. The port is taken before the archive is opened, because addresses may hold it.
 * @param open opens the archive for a port
 */
export async function serve(
  settings: { readonly port: number; readonly host?: string | undefined },
  open: (port: number) => Promise<Archive>,
): Promise<Serving> {
  let answer = notYet
  const server = createServer((request, response) => {
    answer(request, response)
  })
  const connections = openConnections(server)
  const port = await listening(server, settings.port, settings.host)
  try {
    const archive = await open(port)
    await archive.listing.catchUp()
    answer = answering(archive)
    const stop = async () => {
      server.close()
      await quiet(server, connections)
      await archive.close()
    }
    return { port, stop, broken: new Promise(() => undefined) }
  } catch (error) {
    server.close()
    throw error
  }
}
