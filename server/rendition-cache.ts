import { open, rm, type FileHandle } from 'node:fs/promises'
import { cacheWriter, largest, pathOf, type CachePlace } from './cache-writer.js'
import { unsealed } from './sealed.js'

/** What was made before, on disk: pictures, and how scans lie on each other. Several processes may share the folder; anybody may delete it. */
export interface RenditionCache {
  /** What is kept under a name, `<key>.<format>`; nothing where it is not there, or not whole. */
  get(name: string): Promise<Uint8Array | undefined>
  /** Keeps it, if that can be done. Settles when it is written, or given up; never rejects. */
  put(name: string, content: Uint8Array): Promise<void>
  /** Takes no more, and lets go of the folder. */
  close(): Promise<void>
}

/** When a file was last of use is noted once an hour: half a write less for each read. */
const noteEvery = 3_600_000

/** Reads an open file whole, unless it is larger than any that is written here. */
async function whole(file: FileHandle, size: number, most: number) {
  if (size > most) return new Uint8Array()
  const bytes = new Uint8Array(size)
  const { bytesRead } = await file.read(bytes, 0, size, 0)
  return bytes.subarray(0, bytesRead)
}

async function read(
  { bound, now = Date.now }: CachePlace,
  path: string,
  name: string,
): Promise<Uint8Array | undefined> {
  const file = await open(path)
  try {
    const { size, mtimeMs } = await file.stat()
    const content = await unsealed(name, await whole(file, size, largest(bound)))
    const time = now() / 1000
    if (!content) await rm(path, { force: true })
    else if (now() - mtimeMs > noteEvery) await file.utimes(time, time).catch(() => undefined)
    return content
  } finally {
    await file.close()
  }
}

/**
 * Opens a cache over a folder, which need not be there. Files are written aside and renamed, but not forced to the disk: one that
 * a power cut tore is told by its hash, and removed. What was not of use for longest goes first when the bound nears.
 */
export function openRenditionCache(options: CachePlace): RenditionCache {
  const { folder, bound } = options
  return {
    get: async (name) => {
      if (bound === 0) return undefined
      // A file that cannot be read is one that is not there; it is made anew.
      return read(options, pathOf(folder, name), name).catch(() => undefined)
    },
    ...cacheWriter(options),
  }
}
