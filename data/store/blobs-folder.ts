import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../model/problem.js'
import { shelfMark, type Blobs } from './blobs.js'
import { durableFiles } from './durable.js'

/** Blobs in the item folders of an archive folder: `items/<item>/masters/<sha256>.tif`. */
export function openFolderBlobs(folder: string): Blobs {
  const files = durableFiles(join(folder, '.incoming'))
  const path: Blobs['path'] = (item, shelf, file) =>
    join(folder, 'items', encodeURIComponent(item), shelf, shelfMark(file))
  return {
    path,
    has: (item, shelf, file) =>
      stat(path(item, shelf, file)).then(
        ({ size }) => size === file.bytes,
        () => false,
      ),
    keep: (item, shelf, file, source) =>
      typeof source === 'string'
        ? files.copy(source, path(item, shelf, file), file.sha256)
        : files.write(path(item, shelf, file), source),
    read: (item, shelf, file) =>
      readFile(path(item, shelf, file)).catch((error: unknown) => {
        throw new Problem(
          'unreadable',
          `${path(item, shelf, file)} cannot be read; run fonds doctor.`,
          { cause: error },
        )
      }),
    list: (item, shelf) =>
      readdir(join(folder, 'items', encodeURIComponent(item), shelf)).catch(() => []),
  }
}
