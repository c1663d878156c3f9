import { createHash, randomBytes, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../model/problem.js'

/**
 * Files that are either wholly there or not at all: written aside in the archive's `.incoming` folder, forced to the
 * disk, renamed into place, and the folder forced too, so that a crash at any point leaves the old file or the new.
 */
export interface DurableFiles {
  /** Replaces or makes a file. */
  write(path: string, content: string | Uint8Array): Promise<void>
  /** Copies a file whose SHA-256 is known; throws the `refused` problem when its bytes have become others. */
  copy(source: string, path: string, sha256: string): Promise<void>
  /** Lets `make` fill a new file at the path it is given, and then puts that in place. */
  make<Result>(path: string, make: (aside: string) => Promise<Result>): Promise<Result>
}

/** Forces what was written to a file or folder onto the disk. */
export async function force(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Windows and some network file systems cannot force a folder; their renames are ordered by themselves.
    if (
      !['EPERM', 'EINVAL', 'EISDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
    )
      throw error
  } finally {
    await handle.close()
  }
}

/** Makes a folder where it is missing, and forces it and every new folder above it into the one it is in. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made))
    await force(dirname(made))
}

/** @param incoming the folder to write aside in, on the same file system as the files */
export function durableFiles(incoming: string): DurableFiles {
  const make: DurableFiles['make'] = async (path, fill) => {
    await mkdir(incoming, { recursive: true })
    await makeFolder(dirname(path))
    const aside = join(incoming, randomBytes(9).toString('hex'))
    try {
      const result = await fill(aside)
      await force(aside)
      await rename(aside, path)
      await force(dirname(path))
      return result
    } catch (error) {
      await rm(aside, { force: true })
      throw error
    }
  }
  return {
    make,
    write: (path, content) =>
      make(path, async (aside) => {
        const file = await open(aside, 'wx')
        try {
          await file.writeFile(content)
        } finally {
          await file.close()
        }
      }),
    copy: (source, path, sha256) =>
      make(path, async (aside) => {
        const hash = createHash('sha256')
        const file = await open(aside, 'wx')
        await pipeline(createReadStream(source), hashing(hash), file.createWriteStream())
        if (hash.digest('hex') === sha256) return
        throw new Problem(
          'refused',
          `${source} changed while it was being read; publish it again when it is at rest.`,
        )
      }),
  }
}

function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
}
