import { isTag, type CommentBody, type Motivation } from '../../model/comment.js'
import type { Mark } from '../../model/text-line.js'
import { carriable } from '../decode.js'
import { languageTag } from '../languages.js'
import { given } from '../written.js'
import { identifier, list, member, object, types, words, type Json, type JsonObject } from './json.js' // prettier-ignore
import { plainWords, type PlainWords } from './markup.js'
import { made, maker, motivations } from './people.js'

/** A body as it was read. */
interface ReadBody extends PlainWords {
  readonly about: Omit<CommentBody, 'from' | 'to'>
}

/** All that an annotation says. */
export interface Said extends PlainWords {
  readonly bodies: readonly CommentBody[]
  /** What of it is to be told to the owner of the file. */
  readonly doubts: readonly ('link' | 'long' | 'painted')[]
}

const longest = 50_000
const deepest = 4

/**
 * What an annotation says: its bodies one after the other, tags last. Of a choice the first is taken; what is elsewhere is not fetched, and its address
 * stands for it. https://www.w3.org/TR/annotation-model/#bodies-and-targets
 */
export function said(annotation: JsonObject): Said {
  const doubts = new Set<Said['doubts'][number]>()
  const read = bodiesOf(annotation).flatMap((body) => readBody(body, 0, doubts))
  const isLast = ({ about }: ReadBody) => (isTag({ from: 0, to: 0, ...about }) ? 1 : 0)
  let [text, marks, bodies]: [string, Mark[], CommentBody[]] = ['', [], []]
  for (const body of read.toSorted((a, b) => isLast(a) - isLast(b))) {
    if (body.text === '') continue
    const from = text === '' ? 0 : text.length + 1
    if (from + body.text.length > longest) doubts.add('long')
    const words = body.text.slice(0, Math.max(0, longest - from)).toWellFormed()
    if (words === '') break
    text = from === 0 ? words : `${text}\n${words}`
    bodies = [...bodies, { from, to: from + words.length, ...body.about }]
    const own = body.marks.filter(({ to }) => to <= words.length)
    marks = [...marks, ...own.map((mark) => ({ ...mark, from: mark.from + from, to: mark.to + from }))] // prettier-ignore
  }
  return { text, marks, bodies, doubts: [...doubts] }
}

/** W3C's bodies and `bodyValue`, Open Annotation's resources, Hypothesis' text and tags. */
function bodiesOf(annotation: JsonObject): readonly Json[] {
  const plain = words(member(annotation, 'bodyValue', 'text'))
  const value = plain === undefined ? [] : [{ type: 'TextualBody', value: plain }]
  const tags = list(member(annotation, 'tags')).flatMap((tag) => {
    const word = words(tag)
    return word === undefined ? [] : [{ type: 'TextualBody', purpose: 'tagging', value: word }]
  })
  const own = list(member(annotation, 'body', 'bodies', 'resource', 'hasBody'))
  return [...own, ...value, ...tags].slice(0, 1000)
}

function readBody(body: Json, depth: number, doubts: Set<Said['doubts'][number]>): ReadBody[] {
  const one = object(body)
  if (!one) return elsewhere(body, undefined, doubts)
  const inner = depth < deepest ? innerBodies(one) : []
  if (inner.length > 0) return inner.flatMap((each) => readBody(each, depth + 1, doubts))
  const value = words(member(one, 'value', 'chars', 'cnt:chars'))
  if (value !== undefined) return [textual(one, value)]
  const source = member(one, 'source', 'full')
  if (object(source) && depth < deepest)
    return readBody(source ?? null, depth + 1, doubts).map((read) => ({ ...read, about: { ...read.about, ...purposeOf(one) } })) // prettier-ignore
  if (isPicture(one)) {
    doubts.add('painted')
    return []
  }
  return elsewhere(source ?? one, one, doubts)
}

/** Of a choice the first, of several all. */
function innerBodies(one: JsonObject): readonly Json[] {
  const inner = list(member(one, 'items', 'default'))
  return types(one).includes('Choice') ? inner.slice(0, 1) : inner
}

function isPicture(one: JsonObject): boolean {
  return types(one).some((type) => /^(Image|Video|Sound|StillImage|MovingImage)$/.test(type))
}

/** https://www.w3.org/TR/annotation-model/#embedded-textual-body */
function textual(one: JsonObject, value: string): ReadBody {
  const isHtml = /html/i.test(formatOf(one)) || (formatOf(one) === '' && looksLikeHtml(value))
  const plain = isHtml ? plainWords(value) : { text: carriable(value).trim(), marks: [] }
  return { ...plain, about: { ...aboutOf(one), ...(isHtml && { html: true as const }) } }
}

const formatOf = (one: JsonObject) => words(member(one, 'format')) ?? ''

/** Mirador's editor writes HTML and does not say so. */
function looksLikeHtml(value: string): boolean {
  return /^<(p|div|ul|ol|h[1-6]|blockquote|strong|em|span|a)[\s>]/i.test(value) && value.endsWith('>') // prettier-ignore
}

/** A resource that is elsewhere, by its address and, where it has one, its label. */
function elsewhere(
  body: Json,
  of: JsonObject | undefined,
  doubts: Set<Said['doubts'][number]>,
): ReadBody[] {
  const address = identifier(body)
  const label = words(member(of, 'label'))
  if (address === undefined || !/^https?:\/\/\S+$/i.test(address)) {
    return label === undefined ? [] : [{ text: label, marks: [], about: aboutOf(of) }]
  }
  doubts.add('link')
  const text = label === undefined ? address : `${label} (${address})`
  return [{ text, marks: [], about: aboutOf(of) }]
}

function purposeOf(one: JsonObject | undefined): { readonly purpose?: Motivation } {
  const [purpose] = motivations(member(one, 'purpose'))
  return given({ purpose: purpose ?? (types(one).includes('Tag') ? 'tagging' : undefined) })
}

function aboutOf(one: JsonObject | undefined): ReadBody['about'] {
  const language = list(member(one, 'language')).flatMap((tag) => words(tag) ?? [])[0]
  return {
    ...purposeOf(one),
    ...given({
      language: language === undefined ? undefined : languageTag(language),
      by: one && maker(one),
      made: one && made(one),
    }),
  }
}
