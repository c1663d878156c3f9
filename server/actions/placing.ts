import { createHash } from 'node:crypto'
import { aligned } from '../../data/align/aligned.js'
import { cutByOrder } from '../../data/align/by-order.js'
import { fitness } from '../../data/align/fits.js'
import { piece } from '../../data/align/piece.js'
import { split } from '../../data/align/split.js'
import { measured } from '../../data/import/layers.js'
import { sha256, type PageId } from '../../data/model/ids.js'
import type { Page } from '../../data/model/item.js'
import type { TextLine } from '../../data/model/text-line.js'
import type {
  Cut, PageText, PlacedText, Placement, TextFile, TextLayer,
} from '../../data/model/text.js' // prettier-ignore
import type { FileToKeep } from './file-to-keep.js'

/** Raised whenever the same texts would be placed otherwise than before. */
const alignmentRecipe = 1
/** How well a text must fit the words of its page to be placed among them; a translation stays far below. */
const fits = 0.3

/** Reads the texts of the item that is being put together. */
export interface Readings {
  readonly ofPage: (page: Page, text: PageText) => Promise<readonly TextLine[]>
  readonly whole: (text: TextFile) => Promise<readonly TextLine[]>
}

/** The words of a page that have places, and which file they are from. */
interface Words {
  readonly lines: readonly TextLine[]
  readonly file: Placement['against']
}

/** What places are found for, and with. */
export interface ToPlace {
  readonly layers: readonly TextLayer[]
  readonly pages: readonly Page[]
  /** As they were published before: what was placed on the same page against the same words is not placed again. */
  readonly before: { readonly layers: readonly TextLayer[]; readonly pages: readonly PageId[] }
  readonly readings: Readings
  /** Tells the texts' owner, in a sentence. */
  readonly say: (file: string, what: string) => void
}

/** Layers with places, and the files that these are kept in. */
export interface PlacedLayers {
  readonly layers: readonly TextLayer[]
  readonly files: readonly FileToKeep[]
}

/**
 * Gives what people wrote its places on the scans: a transcription without any is held against the words that a machine read there, one for
 * the whole document is cut where the pages begin, and a translation is cut by what is known of the order. What does not fit stays as it is.
 */
export async function placedLayers(toPlace: ToPlace): Promise<PlacedLayers> {
  const placing = new Placing(toPlace, await wordsOfPages(toPlace))
  const transcribed: TextLayer[] = []
  for (const layer of toPlace.layers)
    transcribed.push(layer.kind === 'transcription' ? await placing.transcription(layer) : layer)
  const layers: TextLayer[] = []
  for (const layer of transcribed)
    layers.push(
      layer.kind === 'translation' ? await placing.translation(layer, transcribed) : layer,
    )
  return { layers, files: placing.files }
}

/** Of each page the words with places that are likely to be most: OCR before what else has places for its words. */
async function wordsOfPages({
  layers,
  pages,
  readings,
}: ToPlace): Promise<ReadonlyMap<PageId, Words>> {
  const found = new Map<PageId, Words>()
  const rank = ({ kind }: TextLayer) => (kind === 'ocr' ? 0 : 1)
  for (const layer of layers.toSorted((a, b) => rank(a) - rank(b))) {
    if (layer.extent === 'whole' || layer.kind === 'translation') continue
    for (const text of layer.pages) {
      const page = pages.find(({ id }) => id === text.page)
      if (!page || found.has(page.id)) continue
      const lines = await readings.ofPage(page, text)
      const hasWords = lines.some(({ words }) => words?.some(({ box }) => box))
      if (hasWords) found.set(page.id, { lines, file: text.text.file.sha256 })
    }
  }
  return found
}

class Placing {
  readonly files: FileToKeep[] = []
  readonly #to: ToPlace
  readonly #words: ReadonlyMap<PageId, Words>

  constructor(to: ToPlace, words: ReadonlyMap<PageId, Words>) {
    this.#to = to
    this.#words = words
  }

