import { createHash, randomUUID } from 'node:crypto'
import { Problem, problems } from '../data/model/problem.js'
import { problemPage, type ProblemView } from '../web/problem-page.js'
import { chargeAsking, charged } from './allowance/charging.js'
import type { Archive } from './archive.js'
import type { Ask } from './ask.js'
import { isKnown } from './known.js'
import { wantsHtml } from './media-types.js'
import { HeadedProblem } from './headed-problem.js'
import { policyHeader } from './policy.js'
import { ranged } from './ranges.js'
import { json, page, type Reply } from './reply.js'
import type { CacheRule, Route } from './route.js'
import { siteOf } from './site.js'

const cacheControl: Record<CacheRule, string> = {
  immutable: 'public, max-age=31536000, immutable',
  revalidate: 'public, no-cache',
}

const vary = 'Accept, Accept-Encoding'

/** The one door: whoever asks, a browser, the static export or a test, comes in through here. */
export async function answer(archive: Archive, route: Route, ask: Ask): Promise<Reply> {
  try {
    chargeAsking(archive, route, ask)
    await archive.listing.catchUp()
    if (route.forPeople) await archive.look.catchUp()
    const reply = await route.handle(archive, ask)
    const headers = { ...headersOf(route), ...hidden(archive), ...reply.headers }
    return charged(ranged(revalidated({ ...reply, headers }, ask), ask), ask)
  } catch (error) {
    if (ask.signal?.aborted && error === ask.signal.reason) return unheard
    const reply = problemReply(archive, error, ask)
    // What is wrong now may be right later, whatever the address promises of its content.
    const headers = { ...headersOf(route), vary, 'cache-control': 'no-cache', ...reply.headers }
    return { ...reply, headers }
  }
}

/** For who went away: nobody reads it, and nothing is wrong. */
const unheard: Reply = { status: 503, headers: {}, body: new Uint8Array() }

/** https://iiif.io/api/presentation/3.0/#64-http-requests: every document may be read from any page of the web. */
function headersOf({ cache, forPeople, negotiated }: Route): Record<string, string> {
  return {
    'cache-control': cacheControl[cache],
    ...(negotiated && { vary }),
    ...(forPeople
      ? {}
      : {
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'Link, ETag, Last-Modified, Retry-After',
        }),
  }
}

/** An archive that is not to be found says so with everything, also to those who do not read its robots.txt. */
function hidden({ settings }: Archive): Record<string, string> {
  return settings.crawlers === 'none' ? { 'x-robots-tag': 'noindex, nofollow' } : {}
}

/** Answers 304 to who has it already. https://www.rfc-editor.org/rfc/rfc9110#name-conditional-requests */
function revalidated(reply: Reply, { headers: asked }: Ask): Reply {
  if (reply.status !== 200) return reply
  const etag =
    reply.headers['etag'] ?? (reply.body instanceof Uint8Array ? entityTag(reply.body) : undefined)
  const headers: Record<string, string> = { ...reply.headers, ...(etag !== undefined && { etag }) }
  if (!isKnown(asked, etag, reply.headers['last-modified'])) return { ...reply, headers }
  const { 'content-type': type, ...rest } = headers
  return { status: 304, headers: rest, body: new Uint8Array() }
}

/** Weak, because the same document goes out compressed in several ways. */
function entityTag(body: Uint8Array): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
}

/** What is no fault of ours, though it is our business: not offered, too much to do. */
const toldOf500: readonly number[] = [501, 503]

/** What went wrong: for machines as https://www.rfc-editor.org/rfc/rfc9457 says, for people as a page. Bugs are not explained to strangers. */
export function problemReply(
  archive: Archive,
  error: unknown,
  ask: Pick<Ask, 'headers' | 'path' | 'query'>,
): Reply {
  const view = told(error)
  const { status, detail } = view
  if (view.request !== undefined)
    archive.log.error({ err: error, path: ask.path, request: view.request }, 'could not answer')
  const reply = wantsHtml(ask)
    ? problemForPeople(archive, view, ask)
    : problemJson({ status, title: view.title, detail, instance: ask.path })
  const after = error instanceof Problem ? error.retryAfter : undefined
  const more = error instanceof HeadedProblem ? error.headers : {}
  const headers = {
    ...reply.headers,
    ...more,
    ...(after !== undefined && { 'retry-after': String(after) }),
  }
  return { ...reply, headers }
}

/** What a stranger is told of what went wrong: all of what is no fault of ours, and of a fault only where it stands in the log. */
function told(error: unknown): ProblemView & { readonly title: string; readonly detail: string } {
  if (error instanceof Problem) {
    const { status, title } = problems[error.code]
    if (status < 500 || toldOf500.includes(status))
      return { status, title, detail: error.message, withdrawal: error.withdrawal }
    return { status, title, ...noted() }
  }
  return { status: 500, title: 'Something broke here', ...noted() }
}

/** Who writes to the archive about it can name it, and it is found in the log. */
function noted() {
  return { detail: 'It was noted in the log of this archive.', request: randomUUID().slice(0, 8) }
}

function problemForPeople(
  archive: Archive,
  view: ProblemView,
  ask: Pick<Ask, 'path' | 'query'>,
): Reply {
  const reply = page(problemPage(view, siteOf(archive, ask)).toString(), view.status)
  const headers = { ...reply.headers, 'content-security-policy': policyHeader(archive) }
  return { ...reply, headers }
}

function problemJson(told: { status: number; title: string; detail: string; instance: string }) {
  return json({ type: 'about:blank', ...told }, 'application/problem+json', told.status)
}
