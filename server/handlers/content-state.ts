import type { Citation, Standing } from '../../data/model/citation.js'
import { citationId, pageId, type PageId } from '../../data/model/ids.js'
import type { Item } from '../../data/model/item.js'
import { Problem } from '../../data/model/problem.js'
import { xywh, type Box } from '../../data/model/region.js'
import { parseContentState, type PointedAt } from '../../manifests/content-state.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { itemFound, pageFound } from '../found.js'
import { seeOther, type Reply } from '../reply.js'
import { standing } from '../standing.js'

/**
 * Lets a page for people be asked for what a content state points at: it leads there.
 * https://iiif.io/api/content-state/1.0/#31-linking-http-get-query-string-parameter
 */
export function led<Name extends string>(
  handle: (archive: Archive, ask: Ask<Name>) => Promise<Reply>,
): (archive: Archive, ask: Ask<Name>) => Promise<Reply> {
  return async (archive, ask) => {
    const state = ask.query.get('iiif-content')
    return state === null
      ? handle(archive, ask)
      : seeOther(await placePointedAt(archive, parseContentState(state)))
  }
}

/** A place of this archive that an address names. */
interface Place {
  readonly item: string
  readonly page?: string
  readonly text?: string
  readonly line?: string
}

/** Addresses of ours that a content state may name, without the root. */
const ours: readonly RegExp[] = [
  /^iiif\/presentation\/[23]\/(?<item>[^/]+)\/canvas\/(?<page>[^/]+)\/text\/(?<text>[^/]+)\/line\/(?<line>\d+)$/,
  /^iiif\/presentation\/[23]\/(?<item>[^/]+)\/canvas\/(?<page>[^/]+)(?:\/.*)?$/,
  /^iiif\/presentation\/[23]\/(?<item>[^/]+)\/(?:manifest|range\/\d+|sequence\/normal)$/,
  /^items\/(?<item>[^/]+)(?:\/(?<page>[0-9a-z]{12}))?$/,
]

/** Which place of this archive a IIIF address names; `undefined` where it names none. */
function placeOf({ addresses }: Pick<Archive, 'addresses'>, address: string) {
  const path = pathIn(addresses.root, address)
  const found = ours.map((one) => one.exec(path ?? '')?.groups).find(Boolean)
  if (!found?.['item']) return undefined
  const item = decoded(found['item'])
  return item === undefined ? undefined : ({ ...found, item } as Place)
}

/** The path behind the root, whether by http or https. */
function pathIn(root: string, address: string): string | undefined {
  const plain = (url: string) => url.replace(/^https?:/i, '').replace(/[?#].*$/s, '')
  const [base, path] = [plain(root), plain(address)]
  return path.startsWith(base) ? path.slice(base.length) : undefined
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/**
 * Where a bundled viewer opens an item: `?canvas=` and `?xywh=`, or a content state that points into it.
 * Throws the `bad-request` problem where that points elsewhere, or the region is none.
 */
export function viewed(
  archive: Pick<Archive, 'addresses'>,
  item: Item,
  query: URLSearchParams,
): { readonly canvas?: string | undefined; readonly region?: string | undefined } {
  const state = query.get('iiif-content')
  if (state === null) {
    const region = query.get('xywh') ?? undefined
    if (region !== undefined && !/^\d{1,7}(,\d{1,7}){3}$/.test(region))
      throw new Problem('bad-request', 'xywh must be x,y,width,height: four whole numbers.')
    return { canvas: query.get('canvas') ?? undefined, region }
  }
  const { addresses, xywh: region } = parseContentState(state)
  const place = addresses.map((one) => placeOf(archive, one)).find(Boolean)
  if (place?.item !== item.id)
    throw new Problem('bad-request', 'iiif-content points at something else than this document.')
  const pixels = region !== undefined && /^\d+(,\d+){3}$/.test(region) ? region : undefined
  return { canvas: place.page, region: pixels }
}

/** The page for people of what a content state points at. Throws the `bad-request` problem where it is of another archive. */
async function placePointedAt(archive: Archive, pointed: PointedAt): Promise<string> {
  for (const address of pointed.addresses) {
    const place = placeOf(archive, address)
    if (place) return pageOf(archive, place, pointed.xywh)
    const cited = await citedPageOf(archive, address)
    if (cited !== undefined) return cited
  }
  const [first = ''] = pointed.addresses
  if (pathIn(archive.addresses.root, first) === '') return archive.addresses.root
  throw new Problem(
    'bad-request',
    `iiif-content points at ${first}, which is no document of this archive; open it in a viewer of IIIF.`,
  )
}

async function pageOf(archive: Archive, place: Place, region?: string): Promise<string> {
  const { record: item } = await itemFound(archive, place.item)
  if (place.page === undefined || pageId(place.page) === undefined)
    return archive.addresses.item(item.id)
  const page = pageFound(item, place.page)
  const at = archive.addresses.page(item.id, page.id)
  if (place.line !== undefined) return `${at}?text=${place.text ?? ''}#line-${place.line}`
  return region === undefined ? at : `${at}#xywh=${region}`
}

/** Where a citation is now: its annotation is a content state. */
async function citedPageOf(archive: Archive, address: string): Promise<string | undefined> {
  const path = pathIn(archive.addresses.root, address) ?? ''
  const id = citationId(/^cite\/([0-9A-Za-z-]+)(?:\.json)?$/.exec(path)?.[1] ?? '')
  const citation = id && (await archive.citations.get(id))
  if (!citation) return undefined
  const now = await standing(archive, citation)
  const { page, region } = placeNow(citation, now)
  const place = { item: citation.item, ...(page && { page }) }
  return pageOf(archive, place, region && xywh(region).replace('xywh=', ''))
}

function placeNow(
  citation: Citation,
  now: Standing,
): { readonly page?: PageId | undefined; readonly region?: Box | undefined } {
  if (now.state === 'found') return now
  if (now.state === 'lost') return { page: now.page }
  return citation
}
