import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { promisify } from 'node:util'

/** Milliseconds that something takes, and what it gives. */
export async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const began = performance.now()
  const result = await work()
  return [performance.now() - began, result]
}

/** The middle one of the figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? NaN
}

const program = new URL('../cli/program.js', import.meta.url).href

/** Runs `fonds` in a process of its own: milliseconds from start to end, the most bytes it held, and what it said. */
export async function fonds(
  ...words: readonly string[]
): Promise<{ milliseconds: number; peak: number; said: string }> {
  const wrapper = `
    const { runProgram } = await import(${JSON.stringify(program)})
    process.exitCode = await runProgram(process.argv.slice(1), {
      environment: {}, console: { out: process.stdout, err: process.stdout }, signal: new AbortController().signal })
    process.stderr.write(String(process.resourceUsage().maxRSS * 1024))`
  const [milliseconds, { stdout, stderr }] = await timed(() =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', wrapper, ...words], {
      maxBuffer: 2 ** 30,
    }),
  )
  return { milliseconds, peak: Number(stderr), said: stdout }
}

/** A server in a process of its own. */
export interface Served {
  /** Its root, with a slash at the end. */
  readonly root: string
  /** Bytes that it holds now; NaN where the system does not tell (other than Linux). */
  readonly held: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts a program that says `http://localhost:PORT/` when it listens, and waits for that. */
export async function served(...words: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve()
    })
  })
  const root = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const found = /http:\/\/localhost:\d+\//.exec(said)?.[0]
      if (found !== undefined) resolve(found)
    })
    child.once('close', () => {
      reject(new Error(`The server ended before it listened: ${said}`))
    })
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { root, held: () => held(child.pid), stop }
}

async function held(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? NaN) * 1024
}

/** One connection that is kept, as a proxy in front keeps it. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

/** Milliseconds from a request to the last byte of its answer, and the answer. Throws unless it is 200. */
export async function asked(address: string): Promise<[number, Buffer]> {
  return timed(
    () =>
      new Promise((resolve, reject) => {
        get(address, { agent }, (response) => {
          const parts: Buffer[] = []
          response.on('data', (part: Buffer) => parts.push(part))
          response.on('end', () => {
            if (response.statusCode === 200) resolve(Buffer.concat(parts))
            else reject(new Error(`${address} answered ${String(response.statusCode)}`))
          })
        }).on('error', reject)
      }),
  )
}
