import { link, open, readFile, rename, rm } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { Problem } from '../model/problem.js'

interface Holder {
  readonly pid: number
  readonly host: string
  /** ISO 8601. */
  readonly since: string
}

/** The one right to write to an archive. */
export interface Lock {
  release(): Promise<void>
  /** Whom the lock was taken over from, where a process had died holding it. */
  readonly takenOverFrom?: string
}

/**
 * Takes the lock file, or throws the `locked` problem naming the process that holds it. A lock whose process is dead,
 * or that is older than the machine's last start, is taken over.
 */
export async function takeLock(path: string): Promise<Lock> {
  const mine: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  const release = () => rm(path, { force: true })
  if (await created(path, mine)) return { release }
  const text = await readFile(path, 'utf8').catch(() => '')
  const holder = parseHolder(text)
  if (holder && isAlive(holder)) throw locked(path, holder)
  await moveAway(path, text)
  if (!(await created(path, mine)))
    throw locked(path, parseHolder(await readFile(path, 'utf8').catch(() => '')))
  return {
    release,
    takenOverFrom: holder
      ? `process ${String(holder.pid)} of ${holder.since}`
      : 'an unknown process',
  }
}

function locked(path: string, holder: Holder | undefined): Problem {
  const who = holder
    ? `process ${String(holder.pid)} on ${holder.host}, since ${holder.since}`
    : 'another process'
  return new Problem(
    'locked',
    `The archive is being written to by ${who}. Wait until it is done; if there is no such process any more, delete ${path}.`,
  )
}

async function created(path: string, holder: Holder): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    await file.writeFile(JSON.stringify(holder))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a stale lock away; should another process have taken it over in this very moment, its lock is put back. */
async function moveAway(path: string, stale: string): Promise<void> {
  const aside = `${path}.${String(process.pid)}`
  try {
    await rename(path, aside)
    if ((await readFile(aside, 'utf8')) !== stale) await link(aside, path).catch(() => undefined)
    await rm(aside, { force: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, host, since } = JSON.parse(text) as Partial<Holder>
    return pid !== undefined && host !== undefined && since !== undefined
      ? { pid, host, since }
      : undefined
  } catch {
    return undefined
  }
}

/** On another host nobody can tell, so it counts as alive. */
function isAlive({ pid, host, since }: Holder): boolean {
  if (host !== hostname()) return true
  if (Date.parse(since) < Date.now() - uptime() * 1000 - 1000) return false
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