  async transcription(layer: TextLayer): Promise<TextLayer> {
    if (layer.extent === 'whole') return this.#wholeTranscription(layer)
    const pages: PageText[] = []
    for (const text of layer.pages) pages.push(await this.#onItsPage(layer, text))
    return { ...layer, pages }
  }

  async translation(layer: TextLayer, others: readonly TextLayer[]): Promise<TextLayer> {
    const { pages, readings, say } = this.#to
    if (layer.extent === 'by-page' || pages.length === 0) return layer
    const known = await this.#knownTexts(others)
    if (!known) return layer
    const lines = await readings.whole(layer.text)
    const cuts = cutByOrder(lines, known)
    const unsure = cuts.filter((cut) => cut.unsure).length
    say(
      layer.text.file.name,
      unsure === 0
        ? 'The translation was divided by pages, paragraph by paragraph after the transcription.'
        : `The translation was divided by pages by its order; where ${unsure} of ${cuts.length} pages begin is not sure, and is said so. A line “[page 2]” where the second page begins, and so on, makes it sure.`,
    )
    return this.#cut(layer, lines, cuts)
  }

  /** The texts of all pages: a transcription that is divided, or what a machine read; nothing where a page has none. */
  async #knownTexts(layers: readonly TextLayer[]): Promise<(readonly TextLine[])[] | undefined> {
    const { pages, readings } = this.#to
    const transcription = layers.find(
      (layer) => layer.kind === 'transcription' && layer.extent === 'by-page',
    )
    if (transcription?.extent === 'by-page') {
      const texts = pages.map(async (page) => {
        const text = transcription.pages.find((one) => one.page === page.id)
        return text ? (this.#linesOf.get(text) ?? (await readings.ofPage(page, text))) : []
      })
      return Promise.all(texts)
    }
    const read = pages.map(({ id }) => this.#words.get(id)?.lines)
    return read.some((lines) => lines) ? read.map((lines) => lines ?? []) : undefined
  }

  /** Lines of what was placed just now, which no file holds yet. */
  readonly #linesOf = new Map<PageText, readonly TextLine[]>()

  async #onItsPage(layer: TextLayer, text: PageText): Promise<PageText> {
    const page = this.#to.pages.find(({ id }) => id === text.page)
    const words = this.#words.get(text.page)
    if (!page || !words || words.file === text.text.file.sha256) return text
    const lines = await this.#to.readings.ofPage(page, text)
    if (lines.some(({ box }) => box) || !hasText(lines)) return text
    const known = this.#placedBefore(layer, text, words)
    if (known) return known
    if (fitness(lines, words.lines) < fits) {
      this.#to.say(text.text.file.name, doesNotFit)
      return text
    }
    return this.#placed(text, page, aligned(lines, words.lines), words)
  }

  async #wholeTranscription(layer: TextLayer & { readonly extent: 'whole' }): Promise<TextLayer> {
    const { pages, readings, say } = this.#to
    const words = pages.map(({ id }) => this.#words.get(id)?.lines ?? [])
    if (!words.some((lines) => lines.length > 0)) return layer
    const known = this.#cutBefore(layer)
    if (known) return known
    const lines = await readings.whole(layer.text)
    const name = layer.text.file.name
    if (fitness(lines, words.flat()) < fits) {
      say(name, doesNotFit)
      return layer
    }
    const cuts = split(lines, words)
    const unsure = cuts.flatMap((cut, at) => (cut.unsure ? [at + 1] : []))
    say(name, cutByWords(cuts.length, unsure))
    return this.#cut(layer, lines, cuts)
  }

  /** A text for the whole document, cut into pages; those with a machine's words get places. */
  #cut(
    layer: TextLayer & { readonly extent: 'whole' },
    lines: readonly TextLine[],
    cuts: readonly Cut[],
  ): TextLayer {
    const { text: file, extent, ...head } = layer
    const texts = this.#to.pages.flatMap((page, at): PageText[] => {
      const cut = cuts[at]
      if (!cut || cut.to <= cut.from) return []
      const own = piece(lines, cut)
      const text = { page: page.id, text: { ...file, ...measured(own) }, cut }
      const words = this.#words.get(page.id)
      if (cut.by === 'order' || !words) return [text]
      return [this.#placed(text, page, aligned(own, words.lines), words)]
    })
    return { ...head, extent: 'by-page', pages: texts }
  }

  #placed(text: PageText, { image }: Page, lines: readonly TextLine[], { file }: Words): PageText {
    const { width, height } = image
    const content: PlacedText = { width, height, lines }
    const bytes = Buffer.from(JSON.stringify(content))
    const digest = sha256(createHash('sha256').update(bytes).digest('hex'))
    if (digest === undefined) throw new Error('SHA-256 gave no digest')
    const name = `${text.text.file.name.replace(/\.[A-Za-z0-9]{1,8}$/, '')}.places.json`
    const kept = { sha256: digest, name, bytes: bytes.length, mediaType: 'application/json' }
    this.files.push({ kept, source: bytes })
    const placed = { file: kept, against: file, recipe: alignmentRecipe }
    const result = { ...text, text: { ...text.text, ...measured(lines) }, placed }
    this.#linesOf.set(result, lines)
    return result
  }

  /** The text with the places that it had before, where nothing that they depend on is another. */
  #placedBefore({ id }: TextLayer, text: PageText, words: Words): PageText | undefined {
    const old = this.#to.before.layers.find((layer) => layer.id === id)
    const same = old?.extent === 'by-page' && old.pages.find(({ page }) => page === text.page)
    if (!same || same.text.file.sha256 !== text.text.file.sha256 || same.part !== text.part)
      return undefined
    if (!same.placed || same.cut || !isAgainst(same.placed, words)) return undefined
    return { ...text, text: same.text, placed: same.placed }
  }

  /** The layer as it was cut before, where nothing that it depends on is another. */
  #cutBefore(layer: TextLayer & { readonly extent: 'whole' }): TextLayer | undefined {
    const old = this.#to.before.layers.find(({ id }) => id === layer.id)
    if (old?.extent !== 'by-page') return undefined
    const isSame = old.pages.every(({ page, text, cut, placed }) => {
      const words = this.#words.get(page)
      return (
        text.file.sha256 === layer.text.file.sha256 &&
        cut?.by === 'words' &&
        (words ? isAgainst(placed, words) : !placed)
      )
    })
    const { text, extent, ...head } = layer
    const { pages, before } = this.#to
    const isSamePages = pages.map(({ id }) => id).join() === before.pages.join()
    return isSame && isSamePages ? { ...head, extent: 'by-page', pages: old.pages } : undefined
  }
}

function isAgainst(placed: Placement | undefined, { file }: Words): boolean {
  return placed?.against === file && placed.recipe === alignmentRecipe
}

const hasText = (lines: readonly TextLine[]) => lines.some(({ text }) => text.trim() !== '')

const doesNotFit =
  'The text does not fit the words that were read off the scans, so its lines get no places there. If it is a translation, say so (kind: translation in item.yaml); if not, look whether it belongs to this document.'

function cutByWords(pages: number, unsure: readonly number[]): string {
  const cut = `The text was divided among ${pages} pages by the words on the scans.`
  if (unsure.length === 0) return cut
  return `${cut} Where page ${unsure.join(', ')} begins is not sure, and is said so; a line “[page 2]” where the second page begins, and so on, makes it sure.`
}
