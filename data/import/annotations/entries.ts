import type { Doubts } from './doubts.js'
import { list, member, object, types, words, type Json, type JsonObject } from './json.js'

/** An annotation as it stands in its file, and how to call it in a finding. */
export interface Entry {
  readonly annotation: JsonObject
  readonly where: string
}

/** Files hold thousands; a file of more is no file of annotations. */
const most = 100_000
/** Lists in lists; a collection's page's items are three. */
const deepest = 8

/**
 * All annotations of a document, in its order: of a list, of an AnnotationPage (https://www.w3.org/TR/annotation-model/#annotation-page), of the first
 * page of an AnnotationCollection, of a IIIF AnnotationList (https://iiif.io/api/presentation/2.1/#annotation-list), of a search in Hypothesis
 * (https://h.readthedocs.io/en/latest/api-reference/), or the one that it is.
 */
export function entries(document: Json, doubts: Doubts): readonly Entry[] {
  const found: Entry[] = []
  let nth = 0
  const add = (value: Json, depth: number) => {
    const one = object(value)
    const inner = one === undefined ? listed(value) : held(one)
    if (inner !== undefined && depth < deepest) {
      if (one) namedElsewhere(one, doubts)
      for (const each of inner) add(each, depth + 1)
      return
    }
    const where = placeOf(++nth, one)
    if (!one || !isAnnotation(one)) doubts.add('strange', where)
    else if (found.length >= most) doubts.add('many', where)
    else found.push({ annotation: one, where })
  }
  add(document, 0)
  return found
}

function listed(value: Json): readonly Json[] | undefined {
  return Array.isArray(value) ? list(value) : undefined
}

/** What a page or a collection holds; `undefined` of what is neither. */
function held(one: JsonObject): readonly Json[] | undefined {
  const own = member(one, 'items', 'resources', 'rows', '@graph')
  if (own !== undefined && !isAnnotation(one)) return list(own)
  const first = member(one, 'first')
  if (first !== undefined) return object(first) ? [first] : []
  return types(one).some((type) => /^Annotation(Page|List|Collection)$/.test(type)) ? [] : undefined
}

/** Further pages are addresses, which are not followed. */
function namedElsewhere(one: JsonObject, doubts: Doubts): void {
  for (const name of ['first', 'next']) {
    const address = words(member(one, name)) ?? words(member(object(member(one, name)), 'id'))
    const isHere = object(member(one, name))?.['items'] !== undefined
    if (address !== undefined && !isHere) doubts.add('elsewhere', `“${address.slice(0, 120)}”`)
  }
}

const telling = ['body', 'bodies', 'bodyValue', 'resource', 'target', 'on', 'hasBody', 'hasTarget', 'motivation', 'text'] // prettier-ignore

function isAnnotation(one: JsonObject): boolean {
  if (types(one).includes('Annotation')) return true
  return types(one).length === 0 && telling.some((name) => Object.hasOwn(one, name))
}

function placeOf(nth: number, one: JsonObject | undefined): string {
  const id = words(member(one, 'id', '@id'))
  return `annotation ${nth}${id === undefined ? '' : `, “${id.slice(0, 120)}”`}`
}
