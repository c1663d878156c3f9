import type { RequestListener } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { Problem } from '../data/model/problem.js'

/** Takes the port and gives its number, or throws the `setting` problem that says why it cannot be had. */
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

/** What answers while an archive is not open yet. */
export const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'retry-after': '1', connection: 'close' }).end()
}
