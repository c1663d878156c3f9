import type { CollectionId } from '../../data/model/ids.js'
import type { LanguageMap } from '../../data/model/language.js'
import { Problem } from '../../data/model/problem.js'
import { parseQuery } from '../../data/search/query.js'
import type { Counts, FoundDocuments } from '../../data/store/documents.js'
import { html } from '../../web/html.js'
import { plainly, said } from '../../web/said.js'
import type { Asked } from '../../web/search-asked.js'
import type { Facets, FacetValue } from '../../web/search-facets.js'
import { searchPage } from '../../web/search-page.js'
import type { SearchView } from '../../web/search-view.js'
import type { Site } from '../../web/site.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { itemFound } from '../found.js'
import { documentShown, documentWithin } from '../found-documents.js'
import { page as htmlPage, type Reply } from '../reply.js'
import { askedIn, documentsOnAPage, wishOf } from '../search-asked.js'
import { upToDate } from '../search-index.js'
import { siteOf } from '../site.js'
import { suggestion } from '../suggestion.js'

/** The reading room's search: texts and records together, by documents. */
export async function showSearchPage(archive: Archive, ask: Ask): Promise<Reply> {
  const site = siteOf(archive, ask)
  const asked = askedIn(ask.query)
  await upToDate(archive)
  const view =
    asked.item === undefined
      ? await everywhere(archive, asked, site)
      : await within(archive, asked, asked.item, site)
  if (asked.page > view.pages) throw new Problem('not-found', `This search has ${String(view.pages)} pages, so there is no page ${String(asked.page)}.`) // prettier-ignore
  return htmlPage(searchPage(view, site).toString())
}

const nothing: FoundDocuments = {
  documents: 0,
  passages: 0,
  found: [],
  counts: { collections: [], languages: [], people: [], places: [], kinds: [], years: [] },
}

async function everywhere(archive: Archive, asked: Asked, site: Site): Promise<SearchView> {
  const wish = wishOf(asked)
  // Signs alone, or only what must not be there: nothing is looked for.
  const answer = asked.q !== '' && !wish.query ? nothing : archive.search.documents.find(wish)
  const shown = await Promise.all(
    answer.found.map((one) => documentShown(archive, one, asked.q, site)),
  )
  const help = answer.documents === 0 ? suggestion(archive, asked.q) : undefined
  return {
    asked,
    documents: answer.documents,
    passages: answer.passages,
    pages: Math.max(1, Math.ceil(answer.documents / documentsOnAPage)),
    found: shown.flatMap((one) => one ?? []),
    facets: await facets(archive, asked.q === '' ? inTexts(answer.counts) : answer.counts, site), // prettier-ignore
    suggestion: help,
  }
}

/** Texts of pages of one document on one page of answers. */
const textsOnAPage = 20

/** All that was found in the texts of one document. */
async function within(archive: Archive, asked: Asked, id: string, site: Site): Promise<SearchView> {
  const { record } = await itemFound(archive, id)
  const query = parseQuery(asked.q)
  const kinds = asked.kind.filter((kind) => kind !== 'record')
  const scope = { item: record.id, ...(kinds.length > 0 && { kinds }) }
  const total = query ? archive.search.count(query, scope) : 0
  const part = { from: (asked.page - 1) * textsOnAPage, limit: textsOnAPage }
  const first = query ? archive.search.find(query, scope, part) : []
  const shown = await documentWithin(
    archive,
    { item: record.id, passages: total, first },
    asked.q,
    site,
  )
  return {
    asked,
    documents: total > 0 ? 1 : 0,
    passages: total,
    pages: Math.max(1, Math.ceil(total / textsOnAPage)),
    found: shown ? [shown] : [],
    facets: await facets(archive, nothing.counts, site),
    within: record.title,
  }
}

async function facets(archive: Archive, counts: Counts, site: Site): Promise<Facets> {
  const { years, collections, languages, people, places, kinds } = counts
  return {
    years,
    values: {
      collection: await collectionValues(archive, collections, site),
      language: languages,
      person: people.map(({ value, documents, note }) => {
        const [name] = JSON.parse(note) as [LanguageMap]
        return { value, documents, name: html`<bdi>${plainly(name, site)}</bdi>` }
      }),
      place: places,
      kind: kinds,
    },
  }
}

/** Where nothing is looked for, every document has a record: that narrows nothing down. */
function inTexts(counts: Counts): Counts {
  return { ...counts, kinds: counts.kinds.filter(({ value }) => value !== 'record') }
}

/** Collections whose records are kept, by name. */
async function collectionValues(
  { catalogue }: Archive,
  counts: Counts['collections'],
  site: Site,
): Promise<readonly FacetValue[]> {
  const all = counts.map(async ({ value, documents }): Promise<FacetValue[]> => {
    const kept = await catalogue.collection(value as CollectionId).catch(unreadable)
    return kept ? [{ value, documents, name: said(kept.record.title, site) }] : []
  })
  return (await Promise.all(all)).flat()
}

/** A record that cannot be read is left out; `fonds doctor` names it. */
function unreadable(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'unreadable') return undefined
  throw error
}
