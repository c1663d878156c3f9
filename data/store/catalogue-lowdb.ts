import { opendir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Low, type Adapter } from 'lowdb'
import { LRUCache } from 'lru-cache'
import type {
  ArchiveChange, Change, CollectionChange, Cursor, ItemChange,
} from '../model/change.js' // prettier-ignore
import type { Collection } from '../model/collection.js'
import { itemId, type CollectionId, type ItemId } from '../model/ids.js'
import type { Item } from '../model/item.js'
import { Problem } from '../model/problem.js'
import type { Catalogue, Kept, Revision, Untold } from './catalogue.js'
import { changeLog, type ChangeLog } from './change-log.js'
import { durableFiles, type DurableFiles } from './durable.js'

/** What stands in an `item.json`; `fonds` tells it from a description that somebody wrote under the same name. */
type Document<Record> = { readonly fonds: 1 } & Kept<Record>
type AnyRecord = Item | Collection

/** A change that is about to be made; found again after a crash, it tells what the log may be missing. */
interface Intent {
  readonly file: string
  readonly revision: Revision
  readonly entry: ItemChange | CollectionChange
}
type Unrevised<Entry> = Entry extends unknown ? Omit<Entry, 'revision'> : never

/** Records read from disk are remembered up to this many bytes of JSON. */
const rememberedBytes = 32 * 1024 * 1024

/** Opens the catalogue of an archive folder: one lowdb document for each item and collection. */
export function openLowdbCatalogue(folder: string): Catalogue & { recover(): Promise<void> } {
  return new LowdbCatalogue(folder)
}

class LowdbCatalogue implements Catalogue {
  readonly #folder: string
  readonly #files: DurableFiles
  readonly #log: ChangeLog
  readonly #remembered = new LRUCache<
    string,
    { version: string; kept: Kept<AnyRecord>; size: number }
  >({
    maxSize: rememberedBytes,
    sizeCalculation: ({ size }) => size,
  })

  constructor(folder: string) {
    this.#folder = folder
    this.#files = durableFiles(join(folder, '.incoming'))
    this.#log = changeLog(join(folder, 'changes'))
  }

  item(id: ItemId): Promise<Kept<Item> | undefined> {
    return this.#read<Item>(this.#itemFile(id))
  }

  collection(id: CollectionId): Promise<Kept<Collection> | undefined> {
    return this.#read<Collection>(this.#collectionFile(id))
  }

