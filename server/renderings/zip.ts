import { createReadStream, type ReadStream } from 'node:fs'
import { ZipFile } from 'yazl'

/** What comes out of it, as far as yazl's types do not tell. */
interface Output extends AsyncIterable<Uint8Array> {
  destroy: (error: Error) => void
}

/** What is put into a zip: bytes, or a file of the disk. */
export type ZipEntry = { readonly name: string } & (
  { readonly bytes: Buffer } | { readonly path: string; readonly size: number }
)

/**
 * A zip, made while it is read; one file is open at a time. The same entries give the same bytes.
 * Throws where a file cannot be read, or does not have the size it was said to have.
 * @param changed the date of all entries
 */
export async function* zip(
  entries: readonly ZipEntry[],
  changed: Date,
): AsyncGenerator<Uint8Array> {
  const archive = new ZipFile()
  const output = archive.outputStream as unknown as Output
  let open: ReadStream | undefined
  archive.on('error', (error: Error) => {
    output.destroy(error)
  })
  const common = { mtime: changed, mode: 0o100644 }
  for (const entry of entries) {
    if ('bytes' in entry) archive.addBuffer(entry.bytes, entry.name, common)
    else
      archive.addReadStreamLazy(entry.name, { ...common, size: entry.size }, (give) => {
        open = createReadStream(entry.path)
        open.on('error', (error) => {
          output.destroy(error)
        })
        give(undefined, open)
      })
  }
  archive.end()
  try {
    yield* output
  } finally {
    open?.destroy()
  }
}
