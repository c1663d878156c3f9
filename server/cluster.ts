import { createServer as createHttpServer } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { createLog } from './log.js'
import type { Serving } from './main.js'
import { listening, notYet } from './port.js'
import { openConnections } from './quiet.js'
import type { Settings } from './settings.js'
import { Workers } from './workers.js'

/**
 * Serves an archive with several processes. This first one has the port for as long as the server lives, takes the
 * connections and hands them to the workers; it answers nothing itself.
 * @param prepare makes the archive ready to be opened by all of them, for a port
 */
export async function serveTogether(
  settings: Settings & { readonly workers: number },
  prepare: (port: number) => Promise<void>,
): Promise<Serving> {
  const early = createHttpServer(notYet)
  const tooEarly = openConnections(early)
  let take = (connection: Socket) => {
    early.emit('connection', connection)
    connection.resume()
  }
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (connection) => {
    take(connection)
  })
  const port = await listening(server, settings.port, settings.host)
  try {
    await prepare(port)
    const log = createLog(settings['log-level'], { pid: process.pid })
    const workers = new Workers({ settings, port, log })
    const stop = async () => {
      server.close()
      for (const connection of tooEarly) connection.destroy()
      await workers.stop()
    }
    take = (connection) => {
      workers.give(connection)
    }
    await Promise.race([workers.complete, workers.broken]).catch(async (error: unknown) => {
      await stop()
      throw error
    })
    return { port, stop, broken: workers.broken }
  } catch (error) {
    server.close()
    throw error
  }
}
