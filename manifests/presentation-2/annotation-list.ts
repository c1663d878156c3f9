import type { Addresses } from '../../data/model/addresses.js'
import type { Item, Page } from '../../data/model/item.js'
import { xywh } from '../../data/model/region.js'
import type { ReadText, TextKind, TextLayer } from '../../data/model/text.js'
import { commentMotivations, instant, noteBodies } from '../comments.js'
import type { ItemView } from '../item-view.js'
import type { LineNote, Measure } from '../line-notes.js'
import { lineNotes } from '../line-notes.js'
import { textAddress, noteAddress } from '../note-address.js'
import { bodyLanguage } from '../languages.js'
import { present } from '../present.js'
import { layerLabel } from '../text-layers.js'
import { words } from '../words.js'
import { presentation2 } from './context.js'
import type { Values2 } from './property-value.js'
import { values2 } from './property-value.js'

/** https://iiif.io/api/presentation/2.1/#annotation-list */
export interface AnnotationList2 extends AnnotationListReference2 {
  readonly '@context': typeof presentation2
  readonly resources: readonly TextAnnotation2[]
}

/** Names an AnnotationList, which is never embedded. */
export interface AnnotationListReference2 {
  readonly '@id': string
  readonly '@type': 'sc:AnnotationList'
  readonly label: Values2
}

/** Words on a Canvas. https://iiif.io/api/presentation/2.1/#embedded-content */
interface TextAnnotation2 {
  readonly '@id': string
  readonly '@type': 'oa:Annotation'
  readonly motivation: 'sc:painting' | `oa:${string}` | readonly `oa:${string}`[]
  /** Open Annotation's own words for these would be `oa:annotatedBy` and `oa:annotatedAt`; viewers know Dublin Core's. */
  readonly 'dcterms:creator'?: string
  readonly 'dcterms:created'?: string
  readonly 'dcterms:modified'?: string
  readonly resource: Words2 | readonly Words2[]
  readonly on: string
}

interface Words2 {
  readonly '@type': 'cnt:ContentAsText' | readonly ['oa:Tag', 'cnt:ContentAsText']
  readonly chars: string
  readonly format: 'text/plain' | 'text/html'
  readonly language?: string
}

/** A transcription represents the page, so 2.1 has it `painting`; another language's words are said about it, as comments are. */
const motivations = {
  transcription: 'sc:painting',
  ocr: 'sc:painting',
  translation: 'oa:commenting',
  commentary: 'oa:commenting',
} as const satisfies Record<TextKind, TextAnnotation2['motivation']>

/** Names the AnnotationList of a layer on a page. */
export function listReference2(
  item: Item,
  page: Page,
  layer: TextLayer,
  addresses: Addresses,
  measure: Measure = 'lines',
): AnnotationListReference2 {
  return {
    '@id': textAddress(item, page, layer, addresses, 2, measure),
    '@type': 'sc:AnnotationList',
    label: values2(words(layerLabel(layer))),
  }
}

/**
 * The words of a text layer on a page, each line at its place.
 * @param page a page of the item; for a text of the whole document its first
 * @param read the text as it was read, of this page
 */
export function annotationList2(
  { item }: Pick<ItemView, 'item'>,
  page: Page,
  layer: TextLayer,
  read: ReadText,
  addresses: Addresses,
  measure: Measure = 'lines',
): AnnotationList2 {
  const canvas = addresses.canvas(item.id, page.id, 2)
  return {
    '@context': presentation2,
    ...listReference2(item, page, layer, addresses, measure),
    resources: lineNotes(page, layer, read, measure).map((note) => ({
      '@id': noteAddress(item, page, layer, addresses, 2, note),
      '@type': 'oa:Annotation',
      ...(layer.kind === 'commentary' ? comment(note, layer) : words2(note, layer)),
      on: note.box === undefined ? canvas : `${canvas}#${xywh(note.box)}`,
    })),
  }
}

function words2({ text }: LineNote, layer: TextLayer) {
  const language = present('language', bodyLanguage(layer.language))
  const resource = { '@type': 'cnt:ContentAsText', chars: text, format: 'text/plain', ...language } as const // prettier-ignore
  return { motivation: motivations[layer.kind], resource }
}

/** What somebody said of the page. https://iiif.io/api/presentation/2.1/#comment-annotations */
function comment(note: LineNote, layer: TextLayer) {
  const { by, made, changed } = note.comment ?? {}
  const [motivation, ...others] = commentMotivations(note).map((one) => `oa:${one}` as const)
  const bodies = noteBodies(note, layer).map(({ value, format, language, purpose }): Words2 => ({
    '@type': purpose === 'tagging' ? ['oa:Tag', 'cnt:ContentAsText'] : 'cnt:ContentAsText',
    chars: value,
    format,
    ...present('language', bodyLanguage(language)),
  }))
  const [only, ...more] = bodies
  return {
    motivation: motivation && others.length > 0 ? [motivation, ...others] : (motivation ?? motivations[layer.kind]), // prettier-ignore
    ...present('dcterms:creator', by),
    ...present('dcterms:created', instant(made)),
    ...present('dcterms:modified', instant(changed)),
    resource: only && more.length === 0 ? only : bodies,
  }
}
