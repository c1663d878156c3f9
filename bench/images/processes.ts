import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A process that was started here. */
export interface Running {
  readonly pid: number
  /** All that it has said so far, on both its outputs. */
  readonly said: () => string
  /** Its exit code, once it has ended by itself or been stopped. */
  readonly ended: Promise<number | null>
  /** Ends it and all that it started. */
  readonly stop: () => Promise<void>
}

const running = new Set<Running>()
let closed = false

/** Milliseconds that a process may take to end in order. */
const patience = 5000

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name)
  } catch {
    // It has ended already.
  }
}

/** Starts a program in a process group of its own, so that a signal meant for the bench is the bench's to pass on. */
export function started(
  program: string,
  words: readonly string[],
  { environment = {}, folder }: { environment?: NodeJS.ProcessEnv; folder?: string } = {},
): Running {
  if (closed) throw new Error('Nothing is started any more.')
  const child = spawn(program, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...environment },
    ...(folder !== undefined && { cwd: folder }),
  })
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  const pid = child.pid ?? 0
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      said += error.message
      resolve(null)
    })
    child.once('close', resolve)
  })
  const stop = async () => {
    if (child.exitCode === null && child.pid !== undefined) {
      signal(pid, 'SIGTERM')
      const kill = setTimeout(() => {
        signal(pid, 'SIGKILL')
      }, patience)
      await ended
      clearTimeout(kill)
    }
    running.delete(self)
  }
  const self: Running = { pid, said: () => said, ended, stop }
  running.add(self)
  void ended.then(() => running.delete(self))
  return self
}

/** Stops whatever was started and still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(({ stop }) => stop()))
}

/** The same, and starts nothing after that. */
export async function stopForGood(): Promise<void> {
  closed = true
  await stopAll()
}

/** Waits until a question about a process has an answer, or throws with what the process said when it never has one. */
export async function until<Answer>(
  process: Running,
  ask: () => Promise<Answer | undefined> | Answer | undefined,
): Promise<Answer> {
  let over = false
  void process.ended.then(() => (over = true))
  for (let tries = 0; tries < 600; tries++) {
    const answer = await ask()
    if (answer !== undefined) return answer
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have ended meanwhile
    if (over) break
    await pause(50)
  }
  await process.stop()
  throw new Error(`It did not start: ${process.said()}`)
}

/** Runs a program to its end: what it said. Throws with that where it failed. */
export async function ran(program: string, words: readonly string[]): Promise<string> {
  const work = started(program, words)
  if ((await work.ended) !== 0) throw new Error(`${program} failed: ${work.said()}`)
  return work.said()
}

/** Path of a program that is installed. System folders count too, in which some servers are kept from users. */
export function installed(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

/** Whether there is a file that may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A process and all below it. */
async function family(pid: number): Promise<number[]> {
  const path = `/proc/${String(pid)}/task/${String(pid)}/children`
  const children = (await readFile(path, 'utf8').catch(() => '')).split(' ').filter(Boolean)
  return [pid, ...(await Promise.all(children.map((child) => family(Number(child))))).flat()]
}

async function kilobytes(pid: number, file: string, name: string): Promise<number> {
  const text = await readFile(`/proc/${String(pid)}/${file}`, 'utf8').catch(() => '')
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? NaN)
}

/**
 * Bytes that a process and all below it hold: `rss` counts shared pages for each of them, `pss` shares them out. NaN where the
 * system does not tell (other than Linux). https://docs.kernel.org/filesystems/proc.html
 */
export async function memory(pid: number): Promise<{ rss: number; pss: number }> {
  const all = await family(pid)
  const sum = async (name: string) => {
    const each = await Promise.all(all.map((one) => kilobytes(one, 'smaps_rollup', name)))
    return each.reduce((total, one) => total + one, 0) * 1024
  }
  return { rss: await sum('Rss'), pss: await sum('Pss') }
}

/** The most bytes that a process has held so far; NaN where the system does not tell, or it has ended. */
export async function peak(pid: number | 'self'): Promise<number> {
  const text = await readFile(`/proc/${String(pid)}/status`, 'utf8').catch(() => '')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(text)?.[1] ?? NaN) * 1024
}
