import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { swept } from './cache-sweep.js'
import type { Log } from './log.js'
import { sealed } from './sealed.js'

/** Where, and how much. */
export interface CachePlace {
  readonly folder: string
  /** Bytes on disk; with 0 nothing is kept. */
  readonly bound: number
  readonly log: Pick<Log, 'warn'>
  /** Milliseconds, as `Date.now` gives them. */
  readonly now?: () => number
}

/** Where a picture of a name lies. */
export const pathOf = (folder: string, name: string) => join(folder, name.slice(0, 2), name)

/** Bytes of the largest picture that is kept: one that pushed out a tenth of the others would not be worth it. */
export const largest = (bound: number) => Math.floor(bound / 10)

/** Bytes that may wait to be written; what comes when a disk is that slow is not kept. One picture may always wait. */
const mostWaiting = 16e6
/** Processes that may write at once without looking and still keep to the bound together. */
const writers = 8
/** Milliseconds without another look where a look found no room: files that cannot be removed, or too many who write. */
const pause = 60_000

/** Writes a file that is not there yet; its folder is nearly always there. */
async function written(path: string, bytes: Uint8Array): Promise<void> {
  const write = () => writeFile(path, bytes, { flag: 'wx' })
  await write().catch(async (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true })
    await write()
  })
}

/** Writes aside, then renames; where that fails, nothing of it stays. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.${randomBytes(8).toString('hex')}.part`
  try {
    await written(aside, bytes)
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Writes one after the other, and keeps to the bound. */
export function cacheWriter({ folder, bound, log, now = Date.now }: CachePlace) {
  const closing = new AbortController()
  const { signal } = closing
  /** Bytes that may be written before the folder has to be looked through. */
  let allowance = 0
  let pausedUntil = 0
  let waiting = 0
  let told = false
  let turn = Promise.resolve()

  async function hasRoom(bytes: number): Promise<boolean> {
    if (bytes > allowance) {
      if (now() < pausedUntil) return false
      const total = await swept({ folder, bound, room: bytes, now: now(), signal })
      if (total + bytes > bound) {
        pausedUntil = now() + pause
        return false
      }
      allowance = Math.max(bytes, (bound - total) / writers)
    }
    allowance -= bytes
    return true
  }

  async function keep(name: string, content: Uint8Array): Promise<void> {
    try {
      const file = await sealed(name, content)
      if (signal.aborted || !(await hasRoom(file.length))) return
      await write(pathOf(folder, name), file)
    } catch (error) {
      if (signal.aborted || told) return
      told = true
      log.warn({ err: error, folder }, 'what was made cannot be kept here; it is made anew')
    }
  }

  return {
    put: async (name: string, content: Uint8Array) => {
      // What stands before the content takes less than a thousand bytes.
      const bytes = content.length + 1000
      if (bytes > largest(bound) || signal.aborted) return
      if (waiting > 0 && waiting + bytes > mostWaiting) return
      waiting += bytes
      turn = turn.then(() => keep(name, content))
      await turn
      waiting -= bytes
    },
    close: async () => {
      closing.abort()
      await turn
    },
  }
}
