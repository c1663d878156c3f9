import type { Archive } from '../archive.js'
import type { Ask } from '../ask.js'
import { HeadedProblem } from '../headed-problem.js'
import type { Chunks, Reply } from '../reply.js'
import type { Route } from '../route.js'
import type { Allowance } from './allowances.js'
import { workAt, workOfBytes } from './work.js'

/**
 * Takes what an address costs from the allowance of whoever asks, where they have one; throws the `too-many` problem, which says when to come
 * again and where all can be had at once, when it was used up. https://www.rfc-editor.org/rfc/rfc6585#section-4
 */
export function chargeAsking(
  { addresses }: Pick<Archive, 'addresses'>,
  route: Pick<Route, 'name'>,
  { allowance }: Pick<Ask, 'allowance'>,
): void {
  const work = workAt(route.name)
  if (!allowance || work === 0) return
  const wait = allowance.wait()
  if (wait === 0) {
    allowance.charge(work)
    return
  }
  const headers = {
    link: `<${addresses.dumps}>; rel="alternate"; title="All manifests in one file"`,
    // "Responses with the 429 status code MUST NOT be stored by a cache."
    'cache-control': 'no-store',
  }
  const seconds = wait === 1 ? '1 second' : `${String(wait)} seconds`
  const detail = `You have asked for more work than one client may: ask again in ${seconds}. All manifests can be had at once, without asking for each: ${addresses.dumps}`
  throw new HeadedProblem(headers, 'too-many', detail, { retryAfter: wait })
}

/** The reply, whose sending is taken from the allowance too. Of what is made while it is sent, only what is sent. */
export function charged(reply: Reply, { allowance }: Pick<Ask, 'allowance'>): Reply {
  const { body } = reply
  if (!allowance || 'file' in body) return reply
  if ('chunks' in body) return { ...reply, body: { chunks: chargedChunks(body.chunks, allowance) } }
  if (!isPicture(reply)) allowance.charge(workOfBytes(body.byteLength))
  return reply
}

/** Its making was counted by its pixels, or it lay ready. */
const isPicture = ({ headers }: Reply) => headers['content-type']?.startsWith('image/') === true

async function* chargedChunks(chunks: Chunks, allowance: Allowance): Chunks {
  for await (const chunk of chunks) {
    allowance.charge(workOfBytes(chunk.byteLength))
    yield chunk
  }
}
