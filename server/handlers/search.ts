import type { Searched } from '../../data/model/addresses.js'
import type { CollectionId, ItemId } from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import type { TextKind } from '../../data/model/text.js'
import { parseQuery, type Query } from '../../data/search/query.js'
import type { Scope } from '../../data/store/search.js'
import type { SearchAnswer } from '../../manifests/search/answer.js'
import { search1Answer } from '../../manifests/search/search-1.js'
import { search2Answer } from '../../manifests/search/search-2.js'
import { terms1, terms2 } from '../../manifests/search/terms.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { collectionFound, itemFound } from '../found.js'
import { foundTexts } from '../found-texts.js'
import { jsonLdType } from '../media-types.js'
import { json, type Reply } from '../reply.js'
import { upToDate } from '../search-index.js'
import { wordsBeginning } from '../word-beginnings.js'

/** Texts of pages that one answer tells of. */
const perPart = 100

const contexts = {
  1: 'http://iiif.io/api/search/1/context.json',
  2: 'http://iiif.io/api/search/2/context.json',
} as const

/** Content Search. https://iiif.io/api/search/2.0/ https://iiif.io/api/search/1.0/ */
export async function showSearch(
  archive: Archive,
  ask: Ask,
  searched: Searched,
  version: 1 | 2,
  canvases: 2 | 3 = 3,
): Promise<Reply> {
  await upToDate(archive)
  const { query, kinds, part, ignored } = asked(ask)
  const scope = scopeOf(archive, searched, kinds)
  const count = query && scope ? archive.search.count(query, scope) : 0
  const parts = Math.max(1, Math.ceil(count / perPart))
  if (part > parts) throw new Problem('not-found', `This search has ${String(parts)} parts, so there is no part ${String(part)}.`) // prettier-ignore
  const found =
    query && scope && count > 0
      ? await foundTexts(archive, query, archive.search.find(query, scope, { from: (part - 1) * perPart, limit: perPart })) // prettier-ignore
      : []
  const address = archive.addresses.search(searched, canvases).search(version)
  const partAddress = (nth: number) => addressOf(address, ask, nth)
  const id = partAddress(ask.query.has('page') ? part : 0)
  const answer: SearchAnswer = { id, partAddress, part, parts, found, ignored }
  const document = version === 2 ? search2Answer(answer, archive.addresses) : search1Answer(answer, archive.addresses, canvases) // prettier-ignore
  return json(document, jsonLdType(ask, contexts[version]))
}

/** Words to go on with. https://iiif.io/api/search/2.0/#autocomplete */
export async function showTerms(
  archive: Archive,
  ask: Ask,
  searched: Searched,
  version: 1 | 2,
): Promise<Reply> {
  await upToDate(archive)
  const { kinds, ignored } = asked(ask)
  const scope = scopeOf(archive, searched, kinds)
  const terms = scope ? wordsBeginning(archive, ask.query.get('q') ?? '', scope) : []
  const { search, complete } = archive.addresses.search(searched, 3)
  const answer = {
    id: addressOf(complete(version), ask, 0),
    terms,
    ignored,
    search: (value: string) => `${search(version)}?q=${encodeURIComponent(value)}`,
  }
  return json(version === 2 ? terms2(answer) : terms1(answer), jsonLdType(ask, contexts[version]))
}

export async function searchItem(archive: Archive, ask: Ask<'item'>): Promise<Searched> {
  return { item: (await itemFound(archive, ask.params.item)).record.id }
}

export async function searchCollection(
  archive: Archive,
  ask: Ask<'collection'>,
): Promise<Searched> {
  // prettier-ignore
  return { collection: (await collectionFound(archive, ask.params.collection)).record.id }
}

interface Asked {
  readonly query: Query | undefined
  /** Texts of which kinds; all where it is absent. */
  readonly kinds: readonly TextKind[] | undefined
  /** From 1. */
  readonly part: number
  readonly ignored: readonly string[]
}

const understood = ['q', 'motivation', 'page']
/** What the specification knows and means nothing here: there are no dates or users of annotations, and `min` is for terms. */
const known = ['date', 'user', 'min']

function asked({ query: given }: Ask): Asked {
  const page = given.get('page')
  if (page !== null && !/^[1-9]\d{0,6}$/.test(page))
    throw new Problem('bad-request', '“page” counts from 1.')
  return {
    query: parseQuery(given.get('q') ?? ''),
    kinds: kindsOf(given.get('motivation')),
    part: Number(page ?? 1),
    ignored: [...new Set(given.keys())].filter((name) => known.includes(name) && !understood.includes(name)), // prettier-ignore
  }
}

const all: readonly TextKind[] = ['transcription', 'translation', 'ocr', 'commentary']

/**
 * All texts supplement their page, but for what is said of it; viewers are told to show both as comments. `transcription`, `translation`, `ocr` and
 * `commentary` are our own words for one kind of them.
 */
function kindsOf(motivation: string | null): readonly TextKind[] | undefined {
  if (motivation === null || motivation.trim() === '') return undefined
  const wanted = motivation.trim().split(/[\s+]+/)
  if (wanted.some((one) => ['commenting', 'non-painting'].includes(one))) return undefined
  const isText = (kind: TextKind) => kind !== 'commentary' && wanted.includes('supplementing')
  return all.filter((kind) => wanted.includes(kind) || isText(kind))
}

/** Where to look; `undefined` where nothing can be found. */
function scopeOf(
  archive: Archive,
  searched: Searched,
  kinds: readonly TextKind[] | undefined,
): Scope | undefined {
  if (kinds?.length === 0) return undefined
  const within: { item?: ItemId; collections?: readonly CollectionId[] } =
    searched === 'all'
      ? {}
      : 'item' in searched
        ? { item: searched.item }
        : { collections: below(archive, searched.collection) }
  return { ...within, ...(kinds && { kinds }) }
}

/** Collections that are looked through, at most; who has more searches the archive. */
const mostCollections = 1000

/** A collection and all in it. */
function below({ listing }: Archive, top: CollectionId): readonly CollectionId[] {
  const found = new Set([top])
  for (const one of found) {
    if (found.size >= mostCollections) break
    const part = { from: 0, limit: mostCollections, only: 'collections' } as const
    for (const member of listing.members(one, part))
      if (member.kind === 'collection') found.add(member.id)
  }
  return [...found]
}

/** The same question for another part; the first one names none. */
function addressOf(address: string, { query }: Ask, part: number): string {
  const told = new URLSearchParams([...query].filter(([name]) => name !== 'page'))
  if (part > 0) told.set('page', String(part))
  return told.size > 0 ? `${address}?${String(told)}` : address
}
