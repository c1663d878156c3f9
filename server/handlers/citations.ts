import type { Bibliography } from '../../data/model/addresses.js'
import type { Citation, Standing } from '../../data/model/citation.js'
import { citationId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import type { LanguageMap } from '../../data/model/language.js'
import { Problem } from '../../data/model/problem.js'
import { annotationProfile, citedAnnotation } from '../../manifests/cited-annotation.js'
import { contentState, encodedContentState } from '../../manifests/content-state.js'
import { bibliographyTypes, linkHeader } from '../../manifests/signposting.js'
import { bibtex } from '../../web/cite/bibtex.js'
import { cslJson } from '../../web/cite/csl-json.js'
import { reference, type Reference } from '../../web/cite/reference.js'
import { ris } from '../../web/cite/ris.js'
import { citedLabel } from '../../web/cited.js'
import { citationPage, withdrawnPage } from '../../web/citation-page.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { citedPlace, type CitedPlace } from '../citing/place.js'
import { itemFound } from '../found.js'
import { jsonLdType, preferred } from '../media-types.js'
import { safeName } from '../renderings/safe-name.js'
import { json, page as htmlPage, seeOther, type Reply } from '../reply.js'
import { citationSignposts } from '../signposts.js'
import { siteOf } from '../site.js'
import { standing } from '../standing.js'
import { ancestry, collectionOf } from '../views.js'

type Form = 'json' | Bibliography

/** Media types in which a citation is given, the page for people first. */
const forms: Readonly<Record<string, Form | 'html'>> = {
  'text/html': 'html',
  'application/ld+json': 'json',
  'application/json': 'json',
  [bibliographyTypes['csl.json']]: 'csl.json',
  [bibliographyTypes.ris]: 'ris',
  [bibliographyTypes.bib]: 'bib',
}

/** `/cite/{citation}`: for people a page, for machines what they ask for. */
export async function showCitation(archive: Archive, ask: Ask<'citation'>): Promise<Reply> {
  const form = forms[preferred(ask, Object.keys(forms)) ?? 'text/html'] ?? 'html'
  if (form !== 'html') return showCitationAs(archive, ask, form)
  const found = await citationFound(archive, ask.params.citation)
  if ('elsewhere' in found) return seeOther(archive.addresses.citation(found.elsewhere))
  const { citation, item } = found
  const site = siteOf(archive, ask)
  if (found.standing.state === 'withdrawn') {
    const page = withdrawnPage({ citation, item, standing: found.standing }, site)
    return htmlPage(page.toString(), 410)
  }
  const place = citedPlace(item, citation, found.standing)
  const links = citationSignposts(archive, item, citation, place)
  const state = place.page && { item: item.id, page: place.page.id, ...(place.region && { region: place.region }) } // prettier-ignore
  const view = {
    item,
    collections: await ancestry(archive, item.collections[0]),
    cited: citation,
    place,
    citation,
    standing: found.standing,
    signposts: links,
    ...(state && { contentState: encodedContentState(contentState(state, archive.addresses)) }),
  }
  const reply = htmlPage(citationPage(view, site).toString())
  return { ...reply, headers: { ...reply.headers, link: linkHeader(links) } }
}

/** A citation for machines. */
export async function showCitationAs(
  archive: Archive,
  ask: Ask<'citation'>,
  form: Form,
): Promise<Reply> {
  const found = await citationFound(archive, ask.params.citation)
  if ('elsewhere' in found) return open(seeOther(archive.addresses.citation(found.elsewhere, form)))
  const { citation, item, standing: now } = found
  if (now.state === 'withdrawn')
    throw new Problem(
      'withdrawn',
      `${item.id} was withdrawn on ${now.at.slice(0, 10)}: ${now.why} The citation is kept.`,
    )
  const place = citedPlace(item, citation, now)
  const address = archive.addresses.citation(citation.id)
  const reply =
    form === 'json'
      ? json(citedAnnotation(citation, now, archive.addresses), jsonLdType(ask, annotationProfile))
      : bibliography(
          form,
          await referenceOf(archive, ask, item, { address, ...wherein(archive, ask, item, place) }),
          `citation-${citation.id}`,
        )
  const links = citationSignposts(archive, item, citation, place)
  return open({ ...reply, headers: { ...reply.headers, link: linkHeader(links) } })
}

/** `/items/{item}.csl.json` and its like: an item for programs that keep bibliographies. */
export async function showBibliography(
  archive: Archive,
  ask: Ask<'item'>,
  form: Bibliography,
): Promise<Reply> {
  const { record: item, changed } = await itemFound(archive, ask.params.item)
  const address = archive.addresses.item(item.id)
  const reply = bibliography(form, await referenceOf(archive, ask, item, { address }), item.id)
  const link = linkHeader([{ rel: 'describes', href: address, type: 'text/html' }])
  const headers = { ...reply.headers, link, 'last-modified': new Date(changed).toUTCString() }
  return { ...reply, headers }
}

/** Documents may be read from any page of the web, also where an address is one for people. */
function open(reply: Reply): Reply {
  return { ...reply, headers: { 'access-control-allow-origin': '*', ...reply.headers } }
}

type Found =
  | { readonly elsewhere: Citation['id'] }
  | { readonly citation: Citation; readonly item: Item; readonly standing: Standing }

/** The citation of an address, with its item, be it withdrawn, and where it stands; or the address it is written rightly at. */
async function citationFound(archive: Archive, text: string): Promise<Found> {
  const id = citationId(text)
  const citation = id && (await archive.citations.get(id))
  if (!citation) throw new Problem('not-found', `There is no citation ${text} in this archive.`)
  if (citation.id !== text) return { elsewhere: citation.id }
  const now = await standing(archive, citation)
  const kept = await archive.catalogue.item(citation.item)
  if (!kept) throw new Problem('not-found', `There is no item ${citation.item} in this archive.`)
  return { citation, item: kept.record, standing: now }
}

function wherein(archive: Archive, ask: Ask, item: Item, { page, lines }: CitedPlace) {
  return {
    ...(page && { page: citedLabel(item, page, siteOf(archive, ask)) }),
    ...(lines && { lines }),
  }
}

async function referenceOf(
  archive: Archive,
  ask: Ask,
  item: Item,
  cited: Pick<Reference, 'address' | 'page' | 'lines'>,
): Promise<Reference> {
  const collection: LanguageMap | undefined = await collectionOf(archive, item)
  return reference(item, { ...cited, collection }, siteOf(archive, ask))
}

const encoder = new TextEncoder()

const written = {
  'csl.json': (cited: Reference) => JSON.stringify(cslJson(cited), undefined, 1),
  ris,
  bib: bibtex,
} as const

function bibliography(form: Bibliography, cited: Reference, name: string): Reply {
  const file = encodeURIComponent(`${safeName(name, 'item')}.${form}`)
  return {
    status: 200,
    headers: {
      'content-type': `${bibliographyTypes[form]}${form === 'csl.json' ? '' : '; charset=utf-8'}`,
      'content-disposition': `attachment; filename*=UTF-8''${file}`,
      'x-content-type-options': 'nosniff',
    },
    body: encoder.encode(written[form](cited)),
  }
}
