import { Problem } from '../../data/model/problem.js'
import { citingPage } from '../../web/citing-page.js'
import type { Archive } from '../archive.js'
import type { Ask, AskWithBody } from '../ask.js'
import { minted, mintedBefore } from '../citing/mint.js'
import { wantedCitation } from '../citing/wanted.js'
import { wantsHtml } from '../media-types.js'
import { json, page as htmlPage, seeOther, type Reply } from '../reply.js'
import { siteOf } from '../site.js'
import { ancestry } from '../views.js'

/** `/cite?item=…`: what is to be cited, how, and the button that gives it an address of its own. */
export async function showCiting(archive: Archive, ask: Ask): Promise<Reply> {
  const { query } = ask
  const wanted = await wantedCitation(archive, query)
  const { kept, page, draft, boxes } = wanted
  const before = await mintedBefore(archive, wanted)
  const view = {
    item: kept.record,
    collections: await ancestry(archive, kept.record.collections[0]),
    cited: draft,
    place: { page, boxes, ...(draft.region && { region: draft.region }), ...(draft.quote && { lines: draft.quote.lines }) }, // prettier-ignore
    asked: [...query].filter(([name]) => parameters.has(name)),
    isOpen: archive.settings.citations === 'open',
    ...(before && { before: before.id }),
  }
  const reply = htmlPage(citingPage(view, siteOf(archive, ask)).toString())
  // Where a page lets no referrer out, a browser tells no origin either when the form is sent.
  return { ...reply, headers: { ...reply.headers, 'referrer-policy': 'same-origin' } }
}

const parameters: ReadonlySet<string> = new Set(['item', 'page', 'region', 'text', 'from', 'to'])

/** `POST /cite`: gives a passage an address of its own, and leads to it; for our own script, tells it as JSON. */
export async function mintCitation(archive: Archive, ask: AskWithBody): Promise<Reply> {
  mustComeFromHere(archive, ask)
  const wanted = await wantedCitation(archive, sent(ask))
  const { citation, isNew } = await minted(archive, wanted)
  const location = archive.addresses.citation(citation.id)
  const isForJson = !wantsHtml(ask) && ask.headers['accept']?.includes('json') === true
  const reply = isForJson
    ? json({ address: location, ...citation }, 'application/json', isNew ? 201 : 200)
    : seeOther(location)
  return { ...reply, headers: { ...reply.headers, location, 'cache-control': 'no-store' } }
}

/**
 * Another site must not have its visitors' browsers fill this archive. Browsers say where a request comes from
 * (https://www.w3.org/TR/fetch-metadata/, https://fetch.spec.whatwg.org/#origin-header); programs say nothing, and are
 * bounded by the pace alone.
 */
function mustComeFromHere({ addresses }: Archive, { headers }: Ask): void {
  const { origin, host = '', 'sec-fetch-site': site } = headers
  const ours = [new URL(addresses.root).host, host]
  // Older browsers, and all where there is no TLS, tell only the origin.
  const isOurs =
    site === undefined
      ? origin === undefined || (URL.canParse(origin) && ours.includes(new URL(origin).host))
      : site === 'same-origin'
  if (!isOurs)
    throw new Problem('forbidden', 'Citations are given addresses from the pages of this archive.')
}

/** What a form sends, or JSON of the same names. */
function sent({ headers, body }: AskWithBody): Pick<URLSearchParams, 'get'> {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(body)
  if (type === 'application/json') {
    const read = parsed(body)
    if (typeof read === 'object' && read !== null) {
      const fields = new Map(Object.entries(read))
      return { get: (name) => (typeof fields.get(name) === 'string' ? String(fields.get(name)) : null) } // prettier-ignore
    }
  }
  throw new Problem('bad-request', 'Send a form (application/x-www-form-urlencoded), or JSON.')
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
