import { canonicalPath } from '../../images/canonical.js'
import type { Cost } from '../../images/cost.js'
import { mediaType } from '../../images/formats.js'
import { info2, profile2 } from '../../images/info-2.js'
import { info3, profile3 } from '../../images/info-3.js'
import type { Limits } from '../../images/limits.js'
import { plan, type Plan } from '../../images/plan.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import { rightsOf, rightsUri } from '../../manifests/rights.js'
import type { Shown } from '../../images/shown.js'
import type { ListedPage } from '../../data/store/listing.js'
import { pageId } from '../../data/model/ids.js'
import { Problem } from '../../data/model/problem.js'
import { readyPart, type ReadyPart } from '../../images/ready.js'
import { pyramidRecipe, type ScanKey } from '../pyramids.js'
import { isKnown } from '../known.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { scanFound } from '../found.js'
import { jsonLdType } from '../media-types.js'
import { json, seeOther, type Reply } from '../reply.js'
import { profileOf } from '../views.js'

type Version = 2 | 3
/** The named parts of an image address. */
export type ImageParts = 'page' | 'region' | 'size' | 'rotation' | 'last'

const profiles = { 2: profile2, 3: profile3 } as const

function limits({ settings }: Pick<Archive, 'settings'>): Limits {
  return {
    maxWidth: settings['max-width'],
    maxHeight: settings['max-height'],
    maxArea: settings['max-area'],
  }
}

/** https://iiif.io/api/image/3.0/#2-uri-syntax: the base URI answers with the way to info.json. */
export async function showImageBase(
  archive: Archive,
  { params }: Ask<'page'>,
  version: Version,
): Promise<Reply> {
  const { id } = await scanFound(archive, params.page)
  return seeOther(`${archive.addresses.image(id, version)}/info.json`)
}

/** What info.json says of an image that is not in the lists: its colours, and the rights its item's record gives. */
async function shownOf(archive: Archive, { item, image }: ListedPage): Promise<Shown> {
  const [kept, channels] = await Promise.all([
    archive.catalogue.item(item),
    // A pyramid that has to be made again takes nothing from what is known of the image.
    archive.pyramids.channels(image).catch(() => undefined),
  ])
  const { uri } = kept ? rightsOf(kept.record, profileOf(archive)) : {}
  return {
    limits: limits(archive),
    rights: uri === undefined ? undefined : rightsUri(uri),
    ...(channels !== undefined && { channels }),
  }
}

/**
 * Version 2.1: "If the client explicitly wants the JSON-LD content-type, then it MUST specify this in an Accept header, otherwise the
 * server MUST return the regular JSON content-type." https://iiif.io/api/image/2.1/#image-information-request
 */
function infoType(ask: Ask<'page'>, version: Version): string {
  const type = jsonLdType(ask, `http://iiif.io/api/image/${String(version)}/context.json`)
  const explicit = /application\/ld\+json/i.test(ask.headers['accept'] ?? '')
  return version === 2 && !explicit ? 'application/json' : type
}

/** https://iiif.io/api/image/3.0/#5-image-information */
export async function showInfo(
  archive: Archive,
  ask: Ask<'page'>,
  version: Version,
): Promise<Reply> {
  const page = await scanFound(archive, ask.params.page)
  const type = infoType(ask, version)
  const address = archive.addresses.image(page.id, version)
  const shown = await shownOf(archive, page)
  const document =
    version === 3 ? info3(address, page.image, shown) : info2(address, page.image, shown)
  const reply = json(document, type)
  return { ...reply, headers: { ...reply.headers, link: `<${profiles[version]}>;rel="profile"` } }
}

/**
 * A picture: bytes that lie ready where there are such, otherwise made on request.
 * https://iiif.io/api/image/3.0/#4-image-requests
 */
export async function showImage(
  archive: Archive,
  ask: Ask<ImageParts>,
  version: Version,
): Promise<Reply> {
  const page = await scanFound(archive, ask.params.page)
  const planned = plan(page.image, requestOf(ask.params, version), limits(archive))
  const headers = {
    'content-type': mediaType(planned.format),
    link: await links(archive, page, planned, version),
  }
  const part = readyPart(page.image, planned)
  const ready = part && (await archive.pyramids.part(page.image, part))
  if (ready) {
    const etag = readyTag(page.image, part)
    return { status: 200, headers: { ...headers, etag }, body: ready }
  }
  // Who has it already does not make it be made again.
  const etag = `W/"${archive.renditions.name(page.image, planned)}"`
  const has = isKnown(ask.headers, etag)
  if (has) return { status: 304, headers: { link: headers.link, etag }, body: new Uint8Array() }
  const begun = ({ milliseconds }: Cost) => ask.allowance?.charge(milliseconds)
  const body = await archive.renditions.get(page.image, planned, ask.signal, begun)
  return { status: 200, headers: { ...headers, etag }, body }
}

/** https://iiif.io/api/image/3.0/#47-canonical-uri-syntax */
async function links(
  { addresses, pyramids, ...archive }: Archive,
  { id, image }: ListedPage,
  planned: Plan,
  version: Version,
): Promise<string> {
  // Of a grey image, grey is what is given by default.
  const channels = planned.quality === 'gray' ? await pyramids.channels(image) : 3
  const canonical = canonicalPath(version, { ...image, channels }, planned, limits(archive))
  const address = `${addresses.image(id, version)}/${canonical}`
  return `<${profiles[version]}>;rel="profile",<${address}>;rel="canonical"`
}

/** The bytes of a ready picture change only with the scan and with how pyramids are made. */
function readyTag({ sha256, frame }: ScanKey, part: ReadyPart): string {
  const place = part.kind === 'tile' ? `${String(part.column)}.${String(part.row)}` : 'whole'
  const scan = `${sha256.slice(0, 24)}.${String(frame)}.${String(pyramidRecipe)}`
  return `"${scan}.${String(part.level)}.${place}"`
}

function requestOf({ region, size, rotation, last }: Ask<ImageParts>['params'], version: Version) {
  return parseRequest(version, { region, size, rotation, ...lastSegment(last) })
}

/** Whether an image address is of an image here, and of a picture of it that lies ready. Cheap, and throws nothing. */
export function isReady(
  archive: Archive,
  params: Ask<ImageParts>['params'],
  version: Version,
): boolean {
  const id = pageId(params.page)
  const page = id && archive.listing.page(id)
  if (!page) return false
  try {
    const planned = plan(page.image, requestOf(params, version), limits(archive))
    return readyPart(page.image, planned) !== undefined
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
