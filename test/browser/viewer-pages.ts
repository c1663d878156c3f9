import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { afterAll } from '@jest/globals'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
}

const closes: (() => Promise<unknown>)[] = []
afterAll(async () => {
  await Promise.all(closes.splice(0).map((close) => close()))
})

/**
 * Serves pages that a viewer stands in, until the tests of a file are done, from a server of their own: to the archive
 * they are another site, as the page of a scholar or a partner is.
 * @param pages what is made here, by its path: `{ '/index.html': '<!doctype html>…' }`
 * @param folder where everything else is
 * @returns the address of the server, without a slash at its end
 */
export async function servedPages(
  pages: Readonly<Record<string, string>>,
  folder: string,
): Promise<string> {
  const server = createServer((ask, reply) => {
    const { pathname } = new URL(ask.url ?? '/', 'http://localhost')
    const made = pages[pathname]
    const body = made === undefined ? readFile(join(folder, pathname)) : Promise.resolve(made)
    void body.then(
      (found) => {
        send(reply, 200, found, mediaTypes[extname(pathname)])
      },
      () => {
        send(reply, 404, '')
      },
    )
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')
  closes.push(() => {
    server.closeAllConnections()
    return once(server.close(), 'close')
  })
  return `http://localhost:${String((server.address() as AddressInfo).port)}`
}

function send(reply: ServerResponse, status: number, body: Buffer | string, type = 'text/plain') {
  reply.writeHead(status, { 'content-type': type }).end(body)
}
