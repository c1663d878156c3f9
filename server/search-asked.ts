import { dateSpan } from '../data/model/date-span.js'
import { collectionId, itemId, type CollectionId } from '../data/model/ids.js'
import { Problem } from '../data/model/problem.js'
import { parseQuery } from '../data/search/query.js'
import { codeKey } from '../data/search/record.js'
import type { Narrowing, Wish } from '../data/store/documents.js'
import { usualOrder, type Asked, type SearchedKind, type SearchOrder } from '../web/search-asked.js'

/** Documents on one page of answers. */
export const documentsOnAPage = 10
/** Values that one list may be narrowed down to, and characters of what is looked for. */
const [mostValues, mostCharacters] = [50, 1000]

const kinds: readonly SearchedKind[] = [
  'transcription',
  'translation',
  'ocr',
  'commentary',
  'record',
]
const orders: readonly SearchOrder[] = ['relevance', 'earliest', 'latest', 'title']

/** What the address of a search asks. @throws Problem `bad-request` where it is none that this archive gave out */
export function askedIn(query: URLSearchParams): Asked {
  const sort = query.get('sort') ?? ''
  const item = query.get('item') ?? undefined
  if (item !== undefined && itemId(item) === undefined)
    throw new Problem('bad-request', '“item” must be the id of a document.')
  return {
    q: (query.get('q') ?? '').trim().slice(0, mostCharacters),
    collection: values(query, 'collection').map(aCollection),
    language: values(query, 'language'),
    person: values(query, 'person'),
    place: values(query, 'place'),
    kind: values(query, 'kind').map((one) => among(one, kinds, 'kind')),
    from: date(query, 'from'),
    to: date(query, 'to'),
    sort: sort === '' ? undefined : among(sort, orders, 'sort'),
    page: pageIn(query),
    item,
  }
}

/** The page of a list that is asked for, from 1. @throws Problem `bad-request` */
export function pageIn(query: URLSearchParams): number {
  const page = query.get('page') ?? '1'
  if (!/^[1-9]\d{0,6}$/.test(page)) throw new Problem('bad-request', '“page” counts from 1.')
  return Number(page)
}

function values(query: URLSearchParams, name: string): readonly string[] {
  const all = [...new Set(query.getAll(name))].filter((value) => value !== '')
  if (all.length > mostValues)
    throw new Problem('bad-request', `“${name}” may be given ${String(mostValues)} times at most.`)
  return all.map((value) => value.slice(0, mostCharacters))
}

function among<Name extends string>(value: string, names: readonly Name[], what: string): Name {
  const found = names.find((name) => name === value)
  if (found === undefined) throw new Problem('bad-request', `“${what}” must be one of: ${names.join(', ')}.`) // prettier-ignore
  return found
}

/** A year without its noughts is a year too. */
function date(query: URLSearchParams, name: 'from' | 'to'): string {
  const given = (query.get(name) ?? '').trim()
  const text = /^-?\d{1,3}$/.test(given) ? given.replace(/\d+/, (year) => year.padStart(4, '0')) : given // prettier-ignore
  if (text !== '' && dateSpan(text) === undefined)
    throw new Problem('bad-request', `“${name}” must be a year, such as 1956, or a date such as 1956-10-30.`) // prettier-ignore
  return text
}

/** What the index is asked. */
export function wishOf(asked: Asked): Wish {
  const { q, sort, page } = asked
  const query = parseQuery(q)
  const code = codeKey(q)
  return {
    ...(query && { query }),
    ...(code !== '' && { code }),
    narrowing: narrowingOf(asked),
    order: sort ?? usualOrder(asked),
    from: (page - 1) * documentsOnAPage,
    limit: documentsOnAPage,
  }
}

function aCollection(text: string): CollectionId {
  const id = collectionId(text)
  if (id === undefined) throw new Problem('bad-request', '“collection” must be the id of a collection.')
  return id
} // prettier-ignore

function narrowingOf({ collection, language, person, place, kind, from, to }: Asked): Narrowing {
  const [first, last] = [dateSpan(from)?.from, dateSpan(to)?.to]
  return {
    collections: collection as readonly CollectionId[],
    languages: language,
    people: person,
    places: place,
    kinds: kind,
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { to: last }),
  }
}
