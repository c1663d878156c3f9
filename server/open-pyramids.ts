import { open } from 'node:fs/promises'
import { LRUCache } from 'lru-cache'
import type { Ranges } from '../images/bytes.js'
import { descriptor, type Descriptor } from '../images/tile.js'

/** A pyramid whose parts can be read. */
export interface OpenPyramid extends Descriptor {
  readonly read: Ranges['read']
}

/** Pyramids that were read lately, still open, and with the tables of where their tiles lie. */
export interface OpenPyramids {
  /** Lets `work` read a pyramid, which stays open while it does. Throws what opening it throws. */
  use<Result>(name: string, work: (pyramid: OpenPyramid) => Promise<Result>): Promise<Result>
  /** Closes all that nobody reads. */
  close(): void
}

/** A file of the disk, by its path. */
export async function fileRanges(path: string): Promise<Ranges> {
  const file = await open(path)
  const { size } = await file.stat()
  return {
    size,
    read: async (offset, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, offset)
      return buffer.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}

/** What is kept of one open pyramid. It is closed when it was put out of the cache and its last reader is done. */
class Kept {
  readonly pyramid: OpenPyramid
  readonly #close: Ranges['close']
  #readers = 0
  #leaving = false

  constructor(pyramid: OpenPyramid, close: Ranges['close']) {
    this.pyramid = pyramid
    this.#close = close
  }

  async use<Result>(work: (pyramid: OpenPyramid) => Promise<Result>): Promise<Result> {
    this.#readers++
    try {
      return await work(this.pyramid)
    } finally {
      this.#readers--
      this.#closeUnread()
    }
  }

  /** Whether it can no longer be read. */
  get closed(): boolean {
    return this.#leaving && this.#readers === 0
  }

  leave(): void {
    this.#leaving = true
    this.#closeUnread()
  }

  #closeUnread(): void {
    // What was only read leaves nothing to fail over.
    if (this.closed) void this.#close().catch(() => undefined)
  }
}

/**
 * @param open opens a pyramid's file by its name: of a disk, or of a store that offers ranges
 * @param files how many stay open at most
 * @param bytes what their tables may take in memory together
 */
export function openPyramidCache(
  open: (name: string) => Promise<Ranges>,
  { files, bytes }: { readonly files: number; readonly bytes: number },
): OpenPyramids {
  const cache = new LRUCache<string, Kept>({
    max: files,
    maxSize: bytes,
    // One that is larger than all may be is kept alone.
    sizeCalculation: ({ pyramid }) => Math.min(pyramid.held, bytes),
    dispose: (kept) => {
      kept.leave()
    },
  })
  const opening = new Map<string, Promise<Kept>>()

  async function opened(name: string): Promise<Kept> {
    const ranges = await open(name)
    try {
      const kept = new Kept({ ...(await descriptor(ranges)), read: ranges.read }, ranges.close)
      cache.set(name, kept)
      return kept
    } catch (error) {
      await ranges.close()
      throw error
    }
  }

  async function kept(name: string): Promise<Kept> {
    const known = cache.get(name)
    if (known) return known
    const pending = opening.get(name) ?? opened(name).finally(() => opening.delete(name))
    opening.set(name, pending)
    return pending
  }

  return {
    use: async (name, work) => {
      // Others may have put it out of the cache between its opening and now.
      let one = await kept(name)
      while (one.closed) one = await kept(name)
      return one.use(work)
    },
    close: () => {
      cache.clear()
    },
  }
}
