import type { Annotation, AnnotationPage } from '@iiif/presentation-3'
import type { Addresses } from '../../data/model/addresses.js'
import type { Item, Page } from '../../data/model/item.js'
import { direction } from '../../data/model/language.js'
import { xywh } from '../../data/model/region.js'
import type { ReadText, TextLayer } from '../../data/model/text.js'
import type { ItemView } from '../item-view.js'
import { commentMotivations, creator, instant, noteBodies } from '../comments.js'
import { escaped } from '../html.js'
import { measureLabels } from '../labels.js'
import type { LineNote, Measure } from '../line-notes.js'
import { lineNotes } from '../line-notes.js'
import { noteAddress, textAddress } from '../note-address.js'
import { bodyLanguage } from '../languages.js'
import { listed, present } from '../present.js'
import { isText, layerLabel } from '../text-layers.js'
import { words } from '../words.js'
import { presentation3, textGranularity } from './context.js'
import type { Link } from './link.js'

/** An AnnotationPage as a document of its own. https://iiif.io/api/presentation/3.0/#55-annotation-page */
export type AnnotationPageDocument = Omit<AnnotationPage, '@context'> & {
  '@context': string | string[]
}

/** Names an AnnotationPage where its words are left out. https://iiif.io/api/presentation/3.0/#annotations */
export function textReference(
  item: Item,
  page: Page,
  layer: TextLayer,
  addresses: Addresses,
  measure: Measure = 'lines',
) {
  return {
    id: textAddress(item, page, layer, addresses, 3, measure),
    type: 'AnnotationPage' as const,
    label: words(layerLabel(layer)),
  } satisfies AnnotationPage
}

/**
 * The same words, divided otherwise. As `rendering` (https://iiif.io/api/presentation/3.0/#rendering), because the schema that validators go by
 * knows no `seeAlso` of an AnnotationPage.
 */
function otherMeasures(
  item: Item,
  page: Page,
  layer: TextLayer,
  addresses: Addresses,
  but: Measure,
): readonly Link[] {
  const text = layer.extent === 'by-page' && layer.pages.find((one) => one.page === page.id)
  const places = text ? text.text.places : undefined
  const all: readonly (readonly [Measure, boolean])[] = [
    ['lines', true],
    ['page', places !== undefined && isText(layer)],
    ['words', places === 'words' && isText(layer)],
  ]
  return all.flatMap(([measure, isThere]) =>
    isThere && measure !== but
      ? [
          {
            id: textAddress(item, page, layer, addresses, 3, measure),
            type: 'Dataset',
            label: words(measureLabels[measure]),
            format: 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
          },
        ]
      : [],
  )
}

/**
 * Viewers take plain text for HTML (tried in Mirador, TIFY and Clover), and drop what looks like an element: a line with such a sign is told as
 * the HTML that it is for them.
 */
function value({ text }: LineNote): { value: string; format: string } {
  return text.includes('<')
    ? { value: escaped(text), format: 'text/html' }
    : { value: text, format: 'text/plain' }
}

/**
 * Where a note is of. One of the whole page among others that have places says so with all of the page, for TIFY draws no frames where
 * one of them is left out; alone, it is of the canvas.
 */
function target(canvas: string, page: Page, { box, amongPlaced }: LineNote): string {
  const { width, height } = page.image
  if (box) return `${canvas}#${xywh(box)}`
  return amongPlaced ? `${canvas}#${xywh({ x: 0, y: 0, width, height })}` : canvas
}

function annotation(
  of: { readonly canvas: string; readonly page: Page },
  id: string,
  note: LineNote,
  layer: TextLayer,
): Annotation {
  if (layer.kind === 'commentary') return commentAnnotation(of, id, note, layer)
  const language = bodyLanguage(layer.language)
  return {
    id,
    type: 'Annotation',
    // Of the canvas, so `supplementing`; some viewers show only what is `commenting` as well.
    motivation: ['supplementing', 'commenting'],
    ...present('textGranularity', note.granularity),
    body: {
      type: 'TextualBody',
      ...value(note),
      ...present('language', language),
      ...present('textDirection', direction(language) === 'rtl' ? ('rtl' as const) : undefined),
    },
    target: target(of.canvas, of.page, note),
  }
}

/** What somebody said of a page, with their name and the time. https://www.w3.org/TR/annotation-model/#lifecycle-information */
function commentAnnotation(
  of: { readonly canvas: string; readonly page: Page },
  id: string,
  note: LineNote,
  layer: TextLayer,
): Annotation {
  const bodies = noteBodies(note, layer).map(
    ({ value, format, language: given, purpose, by, made }) => {
      const language = bodyLanguage(given)
      return {
        type: 'TextualBody' as const,
        value,
        format,
        ...present('purpose', purpose),
        ...present('creator', by === undefined ? undefined : creator({ by })),
        ...present('created', made),
        ...present('language', language),
        ...present('textDirection', direction(language) === 'rtl' ? ('rtl' as const) : undefined),
      }
    },
  )
  const [only, ...more] = bodies
  const { comment } = note
  return {
    id,
    type: 'Annotation',
    motivation: [...commentMotivations(note)],
    ...present('creator', comment && creator(comment)),
    ...present('created', instant(comment?.made)),
    ...present('modified', instant(comment?.changed)),
    body: only && more.length === 0 ? only : bodies,
    target: target(of.canvas, of.page, note),
  }
}

/**
 * The words of a text layer on a page, each line at its place. A page that turns out to hold no words is an empty
 * list, which is allowed. https://iiif.io/api/presentation/3.0/#items
 * @param page a page of the item; for a text of the whole document its first
 * @param read the text as it was read, of this page
 */
export function annotationPage3(
  { item }: Pick<ItemView, 'item'>,
  page: Page,
  layer: TextLayer,
  read: ReadText,
  addresses: Addresses,
  measure: Measure = 'lines',
): AnnotationPageDocument {
  const canvas = addresses.canvas(item.id, page.id, 3)
  const notes = lineNotes(page, layer, read, measure)
  const id = (note: LineNote) => noteAddress(item, page, layer, addresses, 3, note)
  return {
    '@context': notes.some((note) => note.granularity)
      ? [textGranularity, presentation3]
      : presentation3,
    ...textReference(item, page, layer, addresses, measure),
    ...listed('rendering', otherMeasures(item, page, layer, addresses, measure)),
    items: notes.map((note) => annotation({ canvas, page }, id(note), note, layer)),
  }
}
