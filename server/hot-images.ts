import type { IncomingMessage, ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'
import type { Listing } from '../data/store/listing.js'
import { isKnown } from './known.js'

/** A picture that was given lately, as it goes out again. */
export interface HotImage {
  /** Names, in lower case, and values by turns. */
  readonly headers: readonly string[]
  readonly etag: string
  readonly body: Uint8Array
}

/** Pictures in memory by their addresses, for as long as the archive has not changed. */
export interface HotImages {
  /** The picture of an address; `undefined` too where it is time to look at the change log first. */
  get(url: string): HotImage | undefined
  /** Looks at the change log where that is due, and then gives the picture of an address. */
  current(url: string): Promise<HotImage | undefined>
  /** Keeps what `make` gives, unless the archive changes meanwhile. */
  keep(url: string, make: () => Promise<HotImage | undefined>): Promise<HotImage | undefined>
}

/** Milliseconds for which the change log is believed to be as it was when it was last looked at. */
const believed = 200

/** Bytes that an entry takes beside its picture, about. */
const entryBytes = 1500

/** @param bytes how much memory the pictures may take together */
export function hotImages(listing: Listing, bytes: number): HotImages {
  const images = new LRUCache<string, HotImage>({
    maxSize: Math.max(1, bytes),
    sizeCalculation: ({ body }) => body.byteLength + entryBytes,
  })
  let lookedAt = 0
  // What is kept was right when the log ended here; whatever came since may have withdrawn or replaced it.
  let seen = listing.cursor()
  const isDue = () => Date.now() - lookedAt > believed

  async function look(): Promise<void> {
    await listing.catchUp()
    const cursor = listing.cursor()
    if (cursor !== seen) images.clear()
    seen = cursor
    lookedAt = Date.now()
  }

  return {
    get: (url) => (isDue() ? undefined : images.get(url)),
    current: async (url) => {
      if (isDue()) await look()
      return images.get(url)
    },
    keep: async (url, make) => {
      const before = seen
      const image = await make()
      if (image && before === seen) images.set(url, image)
      return image
    },
  }
}

const isOfContent = (name: string | undefined) =>
  name === 'content-type' || name === 'content-length'

/** Sends a picture, or says that the asker has it. */
export function sendHot(
  { headers, etag, body }: HotImage,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.headers['if-none-match'] !== undefined && isKnown(request.headers, etag)) {
    const rest = headers.filter((_, at) => !isOfContent(headers[at - (at % 2)]))
    response.writeHead(304, rest).end()
    return
  }
  response.writeHead(200, headers as string[])
  response.end(request.method === 'HEAD' ? undefined : body)
}
