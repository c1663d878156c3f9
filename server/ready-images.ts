import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { answer } from './answer.js'
import { fixedHeaders } from './app.js'
import type { Archive } from './archive.js'
import type { Ask } from './ask.js'
import { isReady, type ImageParts } from './handlers/images.js'
import { hotImages, sendHot, type HotImage } from './hot-images.js'
import type { Route } from './route.js'
import { routes } from './routes.js'

/** An image address, taken apart as the router would. */
interface ImageAsk {
  readonly route: Route
  readonly version: 2 | 3
  readonly ask: Ask<ImageParts>
}

/** What the address of a picture that may lie ready looks like; anything unusual in it is for the router. */
const imageAddress =
  /^\/iiif\/image\/([23])\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/([^/?#]+)\/([^/?#]+\.jpg)$/

function imageRoute(version: 2 | 3): Route {
  const name = `image-request-${String(version)}`
  const route = routes.find((one) => one.name === name)
  if (!route) throw new Error(`There is no route ${name}.`)
  return route
}

const doors = { '2': imageRoute(2), '3': imageRoute(3) }

/** `undefined` where an address is not of a JPEG of an image, or not well encoded. */
function imageAsk(url: string): ImageAsk | undefined {
  const matched = imageAddress.exec(url)
  if (!matched) return undefined
  try {
    const [number, page, region, size, rotation, last] = matched
      .slice(1)
      .map(decodeURIComponent) as ['2' | '3', string, string, string, string, string]
    const params = { page, region, size, rotation, last }
    // Asked without conditions: it is the picture that is wanted, to be kept.
    const ask = { params, query: new URLSearchParams(), path: url, headers: {} }
    return { route: doors[number], version: number === '2' ? 2 : 3, ask }
  } catch {
    return undefined
  }
}

const isReading = ({ method }: IncomingMessage) => method === 'GET' || method === 'HEAD'

/**
 * Answers requests for pictures that lie ready in front of Express, whose router alone costs four fifths of a tile's time. They
 * come in through the same door as all others ({@link answer}); what it gave is kept in memory with its headers, and given again
 * until the archive changes. All other requests go on to `otherwise`.
 * @param bytes how much memory the pictures may take together
 */
export function readyImages(
  archive: Archive,
  otherwise: RequestListener,
  bytes: number,
): RequestListener {
  const hot = hotImages(archive.listing, bytes)
  const fixed = Object.entries(fixedHeaders(doors[3], archive)).flat()

  async function made({ route, ask }: ImageAsk): Promise<HotImage | undefined> {
    const { status, headers, body } = await answer(archive, route, ask)
    const { etag } = headers
    if (status !== 200 || etag === undefined || !(body instanceof Uint8Array)) return undefined
    const length = ['content-length', String(body.byteLength)]
    return { headers: [...fixed, ...Object.entries(headers).flat(), ...length], etag, body }
  }

  async function found(asked: ImageAsk): Promise<HotImage | undefined> {
    const known = await hot.current(asked.ask.path)
    if (known) return known
    if (!isReady(archive, asked.ask.params, asked.version)) return undefined
    return hot.keep(asked.ask.path, () => made(asked))
  }

  async function lookFor(asked: ImageAsk, request: IncomingMessage, response: ServerResponse) {
    // Whatever is wrong is told behind, where the same is tried once more.
    const image = await found(asked).catch(() => undefined)
    if (image) sendHot(image, request, response)
    else otherwise(request, response)
  }

  return (request, response) => {
    const url = request.url ?? ''
    const known = isReading(request) ? hot.get(url) : undefined
    if (known) {
      sendHot(known, request, response)
      return
    }
    const asked = isReading(request) ? imageAsk(url) : undefined
    if (asked) void lookFor(asked, request, response)
    else otherwise(request, response)
  }
}
