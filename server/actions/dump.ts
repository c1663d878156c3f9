import { createHash } from 'node:crypto'
import { access, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ItemId } from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import { durableFiles, makeFolder } from '../../data/store/durable.js'
import { takeLock } from '../../data/store/lock.js'
import type { Archive } from '../archive.js'
import { checksumLine, dumpName, mostNamed, namesBeside, type Dump } from '../dumps/dump.js'
import { dumpsFolder, dumpsIn, pruneDumps } from '../dumps/dumps.js'
import { manifestOf } from '../manifest.js'
import type { Watch } from './progress.js'

/**
 * Writes the manifests of all live items that have pages into a new dump, in the order of their ids, and takes away the oldest ones.
 * An item that cannot be read is told of and left out. Other processes may publish meanwhile: what they change may be in the dump or
 * not, and is told by the change log after the dump's cursor in any case. Nothing is half there when it is stopped.
 * @returns the dump, and whether it is new: one that is the same byte for byte is not kept twice
 */
export async function dump(
  archive: Archive,
  watch: Watch,
): Promise<{ readonly dump: Dump; readonly isNew: boolean }> {
  const folder = dumpsFolder(archive.folder)
  await makeFolder(folder)
  const release = await takeTurn(folder)
  try {
    await pruneDumps(folder, archive.settings['dumps-kept'])
    const made = await madeIn(folder, archive, watch)
    await pruneDumps(folder, archive.settings['dumps-kept'])
    return made
  } finally {
    await release()
  }
}

/** What is being written; cleared away with whatever a crash left in it. */
const aside = '.making'

async function takeTurn(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'dump.lock')
  const lock = await takeLock(path).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    throw new Problem(
      'locked',
      `A dump of this archive is being made already. Wait until it is done; if nobody makes one any more, delete ${path}.`,
    )
  })
  await rm(join(folder, aside), { recursive: true, force: true })
  return async () => {
    await rm(join(folder, aside), { recursive: true, force: true })
    await lock.release()
  }
}

async function madeIn(folder: string, archive: Archive, watch: Watch) {
  await archive.listing.catchUp()
  const cursor = archive.listing.cursor()
  const asOf = await timeOf(archive, cursor)
  const before = await dumpsIn(folder)
  const name = await freeName(folder, cursor, asOf)
  const files = durableFiles(join(folder, aside))
  const written = await files.make(join(folder, name), (path) => writtenTo(path, archive, watch))
  const same = before.find(({ sha256 }) => sha256 === written.sha256)
  if (same) {
    await rm(join(folder, name))
    return { dump: same, isNew: false }
  }
  const { root: base } = archive.addresses
  const made = new Date().toISOString()
  const told: Dump = { name, what: 'manifests', cursor, ...(asOf !== undefined && { asOf }), made, base, ...written } // prettier-ignore
  const { checksum, json } = namesBeside(name)
  await files.write(join(folder, checksum), checksumLine(told))
  await files.write(join(folder, json), `${JSON.stringify(told, null, 2)}\n`)
  return { dump: told, isNew: true }
}

async function timeOf({ catalogue }: Archive, cursor: number): Promise<string | undefined> {
  if (cursor > 0) for await (const { at } of catalogue.changes(cursor - 1)) return at
  return undefined
}

async function freeName(folder: string, cursor: number, asOf: string | undefined): Promise<string> {
  for (let again = 0; ; again++) {
    const name = dumpName(cursor, asOf, again)
    const isThere = await access(join(folder, name)).then(
      () => true,
      () => false,
    )
    if (!isThere) return name
  }
}

/** Node's gzip writes no time and no name into its head, so the same lines are always the same bytes. https://www.rfc-editor.org/rfc/rfc1952 */
async function writtenTo(path: string, archive: Archive, watch: Watch) {
  const tally: Tally = { items: 0, unpacked: 0, leftOut: [] }
  const hash = createHash('sha256')
  let bytes = 0
  const counting = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.byteLength
      done(null, chunk)
    },
  })
  const file = await open(path, 'wx')
  const lines = Readable.from(manifestLines(archive, watch, tally))
  const { signal } = watch
  await pipeline(lines, createGzip(), counting, file.createWriteStream(), { signal })
  return { ...tally, bytes, sha256: hash.digest('hex') }
}

interface Tally {
  items: number
  unpacked: number
  readonly leftOut: ItemId[]
}

/** Read from the lists at once; more would only wait. */
const itemsAtOnce = 200

async function* manifestLines(
  archive: Archive,
  watch: Watch,
  tally: Tally,
): AsyncGenerator<Uint8Array> {
  watch.tell({ kind: 'ahead', pages: archive.listing.totals().pages })
  for (let listed = archive.listing.items({ limit: itemsAtOnce }); listed.length > 0;) {
    for (const { id, pages } of listed) {
      watch.signal.throwIfAborted()
      const line = pages === 0 ? undefined : await manifestLine(archive, id, watch, tally)
      for (let page = 0; page < pages; page++) watch.tell({ kind: 'page', made: true })
      if (!line) continue
      tally.items += 1
      tally.unpacked += line.byteLength
      yield line
    }
    const last = listed.at(-1)
    listed = last ? archive.listing.items({ after: last.id, limit: itemsAtOnce }) : []
  }
}

/** `undefined` for an item that cannot be read, and for one that was withdrawn meanwhile. */
async function manifestLine(
  archive: Archive,
  id: ItemId,
  { tell }: Watch,
  { leftOut }: Tally,
): Promise<Uint8Array | undefined> {
  try {
    const kept = await archive.catalogue.item(id)
    if (!kept) throw new Problem('unreadable', 'Its record is missing.')
    if (kept.withdrawn || kept.record.pages.length === 0) return undefined
    return Buffer.from(`${JSON.stringify(await manifestOf(archive, kept, 3))}\n`)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const what = `It could not be read and is left out: ${why}`
    tell({ kind: 'finding', finding: { level: 'error', where: id, what } })
    if (leftOut.length < mostNamed) leftOut.push(id)
    return undefined
  }
}
