import { readFile } from 'node:fs/promises'
import { layersFrom } from '../../data/import/layer-identity.js'
import { drafts, undivided, type Delivered } from '../../data/import/layers.js'
import type { TextId } from '../../data/model/ids.js'
import type { Item, Page, Section } from '../../data/model/item.js'
import type { TextLine } from '../../data/model/text-line.js'
import type { PageText, TextLayer } from '../../data/model/text.js'
import type { Archive } from '../archive.js'
import { textReading } from '../texts.js'
import type { FileToKeep } from './file-to-keep.js'
import type { Making, MakingWithPages } from './making.js'
import { mint } from './mint.js'
import { numberedLayers } from './numbering.js'
import { placedLayers, type PlacedLayers } from './placing.js'
import type { Tell } from './progress.js'

/**
 * The text layers of an item that is being put together, with the ids of the layers they continue, places on the scans, and the numbers of
 * their lines; and all files that have to be kept for them.
 */
export async function textLayers(
  archive: Archive,
  making: MakingWithPages,
  delivered: readonly Delivered[],
  tell: Tell,
): Promise<PlacedLayers & { readonly headings: readonly Section[] }> {
  const { before, proposal, pages, id } = making
  const say = (file: string, what: string) => {
    tell({ kind: 'finding', finding: { level: 'note', where: file, what } })
  }
  const layers = layersOf(making, delivered)
  const reading = readingOf(archive, making, delivered, [])
  const placed = await placedLayers({
    layers,
    pages,
    before: { layers: before?.texts ?? [], pages: (before?.pages ?? []).map((page) => page.id) },
    say: (file, what) => {
      say(`${proposal.source}, ${file}`, what)
    },
    readings: {
      ofPage: async (page, text) => (await reading.ofPage(id, page, text)).lines,
      whole: async (text) => (await reading.whole(id, text)).lines,
    },
  })
  for (const layer of placed.layers) sayUndivided(layer, delivered, say)
  const files = [...delivered.map(({ kept, source }) => ({ kept, source })), ...placed.files]
  const now = readingOf(archive, making, delivered, placed.files)
  const read = (of: typeof now, all: readonly Page[]) => async (text: PageText) => {
    const page = all.find((one) => one.id === text.page)
    return page && (await of.ofPage(id, page, text)).lines
  }
  const numbered = await numberedLayers(placed.layers, before?.texts ?? [], {
    now: read(now, pages),
    before: read(archive.texts, before?.pages ?? []),
  })
  const headings = await headingsIn(numbered, pages, read(now, pages))
  return { layers: numbered, files, headings }
}

/** The headings of the transcription, as the contents of an item whose record gives none. */
async function headingsIn(
  layers: readonly TextLayer[],
  pages: readonly Page[],
  read: (text: PageText) => Promise<readonly TextLine[] | undefined>,
): Promise<Section[]> {
  const layer = layers.find(({ kind, extent }) => kind === 'transcription' && extent === 'by-page')
  if (layer?.extent !== 'by-page') return []
  const found: Section[] = []
  for (const { id } of pages) {
    const text = layer.pages.find(({ page }) => page === id)
    for (const { text: words, heading } of (text && (await read(text))) ?? [])
      if (heading !== undefined)
        found.push({ label: { [layer.language ?? 'none']: [words] }, from: id, level: heading })
  }
  return found
}

function layersOf(
  { proposal, before, pages }: MakingWithPages,
  delivered: readonly Delivered[],
): readonly TextLayer[] {
  const found = drafts(delivered, proposal.record?.languages ?? [])
  const layers = layersFrom(found, before?.texts ?? [], {
    mint: () => mint() as TextId,
    now: new Date().toISOString(),
  })
  const today = new Date().toISOString().slice(0, 10)
  const made = layers.map((layer) => (layer.madeHere ? dated(layer, before, today) : layer))
  return [...made, ...madeBefore(layers, before, pages)]
}

/** What is made here bears the day when it was; it is not made again while nothing of it is another. */
function dated(layer: TextLayer, before: Item | undefined, today: string): TextLayer {
  const old = before?.texts.find(({ id }) => id === layer.id)
  const files = (of: TextLayer | undefined) =>
    of?.extent === 'by-page' ? of.pages.map(({ text }) => text.file.sha256).join() : undefined
  const date = (files(old) === files(layer) ? old?.provenance.date : undefined) ?? today
  return { ...layer, provenance: { ...layer.provenance, date } }
}

/** A text that is still for the whole document, though there are pages. */
function sayUndivided(
  layer: TextLayer,
  delivered: readonly Delivered[],
  say: (file: string, what: string) => void,
): void {
  if (layer.extent === 'by-page') return
  const text = delivered.find(({ kept }) => kept.sha256 === layer.text.file.sha256)
  if (!text || text.pages.length === 0) return
  say(typeof text.source === 'string' ? text.source : text.kept.name, undivided(text))
}

/** What was made here before, and is not made now, of pages whose scan is still the same: nobody can deliver it again. */
function madeBefore(
  layers: readonly TextLayer[],
  before: Item | undefined,
  pages: readonly Page[],
): TextLayer[] {
  const scanOf = (all: readonly Page[], wanted: PageText['page']) => {
    const image = all.find(({ id }) => id === wanted)?.image
    return image && `${image.master.sha256} ${String(image.frame)}`
  }
  return (before?.texts ?? []).flatMap((layer) => {
    const isMade = layer.madeHere && layer.extent === 'by-page'
    if (!isMade || layers.some(({ id }) => id === layer.id)) return []
    const kept = layer.pages.filter(({ page }) => {
      const scan = scanOf(pages, page)
      return scan !== undefined && scan === scanOf(before?.pages ?? [], page)
    })
    return kept.length > 0 ? [{ ...layer, pages: kept }] : []
  })
}

/** Reads what is delivered from where it lies, and everything else from what is kept. */
function readingOf(
  { blobs }: Archive,
  { id }: Making,
  delivered: readonly Delivered[],
  files: readonly FileToKeep[],
) {
  const sources = new Map([...delivered, ...files].map(({ kept, source }) => [kept.sha256, source]))
  return textReading({
    read: async (item, shelf, file) => {
      const source = item === id ? sources.get(file.sha256) : undefined
      if (source === undefined) return blobs.read(item, shelf, file)
      return typeof source === 'string' ? readFile(source) : source
    },
  })
}
