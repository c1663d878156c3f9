import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { itemId, pageId } from '../../data/model/ids.js'
import type { Item, Page } from '../../data/model/item.js'
import { spoken } from '../../data/model/language.js'
import type { KeptFile } from '../../data/model/page-image.js'
import { Problem } from '../../data/model/problem.js'
import { shelfMark, type Shelf } from '../../data/store/blobs.js'
import type { Archive } from '../archive.js'
import { gate } from './gate.js'
import { putChanged } from './put.js'
import type { Watch } from './progress.js'
import { fileSha256, sourceLimits } from './scans.js'

/**
 * Takes in an item folder of another archive, or of a copy of this one: with the same ids, the same masters and texts.
 * Throws the `refused` problem when a file is missing or not what its record says, or an id is taken by something else.
 * @param path of the `item.json`
 */
export async function takeIn(archive: Archive, path: string, watch: Watch): Promise<void> {
  const item = parseItem(await readFile(path, 'utf8'), path)
  const before = await archive.catalogue.item(item.id)
  refuseForeignPages(archive, item)
  for (const { shelf, kept } of keptFiles(item)) {
    await takeFile(archive, item, {
      shelf,
      kept,
      source: join(dirname(path), shelf, shelfMark(kept)),
    })
  }
  for (const page of [...item.pages, ...(item.former ?? [])])
    await readyPage(archive, item, page, watch)
  await gate(archive, item, watch.tell)
  const outcome = await putChanged(archive, item, before)
  const title = spoken(item.title, archive.settings.languages)
  watch.tell({ kind: 'item', id: item.id, title, pages: item.pages.length, outcome })
}

function refuseForeignPages({ listing }: Archive, item: Item): void {
  for (const { id } of item.pages) {
    const owner = listing.page(id)?.item
    if (owner === undefined || owner === item.id) continue
    throw new Problem(
      'refused',
      `Its page ${id} is a page of ${owner} already, so it seems to be a copy of that under another id. Publish its masters as a new item instead.`,
    )
  }
}

async function readyPage(
  archive: Archive,
  item: Item,
  { image }: Pick<Page, 'image'>,
  watch: Watch,
): Promise<void> {
  watch.signal.throwIfAborted()
  const { blobs, pyramids, settings } = archive
  const key = { sha256: image.master.sha256, frame: image.frame }
  const ready = await pyramids.ready(key)
  const source = { path: blobs.path(item.id, 'masters', image.master), name: image.master.name }
  if (!ready) await pyramids.make(key, source, sourceLimits(settings), watch.signal)
  watch.tell({ kind: 'page', made: !ready })
}

interface FileToTake {
  readonly shelf: Shelf
  readonly kept: KeptFile
  readonly source: string
}

async function takeFile(
  { blobs }: Archive,
  { id }: Item,
  { shelf, kept, source }: FileToTake,
): Promise<void> {
  if (await blobs.has(id, shelf, kept)) return
  const found = await fileSha256(source).catch(() => undefined)
  if (found === undefined)
    throw new Problem(
      'refused',
      `${source} is missing (it is ${kept.name}); copy the whole folder.`,
    )
  if (found !== kept.sha256)
    throw new Problem('refused', `${source} is damaged: its SHA-256 is ${found}. Copy it again.`)
  await blobs.keep(id, shelf, kept, source)
}

/** Every file that an item's record names, with the shelf it is on. */
export function keptFiles(
  item: Item,
): readonly { readonly shelf: Shelf; readonly kept: KeptFile }[] {
  const texts = item.texts.flatMap((layer) => [
    ...(layer.earlier ?? []).map(({ text }) => text.file),
    ...(layer.extent === 'whole'
      ? [layer.text.file]
      : layer.pages.flatMap(({ text, placed }) => [text.file, ...(placed ? [placed.file] : [])])),
  ])
  const all = [
    ...[...item.pages, ...(item.former ?? [])].map(({ image }) => ({
      shelf: 'masters' as const,
      kept: image.master,
    })),
    ...texts.map((kept) => ({ shelf: 'texts' as const, kept })),
  ]
  return [...new Map(all.map((one) => [`${one.shelf}/${shelfMark(one.kept)}`, one])).values()]
}

const lists = [
  'pages',
  'texts',
  'dates',
  'agents',
  'collections',
  'languages',
  'related',
  'fields',
  'sections',
] as const

/** The record in an `item.json`. The gate looks at what is in it; here only that it is one, and its ids. */
function parseItem(text: string, path: string): Item {
  const record = parsedRecord(text, path)
  const isItem =
    record?.id !== undefined &&
    itemId(record.id) !== undefined &&
    lists.every((name) => Array.isArray(record[name])) &&
    record.pages?.every(({ id }) => pageId(id) !== undefined)
  if (isItem === true) return record as Item
  throw new Problem('refused', `${path} is not a record of this version of Fonds.`)
}

function parsedRecord(text: string, path: string): Partial<Item> | undefined {
  try {
    return (JSON.parse(text) as { record?: Partial<Item> }).record
  } catch (error) {
    throw new Problem('refused', `${path} is not well-formed JSON: ${(error as Error).message}`)
  }
}
