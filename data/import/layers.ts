import type { Page } from '../model/item.js'
import type { KeptFile } from '../model/page-image.js'
import type { PageText, TextFile, TextKind, TextLayer } from '../model/text.js'
import { dividedByPage } from './division.js'
import type { TextProposal } from './proposal.js'
import type { ReadPart, TextHead } from './read-part.js'
import { given } from './written.js'

/** A text that was read, on its way to a layer. */
export interface Delivered {
  readonly proposal: Omit<TextProposal, 'file'>
  readonly kept: KeptFile
  /** Where it lies, or what is in it. */
  readonly source: string | Uint8Array
  /** Whether it is no file that was given, but was made here. */
  readonly madeHere?: true
  readonly format: TextFile['format']
  readonly parts: readonly ReadPart[]
  /** What the file says of itself. */
  readonly head?: TextHead
  /** The pages of the scan it was paired with; of a text for the whole document, all pages. */
  readonly pages: readonly Page[]
}

/** A layer before it has an id. */
export type LayerDraft = TextLayer extends infer Layer
  ? Layer extends TextLayer
    ? Omit<Layer, 'id'>
    : never
  : never

/**
 * Groups texts into layers: those of single pages that share kind, language, label and maker are one layer; a text of
 * the whole document is one by itself, divided by pages when it has as many parts as there are pages.
 * @param languages of the document itself: a text in another is a translation, unless somebody said otherwise
 */
export function drafts(
  delivered: readonly Delivered[],
  languages: readonly string[],
): LayerDraft[] {
  const byPage = new Map<string, LayerDraft & { extent: 'by-page' }>()
  const whole: LayerDraft[] = []
  for (const text of delivered) {
    const head = headOf(text, languages)
    const pages = pageTexts(text)
    if (!pages) {
      whole.push({ ...head, extent: 'whole', text: textFile(text, text.parts) })
      continue
    }
    const alike = text.proposal.scan || text.madeHere ? JSON.stringify(head) : text.kept.sha256
    const key = freeKey(byPage, alike, pages)
    const layer = byPage.get(key) ?? { ...head, extent: 'by-page', pages: [] }
    byPage.set(key, { ...layer, pages: [...layer.pages, ...pages] })
  }
  const rank: Record<TextKind, number> = { transcription: 0, translation: 1, ocr: 2, commentary: 3 }
  return [...byPage.values(), ...whole].toSorted((a, b) => rank[a.kind] - rank[b.kind])
}

/** A page has one text of a layer: a second text of the same kind is one of a further layer. */
function freeKey(
  layers: ReadonlyMap<string, { readonly pages: readonly PageText[] }>,
  alike: string,
  pages: readonly PageText[],
): string {
  const taken = (key: string) =>
    layers.get(key)?.pages.some(({ page }) => pages.some((own) => own.page === page))
  let [key, nth] = [alike, 1]
  while (taken(key)) key = `${alike} ${String(++nth)}`
  return key
}

/** Why a text stays undivided, and what to do about it. */
export function undivided({ parts, pages, format }: Delivered): string {
  if (format === 'annotations')
    return 'The annotations are about the document as a whole, so they are shown beside all pages.'
  return parts.length > 1
    ? `The text is divided into ${parts.length} parts, but there are ${pages.length} pages, so it is shown undivided, beside all pages. Put one page break (a form feed, or a line “[page 2]”) for each page.`
    : `The text is not divided by pages, so it is shown undivided, beside all ${pages.length} pages. A line “[page 2]” where the second page begins, and so on, divides it.`
}

/** The texts of pages; `undefined` where it cannot be known which part belongs to which page. */
function pageTexts(text: Delivered): PageText[] | undefined {
  const divided = dividedByPage(
    text.parts,
    text.pages,
    text.proposal.scan !== undefined || text.madeHere === true,
  )
  return divided?.map(({ page, part, parts }) => ({
    page: page.id,
    text: textFile(text, parts),
    ...(part !== undefined && { part }),
  }))
}

