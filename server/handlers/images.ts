import { canonicalPath } from '../../images/canonical.js'
import { mediaType } from '../../images/formats.js'
import { info2, profile2 } from '../../images/info-2.js'
import { info3, profile3 } from '../../images/info-3.js'
import { defaultLimits, type Limits } from '../../images/limits.js'
import { plan } from '../../images/plan.js'
import { render } from '../../images/render.js'
import { lastSegment, parseRequest } from '../../images/request.js'
import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { scanFound } from '../found.js'
import { jsonLdType } from '../media-types.js'
import { json, seeOther, type Reply } from '../reply.js'

type Version = 2 | 3
type ImageParts = 'page' | 'region' | 'size' | 'rotation' | 'last'

const profiles = { 2: profile2, 3: profile3 } as const

function limits({ settings }: Archive): Limits {
  return { ...defaultLimits, maxArea: settings['max-area'] }
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

export async function showInfo(
  archive: Archive,
  ask: Ask<'page'>,
  version: Version,
): Promise<Reply> {
  const { id, image } = await scanFound(archive, ask.params.page)
  const address = archive.addresses.image(id, version)
  const document =
    version === 3 ? info3(address, image, limits(archive)) : info2(address, image, limits(archive))
  const type = jsonLdType(
    ask,
    version === 3
      ? 'http://iiif.io/api/image/3/context.json'
      : 'http://iiif.io/api/image/2/context.json',
  )
  const reply = json(document, type)
  return { ...reply, headers: { ...reply.headers, link: `<${profiles[version]}>;rel="profile"` } }
}

export async function showImage(
  archive: Archive,
  { params }: Ask<ImageParts>,
  version: Version,
): Promise<Reply> {
  const { id, image } = await scanFound(archive, params.page)
  const { region, size, rotation, last } = params
  const request = parseRequest(version, { region, size, rotation, ...lastSegment(last) })
  const planned = plan(image, request, limits(archive))
  const canonical = canonicalPath(version, image, planned, limits(archive))
  return {
    status: 200,
    headers: {
      'content-type': mediaType(planned.format),
      link: `<${profiles[version]}>;rel="profile",<${archive.addresses.image(id, version)}/${canonical}>;rel="canonical"`,
    },
    body: await render(archive.pyramids.path(image), planned),
  }
}