  async putItem(item: Item, expected: Revision | null): Promise<Revision> {
    const before = await this.item(item.id)
    return this.#replace(this.#itemFile(item.id), before, item, expected, {
      of: 'item',
      id: item.id,
      verb: before && !before.withdrawn ? 'update' : 'create',
      collections: item.collections,
      manifest: item.pages.length > 0,
    })
  }

  async putCollection(collection: Collection, expected: Revision | null): Promise<Revision> {
    const before = await this.collection(collection.id)
    return this.#replace(this.#collectionFile(collection.id), before, collection, expected, {
      of: 'collection',
      id: collection.id,
      verb: before ? 'update' : 'create',
      parent: collection.parent ?? null,
    })
  }

  async withdrawItem(id: ItemId, expected: Revision, why: string): Promise<Revision> {
    const before = await this.item(id)
    if (!before || before.withdrawn)
      throw new Problem('not-found', `There is no published item ${id}.`)
    const { collections, pages } = before.record
    const entry = {
      of: 'item',
      id,
      verb: 'withdraw',
      why,
      collections,
      manifest: pages.length > 0,
    } as const
    return this.#replace(this.#itemFile(id), before, before.record, expected, entry)
  }

  async announce(change: ArchiveChange): Promise<Cursor> {
    return (await this.#log.append((cursor, at) => ({ cursor, at, ...change }))).cursor
  }

  changes(since: Cursor = 0): AsyncIterable<Change> {
    return this.#log.since(since)
  }

  cursor(): Promise<Cursor> {
    return this.#log.cursor()
  }

  async *everyItem(): AsyncIterable<ItemId> {
    const folder = await opendir(join(this.#folder, 'items')).catch(() => undefined)
    for await (const { name } of folder ?? []) {
      const id = itemId(decoded(name))
      if (id !== undefined) yield id
    }
  }

  /** Finishes what a crash interrupted. Called by a writer that holds the lock, before it writes. */
  async recover(): Promise<void> {
    await this.#log.mend()
    const intent = await this.#interrupted()
    if (intent) await this.#note(intent)
    await rm(join(this.#folder, '.incoming'), { recursive: true, force: true })
  }

  async untold(): Promise<Untold | undefined> {
    const entry = (await this.#interrupted())?.entry
    return entry && { of: entry.of, id: entry.id, revision: entry.revision }
  }

  /** The change whose record was written, and whose entry in the log was not. */
  async #interrupted(): Promise<Intent | undefined> {
    const intent = await readFile(this.#intentFile, 'utf8').then(
      (text) => JSON.parse(text) as Intent,
      () => undefined,
    )
    if (!intent) return undefined
    const kept = await this.#read(join(this.#folder, intent.file))
    const untold = kept?.revision === intent.revision && !(await this.#isLogged(intent))
    return untold ? intent : undefined
  }

  close(): Promise<void> {
    this.#remembered.clear()
    return Promise.resolve()
  }

  get #intentFile(): string {
    return join(this.#folder, '.incoming', 'intent.json')
  }

  #itemFile(id: ItemId): string {
    return join(this.#folder, 'items', encodeURIComponent(id), 'item.json')
  }

  #collectionFile(id: CollectionId): string {
    return join(this.#folder, 'collections', `${encodeURIComponent(id)}.json`)
  }

  async #read<Record extends AnyRecord>(file: string): Promise<Kept<Record> | undefined> {
    const found = await stat(file, { bigint: true }).catch(() => undefined)
    if (!found) return undefined
    const version = [found.ino, found.mtimeNs, found.size].join()
    const remembered = this.#remembered.get(file)
    if (remembered?.version === version) return remembered.kept as Kept<Record>
    const db = new Low<Document<Record> | null>(
      this.#adapter<Record>(file) as Adapter<Document<Record> | null>,
      null,
    )
    await db.read()
    if (!db.data) return undefined
    if ((db.data as { fonds?: unknown }).fonds !== 1)
      throw new Problem('unreadable', `${file} is not a record of this version of Fonds.`)
    this.#remembered.set(file, { version, kept: db.data, size: Number(found.size) + 1 })
    return db.data
  }

  async #replace<Record extends AnyRecord>(
    path: string,
    before: Kept<Record> | undefined,
    record: Record,
    expected: Revision | null,
    said: Unrevised<Intent['entry']>,
  ): Promise<Revision> {
    if ((before?.revision ?? null) !== expected) {
      throw new Problem(
        'conflict',
        `${record.id} was changed by someone else meanwhile; nothing was written.`,
      )
    }
    const revision = (expected ?? 0) + 1
    const now = new Date().toISOString()
    const document: Document<Record> = {
      fonds: 1,
      revision,
      created: before?.created ?? now,
      changed: now,
      ...(said.of === 'item' && said.verb === 'withdraw'
        ? { withdrawn: { at: now, why: said.why ?? '' } }
        : {}),
      record,
    }
    const intent: Intent = {
      file: path.slice(this.#folder.length + 1),
      revision,
      entry: { ...said, revision },
    }
    await this.#files.write(this.#intentFile, JSON.stringify(intent))
    await new Low<Document<Record>>(this.#adapter(path), document).write()
    await this.#note(intent)
    await rm(this.#intentFile, { force: true })
    return revision
  }

  async #note({ entry }: Intent): Promise<void> {
    await this.#log.append((cursor, at) => ({ cursor, at, ...entry }))
  }

  async #isLogged({ entry, revision }: Intent): Promise<boolean> {
    for await (const change of this.#log.since(Math.max(0, (await this.cursor()) - 1))) {
      if (change.of !== entry.of) continue
      if (change.id === entry.id && change.revision === revision) return true
    }
    return false
  }

  /** Reads as lowdb's own JSON adapter does; writes durably. */
  #adapter<Record>(file: string): Adapter<Document<Record>> {
    return {
      read: async () => parsed(await readFile(file, 'utf8'), file) as Document<Record>,
      write: (document) => this.#files.write(file, `${JSON.stringify(document, null, 1)}\n`),
    }
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Problem('unreadable', `${file} is not well-formed JSON; restore it from a back-up.`, {
      cause: error,
    })
  }
}

/** A folder's name as an id; a name that is not percent-encoded text is no id of ours. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}
