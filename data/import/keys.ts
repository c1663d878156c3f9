import { mapKey } from './words.js'
import { keyOf } from './written.js'

/** What a record can say; everything else it says is kept as a field. */
export type Element =
  | 'id' | 'title' | 'abstract' | 'date' | 'agent' | 'language' | 'reference' | 'marking' | 'rights' | 'related'
  | 'collection' | 'pages' | 'texts' | 'ocr' | 'sections' | 'start' | 'direction' | 'behavior' // prettier-ignore

/**
 * Names for each element: plain English, ISAD(G), and Dublin Core without its prefix
 * (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/). Another name is another word here.
 */
const names: Readonly<Record<Element, readonly string[]>> = {
  id: ['id', 'item id'],
  title: ['title', 'name', 'heading', 'alternative', 'alternative title'],
  abstract: ['abstract', 'description', 'summary', 'scope and content', 'synopsis'],
  date: ['date', 'dates', 'created', 'date created', 'issued', 'date issued', 'published', 'written', 'sent', 'received', 'filed'],
  agent: ['people', 'persons', 'person', 'agents', 'agent', 'names', 'bodies'],
  language: ['language', 'languages', 'lang'],
  reference: ['reference', 'reference code', 'reference number', 'ref', 'identifier', 'shelfmark', 'shelf mark', 'call number', 'signatur', 'cote', 'unit id', 'inventory number'],
  marking: ['marking', 'markings', 'classification', 'classification marking', 'security classification'],
  rights: ['rights', 'licence', 'license', 'copyright', 'rights statement', 'conditions governing reproduction'],
  related: ['related', 'related items', 'related documents', 'related material', 'related materials', 'relation', 'see also', 'references'],
  collection: ['collection', 'collections', 'part of'],
  pages: ['pages', 'page labels', 'page order', 'foliation', 'images', 'scans'],
  texts: ['texts', 'text', 'text files', 'transcriptions', 'transcription', 'translations', 'translation'],
  ocr: ['ocr', 'ocr language', 'ocr languages'],
  sections: ['sections', 'contents', 'table of contents', 'structure', 'headings'],
  start: ['start', 'start page', 'first page'],
  direction: ['direction', 'viewing direction', 'reading direction'],
  behavior: ['behavior', 'behaviour', 'viewing'],
} // prettier-ignore

/** Names that say who did what; the value is the person. `to` and `from` stand on letters. */
const roles: Readonly<Record<string, string>> = {
  to: 'recipient', from: 'sender', addressee: 'recipient', by: 'author',
  ...Object.fromEntries(
    [
      'author', 'creator', 'contributor', 'recipient', 'sender', 'writer', 'interpreter', 'translator', 'photographer',
      'editor', 'compiler', 'scribe', 'typist', 'signatory', 'witness', 'artist', 'illustrator', 'engraver', 'composer',
      'interviewer', 'interviewee', 'speaker', 'printer', 'cartographer', 'collector', 'donor', 'correspondent', 'participant',
    ].map((role) => [role, role]),
  ),
} // prettier-ignore

/** Terms of Dublin Core that are fields of their own and need no word of explanation. */
const fieldTerms = new Set([
  'subject', 'publisher', 'type', 'format', 'source', 'coverage', 'extent', 'medium', 'spatial', 'temporal', 'provenance',
  'audience', 'rights holder', 'access rights', 'is part of', 'has part', 'bibliographic citation', 'is referenced by',
  'is version of', 'has version', 'accrual method', 'mediator', 'modified', 'valid', 'available',
]) // prettier-ignore

const elements = new Map(
  Object.entries(names).flatMap(([element, all]) => all.map((name) => [name, element as Element])),
)

/** A key of a record, understood. */
export interface KnownKey {
  /** Absent for a field. */
  readonly element?: Element
  /** The key in plain words, in lower case: the role of an agent, what a date is of. */
  readonly name: string
  /** The key as written, without a prefix of Dublin Core and without a language. */
  readonly label: string
  /** Whether `name` is one of the words above, and so English. */
  readonly english: boolean
  /** As in `title@fr` and `title (fr)`; `'none'` without one. */
  readonly language: string
}

/** What a key means: `'dc:title'`, `'title@fr'`, `'Reference code'`, `'author'`. */
export function knownKey(key: string): KnownKey {
  const { bare, language } = withoutLanguage(key.trim())
  const label = bare.replace(/^(dc|dct|dcterms|dcmi)[:.]\s*/i, '')
  const name = keyOf(label.replaceAll('.', ' '))
  const singular = name.replace(/s$/, '')
  const role = [name, singular].find((word) => Object.hasOwn(roles, word))
  if (role !== undefined) {
    return { element: 'agent', name: roles[role] ?? role, label, english: true, language }
  }
  const element = elements.get(name)
  if (element !== undefined) return { element, name, label, english: true, language }
  if (name.startsWith('date '))
    return { element: 'date', name: label, label, english: false, language }
  return { name, label, english: fieldTerms.has(name) || label !== bare, language }
}

function withoutLanguage(key: string): { readonly bare: string; readonly language: string } {
  const [, bare = '', tag = ''] =
    /^(.*?)\s*[@([]\s*([A-Za-z][A-Za-z0-9-]+)\s*[)\]]?$/.exec(key) ?? []
  const language = bare === '' ? undefined : mapKey(tag)
  return language === undefined ? { bare: key, language: 'none' } : { bare, language }
}
