import type { Archive } from '../archive.js'
import { json, type Reply } from '../reply.js'

/** The process answers. */
export function showLive(): Promise<Reply> {
  return Promise.resolve(json({ status: 'live' }))
}

/** The archive can be read, and the lists hold all that the change log tells. */
export async function showReady({ catalogue, listing }: Archive): Promise<Reply> {
  const [told, listed] = [await catalogue.cursor(), listing.cursor()]
  const ready = listed >= told
  return json(
    { status: ready ? 'ready' : 'catching up', changes: { told, listed } },
    'application/json',
    ready ? 200 : 503,
  )
}
