import { readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { link, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
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
 * Locks that this very process holds. A lock file of its number that is not among them is of a process before it: in
 * a container that was started anew every process has the number it had.
 */
const held = new Set<string>()

/**
 * Takes the lock file, or throws the `locked` problem naming the process that holds it. A lock whose process is dead,
 * or that is older than the machine's last start, is taken over.
 */
export async function takeLock(path: string): Promise<Lock> {
  const mine: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  const taken = async (takenOverFrom?: string): Promise<Lock> => {
    held.add(resolve(path))
    await sweep(path)
    const release = async () => {
      held.delete(resolve(path))
      await rm(path, { force: true })
    }
    return { release, ...(takenOverFrom !== undefined && { takenOverFrom }) }
  }
  if (await created(path, mine)) return taken()
  const text = await readFile(path, 'utf8').catch(() => '')
  const holder = parseHolder(text)
  if (holder && isAlive(holder, path)) throw locked(path, holder)
  await moveAway(path, text)
  if (!(await created(path, mine)))
    throw locked(path, parseHolder(await readFile(path, 'utf8').catch(() => '')))
  return taken(holder ? `process ${String(holder.pid)} of ${holder.since}` : 'an unknown process')
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

/** A name beside the lock that nobody else uses. */
const beside = (path: string) => `${path}.${randomBytes(6).toString('hex')}`

/**
 * Makes the lock file, unless it is there. It is written aside and then linked, so that nobody ever sees it without
 * its holder, and takes it for one that a crash has torn.
 */
async function created(path: string, holder: Holder): Promise<boolean> {
  const aside = beside(path)
  try {
    await writeFile(aside, JSON.stringify(holder), { flag: 'wx' })
    await link(aside, path)
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    // It is there; or whoever has just taken it has swept ours away.
    if (code === 'EEXIST' || code === 'ENOENT') return false
    // Some network file systems and memory sticks know no links.
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'].includes(code))
      return await createdInPlace(path, holder)
    throw error
  } finally {
    await rm(aside, { force: true })
  }
}

async function createdInPlace(path: string, holder: Holder): Promise<boolean> {
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

/** Clears away what processes that were killed while they tried for the lock left beside it. */
async function sweep(path: string): Promise<void> {
  const left = (await readdir(dirname(path))).filter((name) =>
    name.startsWith(`${basename(path)}.`),
  )
  await Promise.all(left.map((name) => rm(join(dirname(path), name), { force: true })))
}

/** Moves a stale lock away; should another process have taken it over in this very moment, its lock is put back. */
async function moveAway(path: string, stale: string): Promise<void> {
  const aside = beside(path)
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
function isAlive({ pid, host, since }: Holder, path: string): boolean {
  if (host !== hostname()) return true
  if (Date.parse(since) < Date.now() - uptime() * 1000 - 1000) return false
  if (pid === process.pid) return held.has(resolve(path))
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Linux keeps a dead process in its list until its parent has asked for it; in a container that may be never. */
function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${String(pid)}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}
