import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { collectionId, pageId, sha256, type CollectionId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import { answer } from '../../server/answer.js'
import { openArchive, makeArchive, type Archive } from '../../server/archive.js'
import type { Reply } from '../../server/reply.js'
import { routes } from '../../server/routes.js'
import { archiveFolder, settingsFor } from '../archives.js'
import { anItem, anItemId } from '../contracts/catalogue.js'

/** An id that a test is sure of. */
export function aCollection(text: string): CollectionId {
  const id = collectionId(text)
  if (id === undefined) throw new Error(`${text} cannot be an id`)
  return id
}

/** An answer as a harvester has it. */
export interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

const patterns = routes.map((route) => ({
  route,
  names: [...route.path.matchAll(/[:*](\w+)/g)].map(([, name = '']) => name),
  pattern: new RegExp(
    `^${route.path.replace(/[.]/g, '\\.').replace(/:\w+/g, '([^/]+)').replace(/\*\w+/g, '(.+)')}$`,
  ),
}))

/** An archive that is written to, and asked by whole addresses through the one door. */
export interface Doors {
  readonly folder: string
  readonly archive: () => Archive
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Got>
  put(
    id: string,
    more?: { readonly in?: readonly string[]; readonly pages?: number },
  ): Promise<void>
  withdraw(id: string): Promise<void>
  group(id: string, parent?: string): Promise<void>
  /** As after a restart; `afresh` as after what is derived was deleted. */
  reopen(more?: Readonly<Record<string, unknown>>, afresh?: boolean): Promise<void>
  close(): Promise<void>
}

/** Opens a new archive. */
export async function openDoors(more: Readonly<Record<string, unknown>> = {}): Promise<Doors> {
  const folder = await archiveFolder()
  await makeArchive(settingsFor(folder))
  let given = more
  let archive = await openArchive(settingsFor(folder, given))
  return {
    folder,
    archive: () => archive,
    get: (address, headers = {}) => got(archive, address, headers),
    put: (id, how) => put(archive, id, how),
    withdraw: async (id) => {
      const before = await archive.catalogue.item(anItemId(id))
      if (before && !before.withdrawn)
        await archive.catalogue.withdrawItem(anItemId(id), before.revision, `Why <${id}> & so`)
    },
    group: (id, parent) => group(archive, id, parent),
    reopen: async (next = given, afresh = false) => {
      await archive.close()
      if (afresh) await rm(join(folder, 'derived'), { recursive: true, force: true })
      given = next
      archive = await openArchive(settingsFor(folder, given))
    },
    close: () => archive.close(),
  }
}

async function got(
  archive: Archive,
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<Got> {
  const { root } = archive.addresses
  if (!address.startsWith(root)) return { status: 0, headers: {}, text: 'another host' }
  const url = new URL(address)
  const path = `/${url.pathname.slice(new URL(root).pathname.length)}`
  for (const { route, names, pattern } of patterns) {
    const found = pattern.exec(path)
    if (!found) continue
    const params = Object.fromEntries(
      names.map((name, at) => [name, decodeURIComponent(found[at + 1] ?? '')]),
    )
    const ask = { params, query: url.searchParams, path, headers }
    if ((await route.givesWay?.(archive, ask)) === true) continue
    return whole(await answer(archive, route, ask))
  }
  return { status: 404, headers: {}, text: '' }
}

async function whole({ status, headers, body }: Reply): Promise<Got> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  if (body instanceof Uint8Array) return { status, headers, text: decoder.decode(body) }
  if ('file' in body) throw new Error('A file is no document.')
  let text = ''
  for await (const piece of body.chunks) text += decoder.decode(piece, { stream: true })
  return { status, headers, text: text + decoder.decode() }
}

let pagesMade = 0
const master = sha256('a'.repeat(64))

function aPage(): Page {
  const id = pageId(`p${String(pagesMade++).padStart(11, '0')}`)
  if (id === undefined || master === undefined) throw new Error('A made-up id is none.')
  const file = { sha256: master, name: '1.tif', bytes: 1, mediaType: 'image/tiff' }
  return { id, image: { master: file, frame: 0, width: 2480, height: 3508, likeness: '' } }
}

async function put(
  { catalogue }: Archive,
  id: string,
  { in: collections = [], pages = 1 }: { in?: readonly string[]; pages?: number } = {},
): Promise<void> {
  const before = await catalogue.item(anItemId(id))
  const item: Item = {
    ...anItem(id, `Title <of> ${id} & more`),
    abstract: { fr: ['Résumé ]]> '] },
    collections: collections.map(aCollection),
    pages: Array.from({ length: pages }, (_, at) => before?.record.pages[at] ?? aPage()),
  }
  await catalogue.putItem(item, before?.revision ?? null)
}

async function group({ catalogue }: Archive, id: string, parent?: string): Promise<void> {
  const before = await catalogue.collection(aCollection(id))
  const of = { id: aCollection(id), title: { en: [id] }, order: [], source: `/${id}` }
  const collection = { ...of, ...(parent !== undefined && { parent: aCollection(parent) }) }
  await catalogue.putCollection(collection, before?.revision ?? null)
}
