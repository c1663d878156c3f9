import type { TextId } from '../model/ids.js'
import type { Page } from '../model/item.js'
import type { KeptFile } from '../model/page-image.js'
import type { PageText, TextFile, TextKind, TextLayer } from '../model/text.js'
import type { TextProposal } from './proposal.js'
import type { ReadPart } from './read-part.js'

/** A text that was read, on its way to a layer. */
export interface Delivered {
  readonly proposal: TextProposal
  readonly kept: KeptFile
  readonly format: TextFile['format']
  readonly parts: readonly ReadPart[]
  /** The pages of the scan it was paired with; of a text for the whole document, all pages. */
  readonly pages: readonly Page[]
}

/** A layer before it has an id. */
type Draft = TextLayer extends infer Layer
  ? Layer extends TextLayer
    ? Omit<Layer, 'id'>
    : never
  : never

/**
 * Groups texts into layers: those of single pages that share kind, language, label and maker are one layer; a text of
 * the whole document is one by itself, divided by pages when it has as many parts as there are pages.
 * @param languages of the document itself: a text in another is a translation, unless somebody said otherwise
 * @param sayOf tells the text's owner, in a sentence
 */
export function drafts(
  delivered: readonly Delivered[],
  languages: readonly string[],
  sayOf: (text: Delivered, what: string) => void,
): Draft[] {
  const byPage = new Map<string, Draft & { extent: 'by-page' }>()
  const whole: Draft[] = []
  for (const text of delivered) {
    const head = headOf(text, languages)
    const pages = dividedByPage(text)
    if (!pages) {
      if (text.pages.length > 0) sayOf(text, undivided(text))
      whole.push({ ...head, extent: 'whole', text: textFile(text, text.parts) })
      continue
    }
    const key = text.proposal.scan ? JSON.stringify(head) : text.kept.sha256
    const layer = byPage.get(key) ?? { ...head, extent: 'by-page', pages: [] }
    byPage.set(key, { ...layer, pages: [...layer.pages, ...pages] })
  }
  const rank: Record<TextKind, number> = { transcription: 0, translation: 1, ocr: 2 }
  return [...byPage.values(), ...whole].toSorted((a, b) => rank[a.kind] - rank[b.kind])
}

function undivided({ parts, pages }: Delivered): string {
  return parts.length > 1
    ? `The text is divided into ${parts.length} parts, but there are ${pages.length} pages, so it is shown undivided, beside all pages. Put one page break (a form feed, or a line “[page 2]”) for each page.`
    : `The text is not divided by pages, so it is shown undivided, beside all ${pages.length} pages. A line “[page 2]” where the second page begins, and so on, divides it.`
}

/** Which part belongs to which page; `undefined` where that cannot be known. */
function dividedByPage(text: Delivered): PageText[] | undefined {
  const { pages, parts, proposal } = text
  const [only, ...more] = pages
  if (!only) return undefined
  if (more.length === 0 && (proposal.scan ?? parts.length <= 1))
    return [{ page: only.id, text: textFile(text, parts) }]
  if (parts.length !== pages.length) return undefined
  return pages.map(({ id }, part) => ({
    page: id,
    text: textFile(text, parts.slice(part, part + 1)),
    part,
  }))
}

function textFile({ kept, format }: Delivered, parts: readonly ReadPart[]): TextFile {
  const lines = parts.flatMap((part) => part.lines).filter((line) => line.text.trim() !== '')
  return {
    file: kept,
    format,
    lines: lines.length,
    characters: lines.reduce((sum, { text }) => sum + text.length + 1, 0),
  }
}

function headOf(
  { proposal, format, parts }: Delivered,
  languages: readonly string[],
): Pick<TextLayer, 'kind' | 'language' | 'label' | 'provenance'> {
  const { language, label, provenance } = proposal
  const tool = provenance.tool ?? parts.find((part) => part.tool !== undefined)?.tool
  const kind = proposal.kind ?? likelyKind(format, tool, language, languages)
  const own =
    language ?? (kind !== 'translation' && languages.length === 1 ? languages[0] : undefined)
  return {
    kind,
    ...(own !== undefined && { language: own }),
    ...(label && { label }),
    provenance: { ...provenance, ...(tool !== undefined && { tool }) },
  }
}

/** ALTO that names the software that read it is OCR; ALTO that names none is a transcription exported with its places. */
function likelyKind(
  format: TextFile['format'],
  tool: string | undefined,
  language: string | undefined,
  languages: readonly string[],
): TextKind {
  if (format === 'alto' && tool !== undefined) return 'ocr'
  const own = languages.map((tag) => tag.split('-')[0])
  return language !== undefined && own.length > 0 && !own.includes(language.split('-')[0])
    ? 'translation'
    : 'transcription'
}

/**
 * Gives each layer the id of the layer it continues: the one that shares most files with it, else the one of the same
 * kind and language and extent; a new one gets a new id.
 */
export function layersFrom(
  layers: readonly Draft[],
  before: readonly TextLayer[],
  mint: () => TextId,
): TextLayer[] {
  const ids = new Map<Draft, TextId>()
  const left = new Set(before)
  const tests: ((layer: Draft, old: TextLayer) => boolean)[] = [
    (layer, old) =>
      filesOf(layer).some((sha256) => filesOf(old).includes(sha256)) && isAlike(layer, old),
    (layer, old) => filesOf(layer).some((sha256) => filesOf(old).includes(sha256)),
    (layer, old) =>
      isAlike(layer, old) && namesOf(layer).some((name) => namesOf(old).includes(name)),
    isAlike,
  ]
  for (const test of tests) {
    for (const layer of layers) {
      const old = ids.has(layer) ? undefined : [...left].find((candidate) => test(layer, candidate))
      if (!old) continue
      ids.set(layer, old.id)
      left.delete(old)
    }
  }
  return layers.map((layer) => ({ id: ids.get(layer) ?? mint(), ...layer }))
}

function isAlike(layer: Draft, old: TextLayer): boolean {
  return layer.kind === old.kind && layer.language === old.language
}

function textFilesOf(layer: Draft | TextLayer): readonly TextFile[] {
  return layer.extent === 'whole' ? [layer.text] : layer.pages.map(({ text }) => text)
}

function filesOf(layer: Draft | TextLayer): string[] {
  return textFilesOf(layer).map(({ file }) => file.sha256)
}

function namesOf(layer: Draft | TextLayer): string[] {
  return textFilesOf(layer).map(({ file }) => file.name)
}
