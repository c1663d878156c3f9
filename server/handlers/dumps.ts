import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../data/model/problem.js'
import { dumpsPage } from '../../web/dumps-page.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { checksumLine, dumpFile, namesBeside, type Dump } from '../dumps/dump.js'
import { dumpsFolder, dumpsIn } from '../dumps/dumps.js'
import { preferred } from '../media-types.js'
import { json, page as htmlPage, plain, seeOther, type Reply } from '../reply.js'
import { siteOf } from '../site.js'

/** `/dumps`, as it may be typed. */
export function showDumpsShort({ addresses }: Archive): Promise<Reply> {
  return Promise.resolve(seeOther(addresses.dumps))
}

/** `/dumps/`: what can be taken at once, for people; for programs that want JSON, the same as `/dumps/index.json`. */
export async function showDumps(archive: Archive, ask: Ask): Promise<Reply> {
  if (preferred(ask, ['text/html', 'application/json']) === 'application/json') {
    const reply = await showDumpList(archive)
    return { ...reply, headers: { ...reply.headers, 'access-control-allow-origin': '*' } }
  }
  const dumps = (await dumpsIn(dumpsFolder(archive.folder))).map((dump) => ({
    ...dump,
    address: archive.addresses.dump(dump.name),
    checksum: archive.addresses.dump(namesBeside(dump.name).checksum),
  }))
  const { activities } = goingOn(archive)
  return htmlPage(dumpsPage({ dumps, activities }, siteOf(archive, ask)).toString())
}

/** `/dumps/index.json`: all dumps there are, the newest first. */
export async function showDumpList(archive: Archive): Promise<Reply> {
  const dumps = await dumpsIn(dumpsFolder(archive.folder))
  return json({ id: archive.addresses.dumpList, dumps: dumps.map((dump) => told(archive, dump)) })
}

/** A dump, whole or in parts; its checksum; what is told of it. */
export async function showDump(archive: Archive, ask: Ask<'file'>): Promise<Reply> {
  const { file } = ask.params
  const folder = dumpsFolder(archive.folder)
  const wanted = dumpFile(file)
  const dump = wanted && (await dumpsIn(folder)).find(({ name }) => name === wanted.name)
  if (!dump) throw missing(archive, file)
  if (wanted.as === 'json') return json(told(archive, dump))
  if (wanted.as === 'checksum') return plain(checksumLine(dump))
  const path = join(folder, dump.name)
  const found = await stat(path).catch(() => undefined)
  if (!found) throw missing(archive, file)
  return {
    status: 200,
    headers: {
      'content-type': 'application/gzip',
      'content-disposition': `attachment; filename="${dump.name}"`,
      'accept-ranges': 'bytes',
      etag: `"${dump.sha256}"`,
      'last-modified': new Date(dump.made).toUTCString(),
      // https://www.rfc-editor.org/rfc/rfc9530#name-the-repr-digest-field
      'repr-digest': `sha-256=:${Buffer.from(dump.sha256, 'hex').toString('base64')}:`,
      // Programs of other sites may go on with a download, too.
      'access-control-expose-headers':
        'Accept-Ranges, Content-Range, ETag, Last-Modified, Link, Repr-Digest, Retry-After',
    },
    body: { file: path, bytes: found.size },
  }
}

function missing({ addresses }: Archive, file: string): Problem {
  return new Problem(
    'not-found',
    `There is no dump ${file} (any more); those there are stand at ${addresses.dumps}`,
  )
}

/** Where the changes after a dump are told. https://iiif.io/api/discovery/1.0/ */
function goingOn({ addresses }: Archive) {
  return { activities: addresses.activities() }
}

/** A dump as programs read of it, with all they need to take it, check it, and go on from it. */
function told(archive: Archive, dump: Dump): object {
  const { addresses } = archive
  const { cursor, asOf } = dump
  return {
    id: addresses.dump(dump.name),
    ...dump,
    format: 'application/gzip',
    conformsTo: 'http://iiif.io/api/presentation/3/context.json',
    checksum: addresses.dump(namesBeside(dump.name).checksum),
    // All activities at and after this moment are to be taken in after the dump.
    next: { ...goingOn(archive), cursor, ...(asOf !== undefined && { since: asOf }) },
  }
}
