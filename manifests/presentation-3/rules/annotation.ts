import type { Property, Rule } from './rule.js'
import { section } from './rule.js'
import type { Json } from './shape.js'
import {
  dateTime,
  isObject,
  language,
  listOf,
  object,
  objectsIn,
  oneOf,
  text,
  words,
} from './shape.js'

const lifecycle = 'https://www.w3.org/TR/annotation-model/#lifecycle-information'

/** Why somebody may have said something of a page. https://www.w3.org/TR/annotation-model/#motivation-and-purpose */
const motivations = [
  'assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting',
  'identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging',
] // prettier-ignore

/** What an Annotation and the words in it are made of. https://www.w3.org/TR/annotation-model/ */
export const annotationProperties: readonly Property[] = [
  {
    property: 'body',
    section: section('56-annotation'),
    of: ['Annotation'],
    required: ['Annotation'],
    shape: (value) => (Array.isArray(value) ? listOf(object)(value) : object(value)),
  },
  { property: 'creator', section: lifecycle, of: ['Annotation'], shape: object },
  { property: 'created', section: lifecycle, of: ['Annotation'], shape: dateTime },
  { property: 'modified', section: lifecycle, of: ['Annotation'], shape: dateTime },
  {
    property: 'purpose',
    section: 'https://www.w3.org/TR/annotation-model/#motivation-and-purpose',
    of: ['TextualBody'],
    shape: oneOf(motivations),
  },
  {
    property: 'target',
    section: section('56-annotation'),
    of: ['Annotation'],
    required: ['Annotation'],
    shape: text,
  },
  {
    property: 'textGranularity',
    section:
      'https://iiif.io/api/extension/text-granularity/#2-text-granularity-levels-and-the-textgranularity-property',
    of: ['Annotation'],
    shape: oneOf(['page', 'block', 'paragraph', 'line', 'word', 'glyph']),
  },
  {
    property: 'value',
    section: 'https://www.w3.org/TR/annotation-model/#embedded-textual-body',
    of: ['TextualBody'],
    required: ['TextualBody'],
    shape: words,
  },
  {
    property: 'textDirection',
    section: 'https://www.w3.org/TR/annotation-model/#embedded-textual-body',
    of: ['TextualBody'],
    shape: oneOf(['ltr', 'rtl', 'auto']),
  },
]

/** One language, where a link's `language` is a list. */
const bodyLanguage: Rule = {
  name: 'body-language',
  section: section('47-term-collisions-between-contexts'),
  of: ['TextualBody'],
  check: ({ language: value }) => {
    const complaint = value === undefined ? undefined : language(value)
    return complaint && `The "language" of these words ${complaint}.`
  },
}

/** Whether an Annotation paints its Canvas. */
export function paints(annotation: Json): boolean {
  const { motivation } = annotation
  return motivation === 'painting' || (Array.isArray(motivation) && motivation.includes('painting'))
}

const motivation: Rule = {
  name: 'motivation',
  section: section('values-for-motivation'),
  of: ['Annotation'],
  check: ({ motivation, textGranularity }) => {
    if (motivation === 'painting') return undefined
    const list: readonly unknown[] = Array.isArray(motivation) ? motivation : []
    const sound = list.every((value) => typeof value === 'string' && value !== '')
    const isFromPage = list.includes('supplementing')
    const isSaidOfIt = textGranularity === undefined && list.length > 0 && list.every((value) => motivations.some((one) => one === value)) // prettier-ignore
    return sound && (isFromPage || isSaidOfIt) && !list.includes('painting')
      ? undefined
      : 'The "motivation" must be "painting", or a list with "supplementing" for words from the page, or of W3C’s motivations for what is said of it.'
  },
}

/** What is of the page and what is from it are kept apart. */
const inItsPlace: Rule = {
  name: 'painting-in-items',
  section: section('53-canvas'),
  of: ['Annotation'],
  check: (annotation, { around: [page, parent] }) => {
    if (parent?.kind !== 'Canvas' || paints(annotation) === (page?.role === 'items'))
      return undefined
    return 'What paints must stand in the "items" of its Canvas, and everything else in its "annotations".'
  },
}

const bodyOfItsKind: Rule = {
  name: 'body-of-its-kind',
  section: section('57-content-resources'),
  of: ['Annotation'],
  check: (annotation) => {
    const { body } = annotation
    const bodies = isObject(body) ? [body] : objectsIn(body)
    const wanted = paints(annotation) ? 'Image' : 'TextualBody'
    return bodies.every(({ type }) => type === wanted)
      ? undefined
      : `The "body" must be of type "${wanted}" for this motivation.`
  },
}

const region = /^([^#]+)(?:#xywh=(\d+),(\d+),([1-9]\d*),([1-9]\d*))?$/

const wholeNumbers: Rule = {
  name: 'target-region',
  section: section('53-canvas'),
  of: ['Annotation'],
  check: ({ target }) =>
    typeof target === 'string' && !region.test(target)
      ? 'The "target" must be the id of a Canvas, with nothing after it but #xywh= and four whole numbers.'
      : undefined,
}

const ownCanvas: Rule = {
  name: 'target-canvas',
  section: section('56-annotation'),
  of: ['Annotation'],
  check: ({ target }, { around }) => {
    const canvas = around.find(({ kind }) => kind === 'Canvas')?.resource
    return canvas && typeof target === 'string' && target.split('#')[0] !== canvas['id']
      ? 'The "target" must be the Canvas that this Annotation stands in.'
      : undefined
  },
}

/** The right and bottom edges of a target's region; nothing where it has none. */
function farEdges(
  target: unknown,
): { readonly right: number; readonly bottom: number } | undefined {
  const numbers = typeof target === 'string' ? region.exec(target)?.slice(2) : undefined
  if (numbers?.[0] === undefined) return undefined
  const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
  return { right: x + width, bottom: y + height }
}

const overTheEdge: Rule = {
  name: 'target-within',
  section: section('53-canvas'),
  of: ['Annotation'],
  check: ({ target }, { around }) => {
    const canvas = around.find(({ kind }) => kind === 'Canvas')?.resource
    const far = farEdges(target)
    if (canvas === undefined || far === undefined) return undefined
    return far.right > Number(canvas['width']) || far.bottom > Number(canvas['height'])
      ? 'The region of the "target" reaches over the edge of the Canvas.'
      : undefined
  },
}

const targetUri: Rule = {
  name: 'target-uri',
  section: section('53-canvas'),
  of: ['Annotation'],
  check: ({ target }) =>
    typeof target === 'string' && !/^https?:\/\/[^\s<>"{}|\\^`]+$/.test(target)
      ? 'The "target" must be an http or https URI.'
      : undefined,
}

/** Rules of Annotations. */
export const annotationRules: readonly Rule[] = [
  bodyLanguage, motivation, inItsPlace, bodyOfItsKind, wholeNumbers, ownCanvas, overTheEdge, targetUri,
] // prettier-ignore
