import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as after } from 'node:timers/promises'

/** Milliseconds that what was asked may take to be answered once a server stops; Docker kills after ten seconds. */
export const patience = 8000
/** Milliseconds between two looks. */
const pace = 50

/** The connections of a server that are open at any moment. */
export function openConnections(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return open
}

/**
 * Waits until a server that takes no more connections has answered what it was asked, and has closed those it has;
 * whoever is not done after {@link patience} is cut off.
 */
export async function quiet(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  server.prependListener('request', (_request, response: ServerResponse) => {
    response.setHeader('connection', 'close')
  })
  const end = Date.now() + patience
  while (open.size > 0 && Date.now() < end) {
    await after(pace)
    server.closeIdleConnections()
    // Browsers open connections ahead, on which nothing is asked; Node does not count these as idle.
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
  }
  for (const socket of open) socket.destroy()
}
