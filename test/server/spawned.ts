import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll } from '@jest/globals'

const program = join(process.cwd(), 'dist/cli/main.js')

/** A line of the log. */
export interface Line {
  readonly pid: number
  readonly worker: number
  readonly msg: string
  readonly req?: { readonly remotePort: number }
}

/** `fonds serve`, running as processes of its own. */
export interface Spawned {
  readonly process: ChildProcess
  readonly port: number
  /** All that was written to standard output and standard error. */
  readonly said: () => string
  readonly log: () => readonly Line[]
  /** Process ids of the workers that opened the archive, in the order in which they did; the ended ones too. */
  readonly workers: () => readonly number[]
  /** Resolves when it has ended by itself or by a signal. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>
}

const running = new Set<Spawned>()
afterAll(async () => {
  for (const server of running) {
    for (const pid of [server.process.pid ?? 0, ...server.workers()]) end(pid)
    await server.ended
  }
})

function end(pid: number): void {
  if (isThere(pid)) process.kill(pid, 'SIGKILL')
}

/** Whether a process is there, and is not merely waiting to be taken off the list. */
export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    return !readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ')
  } catch {
    return true
  }
}

/** Waits until something holds; throws what it waited for when it never does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return
    await after(50)
  }
  throw new Error(`It never came to this: ${what}.`)
}

/** Children of a process, on systems that tell; elsewhere `undefined`. */
export async function childrenOf(pid: number): Promise<readonly number[] | undefined> {
  const all = await readdir('/proc').catch(() => undefined)
  if (!all) return undefined
  const found: number[] = []
  for (const name of all.filter((one) => /^\d+$/.test(one))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    if (stat.slice(stat.lastIndexOf(')')).split(' ')[2] === String(pid)) found.push(Number(name))
  }
  return found
}

/**
 * Starts `fonds serve` and does not wait for it.
 * @param planted JavaScript that every one of its processes runs first
 */
export function spawned(words: readonly string[], planted?: string): Spawned {
  const before =
    planted === undefined ? [] : ['--import', `data:text/javascript,${encodeURIComponent(planted)}`]
  const child = spawn(
    process.execPath,
    [...before, program, 'serve', '--port', '0', '--log-level', 'debug', ...words],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const log = () =>
    said
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Line)
  const server: Spawned = {
    process: child,
    get port() {
      return Number(/localhost:(\d+)/.exec(said)?.[1])
    },
    said: () => said,
    log,
    workers: () => log().flatMap(({ msg, pid }) => (msg === 'serving' ? pid : [])),
    ended: new Promise((resolve) => {
      // Not `close`: a worker that outlived the first process would keep that from coming.
      child.once('exit', (code, signal) => {
        resolve({ code, signal })
      })
    }),
  }
  running.add(server)
  return server
}

/** Starts `fonds serve` and waits until it answers. */
export async function serving(words: readonly string[], planted?: string): Promise<Spawned> {
  const server = spawned(words, planted)
  await until(`it says where it answers (${words.join(' ')})`, () => {
    if (server.process.exitCode !== null) throw new Error(`It ended: ${server.said()}`)
    return server.said().includes('Ctrl-C stops.')
  })
  return server
}

/** An answer, or why there is none. */
export interface Got {
  /** 0 where there is no answer. */
  readonly status: number
  readonly text: string
  /** The asker's end of the connection. */
  readonly localPort: number | undefined
}

/** Somebody who asks on one connection that is kept, and makes a new one when it is lost. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #port: number

  constructor(port: number) {
    this.#port = port
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
    return new Promise((resolve) => {
      let localPort: number | undefined
      const failed = (error: Error) => {
        resolve({ status: 0, text: error.message, localPort })
      }
      const asked = get({ port: this.#port, path, headers, agent: this.#agent }, (answer) => {
        let text = ''
        answer.setEncoding('utf8')
        answer.on('data', (chunk: string) => (text += chunk))
        answer.once('error', failed)
        answer.once('end', () => {
          resolve({ status: answer.statusCode ?? 0, text, localPort })
        })
      })
      asked.once('error', failed)
      asked.once('socket', (socket) => {
        localPort = socket.localPort
        if (socket.connecting) socket.once('connect', () => (localPort = socket.localPort))
      })
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