function textFile({ kept, format }: Delivered, parts: readonly ReadPart[]): TextFile {
  return { file: kept, format, ...measured(parts.flatMap(({ lines }) => lines)) }
}

/** A thing with a place, in whatever measure. */
interface Placeable {
  readonly edges?: object
  readonly box?: object
}

const hasPlace = ({ edges, box }: Placeable) => (edges ?? box) !== undefined

/** How much text there is in lines, how sure a machine was of it, and what of it has places. */
export function measured(
  all: readonly (Placeable & {
    readonly text: string
    readonly words?: readonly (Placeable & { readonly confidence?: number })[]
  })[],
): Pick<TextFile, 'lines' | 'characters' | 'confidence' | 'places'> {
  const lines = all.filter(({ text }) => text.trim() !== '')
  const words = lines.flatMap((line) => line.words ?? [])
  const sure = words.flatMap(({ confidence }) => confidence ?? [])
  const mean = sure.reduce((sum, one) => sum + one, 0) / sure.length
  const finest = words.some(hasPlace) ? 'words' : lines.some(hasPlace) ? 'lines' : undefined
  return {
    lines: lines.length,
    characters: lines.reduce((sum, { text }) => sum + text.length + 1, 0),
    ...given({
      confidence: sure.length > 0 ? Math.round(mean * 100) / 100 : undefined,
      places: finest,
    }),
  }
}

function headOf(
  text: Delivered,
  languages: readonly string[],
): Pick<TextLayer, 'kind' | 'language' | 'label' | 'provenance' | 'madeHere'> {
  const { proposal, parts, head, madeHere } = text
  const { label } = proposal
  const tool = parts.find((part) => part.tool !== undefined)?.tool
  const told = { ...given({ by: head?.by, date: head?.date, tool }), ...proposal.provenance }
  const said = proposal.language ?? head?.language
  const kind = proposal.kind ?? likelyKind(text, told.tool, said, languages)
  // Annotations tell each by itself which language it is in, and whose it is.
  const isSaid = kind === 'commentary'
  const provenance = isSaid ? proposal.provenance : told
  const language = isSaid ? proposal.language : (said ?? languageOfPage(kind, languages))
  return { kind, ...given({ language, label }), provenance, ...given({ madeHere }) }
}

/** A text that does not tell its language is in the document's, where that has one, unless it is a translation. */
function languageOfPage(kind: TextKind, languages: readonly string[]): string | undefined {
  return kind !== 'translation' && languages.length === 1 ? languages[0] : undefined
}

function likelyKind(
  text: Delivered,
  tool: string | undefined,
  language: string | undefined,
  languages: readonly string[],
): TextKind {
  if (isByMachine(text, tool)) return 'ocr'
  if (text.format === 'annotations' && !isOnPages(text)) return 'commentary'
  const own = languages.map((tag) => tag.split('-')[0])
  return language !== undefined && own.length > 0 && !own.includes(language.split('-')[0])
    ? 'translation'
    : 'transcription'
}

/** Annotations that are all of words that stand on the page are its transcription. https://iiif.io/api/presentation/3.0/#values-for-motivation */
function isOnPages({ parts }: Delivered): boolean {
  return parts.every(({ lines }) =>
    lines.every(({ comment }) => comment?.motivations.includes('supplementing')),
  )
}

/**
 * hOCR is what machines write. ALTO that names the software that read it is OCR; ALTO that names none is a transcription exported with its
 * places. PAGE is OCR where it tells how sure it is of its words: what people have checked is not measured.
 */
function isByMachine({ format, parts }: Delivered, tool: string | undefined): boolean {
  if (format === 'hocr') return true
  if (format === 'alto') return tool !== undefined
  const isUnsure = ({ words = [] }: ReadPart['lines'][number]) =>
    words.some(({ confidence }) => confidence !== undefined && confidence < 1)
  return format === 'page-xml' && parts.some(({ lines }) => lines.some(isUnsure))
}
