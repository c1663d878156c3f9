import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Problem } from '../data/model/problem.js'
import { createApp } from './app.js'
import type { Archive } from './archive.js'

/** A server that answers. */
export interface Serving {
  readonly port: number
  /** Answers what was asked, takes no more, and closes the archive. */
  readonly stop: () => Promise<void>
}

/** Takes the port, or throws the `setting` problem that says why it cannot be had. */
export async function listening(
  server: Server,
  port: number,
  host: string | undefined,
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Readonly<Record<string, string>> = {
        EADDRINUSE: `Port ${String(port)} is taken by another program. Choose another with --port.`,
        EACCES: `Port ${String(port)} may not be used by this user. Choose one above 1023 with --port.`,
        EADDRNOTAVAIL: `This machine has no address ${host ?? ''}. Correct --host.`,
        ENOTFOUND: `There is no host ${host ?? ''}. Correct --host.`,
      }
      reject(
        new Problem(
          'setting',
          reasons[error.code ?? ''] ?? `The server cannot listen: ${error.message}`,
        ),
      )
    })
    server.listen({ port, ...(host !== undefined && { host }) }, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/**
 * Serves an archive. The port is taken before the archive is opened, because addresses may hold it.
 * @param open opens the archive for a port
 */
export async function serve(
  settings: { readonly port: number; readonly host?: string | undefined },
  open: (port: number) => Promise<Archive>,
): Promise<Serving> {
  let app: ReturnType<typeof createApp> | undefined
  const server = createServer((request, response) => {
    if (app) app(request, response)
    else response.writeHead(503, { 'retry-after': '1' }).end()
  })
  const port = await listening(server, settings.port, settings.host)
  try {
    const archive = await open(port)
    await archive.listing.catchUp()
    app = createApp(archive)
    return { port, stop: () => stopped(server, archive) }
  } catch (error) {
    server.close()
    throw error
  }
}

/** Milliseconds that a connection may take to finish what it is sending. */
const patience = 5000

async function stopped(server: Server, archive: Archive): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const hurry = setTimeout(() => {
    server.closeAllConnections()
  }, patience)
  await closed
  clearTimeout(hurry)
  await archive.close()
}
