import type { Kind, Property } from './rule.js'
import { section } from './rule.js'
import {
  anyObjects,
  dateTime,
  httpUri,
  languageMap,
  languages,
  listOf,
  mediaType,
  object,
  objects,
  oneOf,
  pair,
  positiveInteger,
  rightsUri,
  text,
  words,
} from './shape.js'

/** Resources that are published and described. */
const described: readonly Kind[] = ['Collection', 'Manifest', 'Canvas', 'Range']
/** Resources with a URI in `id`; a Service may have it in `@id`, words in an Annotation need none. */
const named: readonly Kind[] = [
  ...described, 'AnnotationPage', 'Annotation', 'Image', 'Link', 'Agent', 'Reference',
] // prettier-ignore

/**
 * Properties that one shape fits wherever they stand. Which kinds may have them follows the tables of
 * https://iiif.io/api/presentation/3.0/#a-summary-of-property-requirements, as far as this archive writes them.
 */
export const properties: readonly Property[] = [
  { property: 'id', section: section('id'), of: named, required: named, shape: httpUri },
  {
    property: 'label',
    section: section('label'),
    of: [...described, 'AnnotationPage', 'Agent', 'Link', 'Reference', 'Image', 'Service'],
    required: ['Collection', 'Manifest', 'Agent'],
    shape: languageMap,
  },
  { property: 'metadata', section: section('metadata'), of: described, shape: listOf(pair) },
  { property: 'summary', section: section('summary'), of: described, shape: languageMap },
  {
    property: 'requiredStatement',
    section: section('requiredstatement'),
    of: described,
    shape: pair,
  },
  { property: 'rights', section: section('rights'), of: described, shape: rightsUri },
  { property: 'provider', section: section('provider'), of: described, shape: objects },
  {
    property: 'thumbnail',
    section: section('thumbnail'),
    of: [...described, 'Reference'],
    shape: objects,
  },
  {
    property: 'navDate',
    section: section('navdate'),
    of: [...described, 'Reference'],
    shape: dateTime,
  },
  {
    property: 'homepage',
    section: section('homepage'),
    of: [...described, 'Agent'],
    shape: objects,
  },
  { property: 'logo', section: section('logo'), of: ['Agent'], shape: objects },
  {
    property: 'rendering',
    section: section('rendering'),
    of: [...described, 'AnnotationPage'],
    shape: objects,
  },
  { property: 'seeAlso', section: section('seealso'), of: [...described, 'Agent'], shape: objects },
  {
    property: 'service',
    section: section('service'),
    of: [...described, 'Image', 'Service'],
    shape: objects,
  },
  {
    property: 'services',
    section: section('services'),
    of: ['Collection', 'Manifest'],
    shape: objects,
  },
  { property: 'partOf', section: section('partof'), of: described, shape: objects },
  {
    property: 'format',
    section: section('format'),
    of: ['Image', 'Link', 'TextualBody'],
    required: ['TextualBody'],
    shape: mediaType,
  },
  { property: 'language', section: section('language'), of: ['Link'], shape: languages },
  { property: 'profile', section: section('profile'), of: ['Link', 'Service'], shape: words },
  {
    property: 'height',
    section: section('height'),
    of: ['Canvas', 'Image'],
    required: ['Canvas'],
    shape: positiveInteger,
  },
  {
    property: 'width',
    section: section('width'),
    of: ['Canvas', 'Image'],
    required: ['Canvas'],
    shape: positiveInteger,
  },
  {
    property: 'viewingDirection',
    section: section('viewingdirection'),
    of: ['Collection', 'Manifest', 'Range'],
    shape: oneOf(['left-to-right', 'right-to-left', 'top-to-bottom', 'bottom-to-top']),
  },
  { property: 'behavior', section: section('behavior'), of: described, shape: listOf(text) },
  { property: 'start', section: section('start'), of: ['Manifest', 'Range'], shape: object },
  { property: 'structures', section: section('structures'), of: ['Manifest'], shape: objects },
  { property: 'annotations', section: section('annotations'), of: described, shape: objects },
]

/** `items` is another thing in each kind of resource. */
export const itemLists: readonly Property[] = [
  {
    property: 'items',
    section: section('items'),
    of: ['Manifest', 'Canvas', 'Range'],
    required: ['Manifest', 'Canvas', 'Range'],
    shape: objects,
  },
  {
    property: 'items',
    section: section('items'),
    of: ['Collection', 'AnnotationPage'],
    required: ['Collection', 'AnnotationPage'],
    shape: anyObjects,
  },
]
