import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a cache's folder is swept for. */
export interface Sweep {
  readonly folder: string
  /** Bytes that its files may have together. */
  readonly bound: number
  /** Bytes that there should be room for. */
  readonly room: number
  /** Milliseconds, as `Date.now` gives them. */
  readonly now: number
  readonly signal?: AbortSignal
}

/** Files are removed when more than this part of the bound is taken, until less than the other is. */
const [full, enough] = [0.9, 0.8]

const kept = /^[0-9a-f]{64}\.[a-z0-9]{1,5}$/
/** Written aside and not renamed: after so many milliseconds it never will be. */
const aside = /^[0-9a-f]{64}\.[a-z0-9]{1,5}\.[0-9a-f]{16}\.part$/
const abandonedAfter = 600_000

interface Found {
  readonly path: string
  readonly bytes: number
  /** Milliseconds since it was last of use. */
  readonly age: number
}

/** Another process may have been quicker; what is not ours to remove stays. */
const removed = (path: string) =>
  rm(path, { force: true }).then(
    () => true,
    () => false,
  )

/** Names of what a folder holds; nothing where it is gone. */
const names = (folder: string) => readdir(folder).catch((): string[] => [])

async function* ourNames({
  folder,
  signal,
}: Sweep): AsyncGenerator<{ path: string; name: string }> {
  for (const part of await names(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue
    for (const name of await names(join(folder, part))) {
      signal?.throwIfAborted()
      const isOurs = kept.test(name) || aside.test(name)
      if (isOurs && name.startsWith(part)) yield { path: join(folder, part, name), name }
    }
  }
}

async function* filesIn(sweep: Sweep): AsyncGenerator<Found> {
  for await (const { path, name } of ourNames(sweep)) {
    const stats = await lstat(path).catch(() => undefined)
    if (!stats?.isFile()) continue
    const age = Math.max(0, sweep.now - stats.mtimeMs)
    if (kept.test(name)) yield { path, bytes: stats.size, age }
    else if (age > abandonedAfter) await removed(path)
  }
}

/** Ages about 3 % apart are one: some hundred counts stand for a million files. */
const ageClass = (milliseconds: number) => Math.floor(20 * Math.log2(1 + milliseconds))

async function bytesByAge(sweep: Sweep): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  for await (const { bytes, age } of filesIn(sweep))
    counts.set(ageClass(age), (counts.get(ageClass(age)) ?? 0) + bytes)
  return counts
}

/** The youngest class from which something has to go, and how many bytes of it. */
function oldest(counts: ReadonlyMap<number, number>, excess: number) {
  let left = excess
  for (const [from, bytes] of [...counts].toSorted(([one], [other]) => other - one)) {
    if (bytes >= left) return { from, bytes: left }
    left -= bytes
  }
  return { from: 0, bytes: left }
}

/**
 * Removes what was not of use for longest, where a cache's folder is nearly full, and what interrupted writes left behind; whatever else lies
 * there is left alone. Gives the bytes that remain. The folder is walked twice rather than remembered: its files may be a million,
 * and other processes may be at it too.
 */
export async function swept(sweep: Sweep): Promise<number> {
  const counts = await bytesByAge(sweep)
  const total = [...counts.values()].reduce((sum, bytes) => sum + bytes, 0)
  const { bound, room } = sweep
  if (total + room <= full * bound) return total
  const { from, bytes } = oldest(counts, Math.max(0, total + room - enough * bound))
  let [remaining, ofClass] = [total, bytes]
  for await (const file of filesIn(sweep)) {
    const its = ageClass(file.age)
    if (its < from || (its === from && ofClass <= 0)) continue
    if (!(await removed(file.path))) continue
    remaining -= file.bytes
    if (its === from) ofClass -= file.bytes
  }
  return remaining
}
