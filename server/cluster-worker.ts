import { createServer } from 'node:http'
import type { Socket } from 'node:net'
import { Problem } from '../data/model/problem.js'
import { telling } from './allowance/ledger.js'
import { openArchive, type Archive } from './archive.js'
import type { FromWorker, ToWorker } from './cluster-messages.js'
import { createLog } from './log.js'
import { answering } from './main.js'
import { notYet } from './port.js'
import { openConnections, quiet } from './quiet.js'

// The program of one of the processes that serve an archive together. `cluster.ts` starts it, and sends it connections.

let answer = notYet
const server = createServer((request, response) => {
  answer(request, response)
})
const connections = openConnections(server)
// It never listens itself; this starts its watch over connections that are too slow or idle.
server.emit('listening')

let log = createLog('info', { pid: process.pid })
let archive: Archive | undefined
let isLeaving = false

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message)
}

async function serve({ settings, port, place }: ToWorker & { kind: 'serve' }): Promise<void> {
  log = createLog(settings['log-level'], { pid: process.pid, worker: place })
  try {
    archive = await openArchive(settings, port, log)
    await archive.listing.catchUp()
    answer = answering(archive)
    telling(archive.allowances, (charges) => {
      tell({ kind: 'worked', charges })
    })
    log.debug('serving')
    tell({ kind: 'serving' })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    tell({ kind: 'failed', code: error.code, message: error.message })
    await leave(1)
  }
}

function take(socket: Socket | undefined): void {
  tell({ kind: 'took' })
  if (!socket) {
    // Whoever connected went away meanwhile.
    tell({ kind: 'closed' })
    return
  }
  // As Node's own HTTP server has it.
  socket.allowHalfOpen = true
  socket.once('close', () => {
    tell({ kind: 'closed' })
  })
  server.emit('connection', socket)
}

async function leave(code: number): Promise<void> {
  if (isLeaving) return
  isLeaving = true
  tell({ kind: 'leaving' })
  await quiet(server, connections)
  await archive?.close()
  process.exit(code)
}

process.on('message', (message: ToWorker, socket?: Socket) => {
  if (message.kind === 'serve') void serve(message)
  else if (message.kind === 'connection') take(socket)
  else if (message.kind === 'worked') archive?.allowances.hear(message.charges)
  else void leave(0)
})
// The first process is no more. Its port is free already; when it said stop before it went, nobody waits any more.
process.on('disconnect', () => {
  if (isLeaving) process.exit(1)
  void leave(0)
})
// Ctrl-C reaches every process; the first decides.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => void leave(0))
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'a bug: this worker takes no more connections, and ends')
  void leave(1)
})
