import { randomBytes } from 'node:crypto'
import { link, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Low, type Adapter } from 'lowdb'
import type { Citation } from '../model/citation.js'
import { citationId, type CitationId } from '../model/ids.js'
import { Problem } from '../model/problem.js'
import type { Citations } from './citations.js'
import { force, makeFolder } from './durable.js'

/** What stands in a citation's file. */
type Document = { readonly fonds: 1 } & Citation

/** Why nothing can be written to a disk. */
const readOnly: readonly string[] = ['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EDQUOT']
/** What a file system that has no hard links says. */
const noLinks: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV']

/**
 * The citations of an archive folder: one lowdb document each, `citations/kq/kq7f3xv9m2ab.json`. A file is made whole
 * beside its place and then linked there, which fails where one is already, so no lock is needed: readers may mint while
 * a publication holds the writer's lock.
 */
export function openLowdbCitations(archive: string): Citations {
  const folder = join(archive, 'citations')
  const file = (id: CitationId) => join(folder, id.slice(0, 2), `${id}.json`)
  return {
    get: async (id) => {
      const db = new Low<Document | null>(adapter(file(id)), null)
      await db.read()
      return db.data ? citationIn(db.data) : undefined
    },
    add: async (citation) => {
      const path = file(citation.id)
      if (await stat(path).catch(() => undefined)) return false
      try {
        await new Low<Document | null>(adapter(path), { fonds: 1, ...citation }).write()
        return true
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false
        if (!readOnly.includes(codeOf(error))) throw error
        throw new Problem(
          'forbidden',
          'This archive can only be read at the moment, so that no new citation can be kept.',
          { cause: error },
        )
      }
    },
    every: () => everyFile(folder),
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? ''
}

function citationIn({ fonds, ...citation }: Document): Citation {
  if ((fonds as unknown) === 1) return citation
  throw new Problem(
    'unreadable',
    `The citation ${citation.id} is not of this version of Fonds; it is kept, and needs a newer one.`,
  )
}

/** Reads as lowdb's own JSON adapter does; writes durably, and never over a file that is there. */
function adapter(path: string): Adapter<Document | null> {
  return {
    read: async () => {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT') return undefined
        throw error
      })
      return text === undefined ? null : parsed(text, path)
    },
    write: (document) => made(path, `${JSON.stringify(document, null, 1)}\n`),
  }
}

function parsed(text: string, path: string): Document {
  try {
    const read = JSON.parse(text) as Document | null
    if (read !== null && typeof read === 'object') return read
  } catch {
    // Told below, as for what is JSON and no document.
  }
  throw new Problem('unreadable', `${path} is not well-formed JSON; restore it from a back-up.`)
}

/** Not in `.incoming`: who publishes clears that away. */
async function made(path: string, content: string): Promise<void> {
  await makeFolder(dirname(path))
  const aside = join(dirname(path), `.${randomBytes(9).toString('hex')}`)
  try {
    const handle = await open(aside, 'wx')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await put(aside, path)
    await force(dirname(path))
  } finally {
    await rm(aside, { force: true })
  }
}

async function put(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path)
  } catch (error) {
    // Without hard links the last of two at the same moment wins: it says the same, but for the second it was made.
    if (!noLinks.includes(codeOf(error))) throw error
    await rename(aside, path)
  }
}

async function* everyFile(folder: string): ReturnType<Citations['every']> {
  const shards = await opendir(folder).catch(() => undefined)
  for await (const shard of shards ?? []) {
    if (!shard.isDirectory()) {
      yield { unknown: `citations/${shard.name}` }
      continue
    }
    for await (const { name } of await opendir(join(folder, shard.name))) {
      const id = idOf(shard.name, name)
      yield id === undefined ? { unknown: `citations/${shard.name}/${name}` } : { id }
    }
  }
}

/** The id of a citation that lies where it is looked for; `undefined` of anything else. */
function idOf(shard: string, name: string): CitationId | undefined {
  const [, text = ''] = /^([0-9a-z]+)\.json$/.exec(name) ?? []
  const id = citationId(text)
  return id === text && text.slice(0, 2) === shard ? id : undefined
}
