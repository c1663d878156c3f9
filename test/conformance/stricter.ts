const atLeastOne =
  'the specification wants at least one entry where there is a list or a language map; viewers throw on empty ones'
const formOfUri = 'the schema takes any text that begins with http, with nothing encoded'
const sameThing = 'the schema looks at each property alone, and cannot compare two places'
const looseTypes = 'the schema takes any string, or a pattern without its end'

/** Rules of ours that refuse what the official schema takes, and why. */
export const stricter: Readonly<Record<string, string>> = {
  'document-type':
    'the schema takes a bare Annotation or AnnotationCollection, which we serve nowhere',
  context: 'the schema takes any list of URIs; the Presentation context must be there, and last',
  'context-on-top': 'the schema does not look for "@context" below the top',
  'granularity-context': sameThing,
  'unique-id': sameThing,
  'id-without-fragment': 'the schema does not forbid the fragment that section 5.3 forbids',
  type: looseTypes,
  'known-properties':
    'the schema closes only Manifest and AnnotationPage; appendix A forbids more, and a misspelled property is lost in silence',
  id: formOfUri,
  label: atLeastOne,
  summary: atLeastOne,
  metadata: `${atLeastOne}; a pair has nothing but label and value`,
  requiredStatement: `${atLeastOne}; a pair has nothing but label and value`,
  provider: atLeastOne,
  thumbnail: atLeastOne,
  homepage: atLeastOne,
  logo: atLeastOne,
  rendering: atLeastOne,
  seeAlso: atLeastOne,
  service: atLeastOne,
  services: atLeastOne,
  partOf: atLeastOne,
  structures: atLeastOne,
  behavior: atLeastOne,
  annotations: `${atLeastOne}; a page may be named by a bare string in the schema, by an object only in section 4.2`,
  items:
    'the schema takes a Manifest without Canvases and a Range or Canvas without items; sections 3.4 and 5 do not',
  start: 'the schema takes anything as start',
  'known-canvas': sameThing,
  'range-begins-somewhere': 'viewers find the page of a section by its first item',
  navDate:
    'the schema does not look at the navDate of what a Collection lists, nor whether a day exists',
  viewingDirection: 'the schema does not look at the direction of a Collection or a Range',
  rights: 'the schema takes the URI anywhere in the text, and with nothing after it',
  format: looseTypes,
  profile: looseTypes,
  language:
    'the schema does not look at the language of a rendering or seeAlso; section 3.2 wants a list of tags',
  'link-label':
    'the schema does not want the label that section 3.3.1 wants of homepages and renderings',
  'member-label':
    'the schema does not want the label that section 5.1 wants of a Manifest in a Collection',
  'service-identity': formOfUri,
  'service-profile': 'a service without a profile keeps Mirador from loading any image',
  'newest-service-first': 'viewers take the first service that they understand',
  'one-painting-page': 'a Canvas of ours shows one scan; the schema takes none and any number',
  'canvas-size': sameThing,
  'image-size': sameThing,
  'image-not-service': sameThing,
  'painted-service': 'viewers zoom by the image service; the schema does not want one',
  motivation:
    'the schema takes any string, and none; sections 3.5 and 5.3 want painting or supplementing',
  'painting-in-items': sameThing,
  'body-of-its-kind':
    'the schema takes any body; viewers show words only as a TextualBody, scans only as an Image',
  body: 'the schema takes an Annotation without a body, and several bodies',
  target: 'the schema takes objects and lists; viewers draw a region only from a string',
  'target-uri': formOfUri,
  'target-region': 'the schema does not look at fragments; viewers understand four whole numbers',
  'target-canvas': sameThing,
  'target-within': sameThing,
  value: 'the schema takes empty words',
  'body-language': looseTypes,
  textGranularity: 'the extension is not part of the schema',
  'behavior-of-its-kind': 'the schema takes every behaviour on every resource, appendix A does not',
  'behaviors-agree': sameThing,
  'plain-labels': 'the schema does not look for HTML',
  'sound-markup': 'the schema does not look for HTML',
}
