import { createHash } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { Change } from '../data/model/change.js'
import type { CollectionId, ItemId } from '../data/model/ids.js'
import type { Item } from '../data/model/item.js'
import { Problem } from '../data/model/problem.js'
import type { PageText, ReadText, TextLayer } from '../data/model/text.js'
import { searchedRecord } from '../data/search/record.js'
import { searchedWords } from '../data/search/written.js'
import type { Passage } from '../data/store/search.js'
import type { Archive } from './archive.js'

type Searchable = Pick<Archive, 'catalogue' | 'search' | 'texts'>

/** Changes that are taken in before it is noted how far it came. */
const batch = 500

/**
 * Takes into the index what the change log tells, from where it is. Several processes may do so at once: each passage is taken in wholly, and twice is
 * as well as once. Stops between items when `signal` says so.
 */
export async function catchUp(archive: Searchable, signal?: AbortSignal): Promise<void> {
  const { catalogue, search } = archive
  const newest = await catalogue.cursor()
  // An index that is ahead of the log is of a log that was put back to an earlier state.
  if (search.cursor() > newest) await search.reached(0)
  while (search.cursor() < newest) {
    const changes: Change[] = []
    for await (const change of catalogue.changes(search.cursor())) {
      changes.push(change)
      if (changes.length === batch) break
    }
    const last = changes.at(-1)
    if (!last) return
    const collections = changes.flatMap((change) => (change.of === 'collection' ? change.id : []))
    for (const id of new Set(collections)) await indexCollection(archive, id)
    const items = new Set(changes.flatMap((change) => (change.of === 'item' ? change.id : [])))
    for (const id of items) {
      signal?.throwIfAborted()
      await indexItem(archive, id)
    }
    await search.reached(last.cursor)
  }
}

/** Milliseconds that a search waits for what was published just now; an index that is being made anew takes longer, and is asked as it is. */
const patience = 1000

/** One catching up at a time in a process, whoever asks. */
const catching = new WeakMap<Archive, Promise<void>>()

/** Brings the index up to date, as far as that goes at once; what goes wrong is noted in the log. */
export async function upToDate(archive: Archive): Promise<void> {
  const running =
    catching.get(archive) ??
    catchUp(archive)
      .catch((error: unknown) => {
        archive.log.error({ err: error }, 'the search index could not be brought up to date')
      })
      .finally(() => catching.delete(archive))
  catching.set(archive, running)
  const waiting = new AbortController()
  await Promise.race([running, after(patience, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined)]) // prettier-ignore
  waiting.abort()
}

/** What a collection is part of: documents are looked for in it and in all below it. */
async function indexCollection({ catalogue, search }: Searchable, id: CollectionId): Promise<void> {
  const kept = await readable(catalogue.collection(id), undefined)
  if (kept) await search.putCollection(id, kept.record.parent)
}

/** What of an item is searched: the texts of its pages, and on its first page what is not divided among them. */
async function indexItem({ catalogue, search, texts }: Searchable, id: ItemId): Promise<void> {
  const kept = await readable(catalogue.item(id), undefined)
  // A record that cannot be read leaves the index as it was; `fonds doctor` names it.
  if (!kept) return
  const { record: item, withdrawn } = kept
  if (withdrawn) {
    await search.remove(id)
    return
  }
  const sources = textsOf(item)
  const read = new Map(sources.map((source) => [source.passage, source]))
  const passages = sources.map((source) => source.passage)
  const record = searchedRecord(item)
  await search.put({ id, collections: item.collections, passages, record }, async (one) => {
    const source = read.get(one)
    if (!source) return []
    const { lines } = await readable(readOn(texts, item, source), { lines: [] })
    return searchedWords(lines)
  })
}

interface Source {
  readonly passage: Passage
  readonly layer: TextLayer
  /** Absent of a text that is not divided by pages. */
  readonly text?: PageText
}

function textsOf(item: Item): readonly Source[] {
  const of = (layer: TextLayer, page: Passage['page'], told: object, text?: PageText): Source => {
    const print = createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16)
    const { id, kind, language } = layer
    const passage = { page, text: id, kind, print, ...(language !== undefined && { language }) }
    return { passage, layer, ...(text && { text }) }
  }
  return item.pages.flatMap(({ id }, at) =>
    item.texts.flatMap((layer) => {
      if (layer.extent === 'whole') return at === 0 ? [of(layer, id, layer.text.file)] : []
      const text = layer.pages.find(({ page }) => page === id)
      return text ? [of(layer, id, [text.text.file, text.part, text.cut, text.placed], text)] : []
    }),
  )
}

function readOn(texts: Archive['texts'], item: Item, { layer, text }: Source): Promise<ReadText> {
  if (layer.extent === 'whole') return texts.whole(item.id, layer.text)
  const page = item.pages.find(({ id }) => id === text?.page)
  return page && text ? texts.ofPage(item.id, page, text) : Promise.resolve({ lines: [] })
}

async function readable<Read>(reading: Promise<Read>, otherwise: Read): Promise<Read> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Problem && error.code === 'unreadable') return otherwise
    throw error
  }
}
