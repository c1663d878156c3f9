import { createReadStream, type ReadStream } from 'node:fs'
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import compression from 'compression'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { pinoHttp } from 'pino-http'
import { Problem } from '../data/model/problem.js'
import { answer, problemReply } from './answer.js'
import { clientOf } from './allowance/client.js'
import type { Archive } from './archive.js'
import type { Ask } from './ask.js'
import { policyFor } from './policy.js'
import type { FileBody, Reply } from './reply.js'
import type { Route } from './route.js'
import { routes } from './routes.js'

/** Puts the route table on Express. Nothing here knows what a manifest is. */
export function createApp(archive: Archive): Express {
  const app = express()
    .disable('x-powered-by')
    .disable('etag')
    // Ids are exact: no second address by other capitals or a slash at the end.
    .enable('case sensitive routing')
    .enable('strict routing')
    .set('trust proxy', archive.settings['trust-proxy'])
  app.use(pinoHttp({ logger: archive.log, useLevel: 'debug', quietReqLogger: true }))
  app.use(compression())
  for (const route of routes) {
    const protection = protectionFor(route, archive)
    const isItsOwn = async (request: Request, _response: Response, next: NextFunction) => {
      next(
        (await route.givesWay?.(archive, askFrom(request, archive))) === true ? 'route' : undefined,
      )
    }
    app.get(route.path, isItsOwn, protection, async (request, response) => {
      const ask = { ...askFrom(request, archive), signal: goneSignal(response) }
      await send(await answer(archive, route, ask), request, response)
    })
    const { take } = route
    if (take)
      app.post(route.path, protection, readBody, async (request, response) => {
        const body: unknown = request.body
        const ask = { ...askFrom(request, archive), body: typeof body === 'string' ? body : '' }
        const taking = { ...route, handle: () => take(archive, ask) }
        await send(await answer(archive, taking, ask), request, response)
      })
    app.options(route.path, allowReading)
    app.all(route.path, (request, _response, next) => {
      // An address that gave way is that of a route after it.
      if (request.method === 'GET' || request.method === 'HEAD') {
        next()
        return
      }
      const methods = methodsOf(route.path).replace(/, (\w+)$/, ' and $1')
      throw new Problem('method-not-allowed', `Only ${methods} are answered here.`)
    })
  }
  app.use((request: Request) => {
    throw new Problem('not-found', `There is nothing at ${request.path}.`)
  })
  app.use(async (error: unknown, request: Request, response: Response, _next: NextFunction) => {
    if (response.headersSent) {
      // Too late to say so: the connection is cut, so that nobody takes what has come for all of it.
      archive.log.error({ err: error, path: request.path }, 'could not finish an answer')
      response.destroy()
    } else await send(errorReply(archive, error, request), request, response)
  })
  return app
}

/** A form of ours is far smaller; what is larger, or compressed, is not read to its end. */
const readBody = express.text({ type: () => true, limit: '8kb', inflate: false })

/** What may be done at an address. */
function methodsOf(path: string): string {
  const takes = routes.some((route) => route.take !== undefined && route.path === path)
  return takes ? 'GET, HEAD, OPTIONS, POST' : 'GET, HEAD, OPTIONS'
}

/** Documents and images are not pages: of what is against misuse by browsers, this much concerns them. */
const documentProtection = helmet({
  contentSecurityPolicy: false,
  crossOriginOpenerPolicy: false,
  // Any page of the web may read our documents and images.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  originAgentCluster: false,
  referrerPolicy: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
})

/** Headers that keep a browser from doing with an answer what it is not for. */
function protectionFor(route: Route, archive: Archive) {
  if (!route.forPeople) return documentProtection
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policyFor(route, archive) },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Whether there is TLS is the business of the proxy in front.
    strictTransportSecurity: false,
  })
}

/** The headers that every answer of a route goes out with, whatever it holds. */
export function fixedHeaders(route: Route, archive: Archive): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  protectionFor(route, archive)(request, response, () => undefined)
  const headers = Object.entries(response.getHeaders())
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]))
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch */
function allowReading(request: Request, response: Response): void {
  response
    .status(204)
    .set({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers':
        'Accept, Authorization, Content-Type, If-Modified-Since, If-None-Match, If-Range, Range',
      'access-control-max-age': '86400',
      allow: methodsOf(request.path),
    })
    .end()
}

/** What Express cannot decode in an address, or read of a body, comes as an error that carries a status. */
function knownFailure(error: unknown, { path }: Request): unknown {
  const { status, type } = (error ?? {}) as { status?: unknown; type?: unknown }
  if (status === 413) return new Problem('too-large', 'More was sent than is read here.')
  if (status === 415 || type !== undefined)
    return new Problem(
      'bad-request',
      'What was sent could not be read: send it as UTF-8, as it is.',
    )
  if (status === 400)
    return new Problem('bad-request', `The address ${path} is not well percent-encoded.`)
  return error
}

function errorReply(archive: Archive, error: unknown, request: Request): Reply {
  const known = knownFailure(error, request)
  const reply = problemReply(archive, known, { ...askedIn(request), headers: headersFrom(request) })
  const allow = reply.status === 405 ? { allow: methodsOf(request.path) } : {}
  return {
    ...reply,
    headers: {
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      ...allow,
      ...reply.headers,
    },
  }
}

async function send(
  { status, headers, body }: Reply,
  request: Request,
  response: Response,
): Promise<void> {
  response.status(status)
  // Express's own `set` would add a charset to application/json, which has none.
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  const empty = status === 204 || status === 304
  if (body instanceof Uint8Array) {
    if (!empty) response.set('content-length', String(body.byteLength))
    response.end(
      request.method === 'HEAD' || empty
        ? undefined
        : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    )
    return
  }
  if ('file' in body) response.set('content-length', String(body.bytes))
  const pieces = () => ('file' in body ? fileStream(body) : body.chunks)
  if (request.method === 'HEAD') response.end()
  else
    await pipeline(pieces(), response).catch((error: unknown) => {
      // The asker went away; there is nobody to tell.
      const isGone = (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'
      if (!isGone && !request.socket.destroyed) throw error
    })
}

function fileStream({ file, bytes, from }: FileBody): ReadStream {
  return createReadStream(file, from === undefined ? {} : { start: from, end: from + bytes - 1 })
}

/** Express gives a list for a star; a part of an address is always one text here. */
function askFrom(request: Request, { allowances }: Archive): Ask {
  const parts = Object.entries(request.params).map(([name, value]) => [
    name,
    [value].flat().join('/'),
  ])
  return {
    params: Object.fromEntries(parts) as Record<string, string>,
    ...askedIn(request),
    headers: headersFrom(request),
    // Of who came through proxies, what those say that may be believed.
    allowance: allowances.of(clientOf(request.ip)),
  }
}

/** An address mostly comes without a host, and may begin with two slashes all the same; or it comes whole, or as none at all. */
function askedIn({ originalUrl, path }: Request): Pick<Ask, 'path' | 'query'> {
  const address = originalUrl.startsWith('/') ? `http://archive${originalUrl}` : originalUrl
  if (!URL.canParse(address)) return { path, query: new URLSearchParams() }
  const { pathname, searchParams } = new URL(address)
  return { path: pathname, query: searchParams }
}

/** Aborted when the connection closes before the answer is out. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) gone.abort()
  })
  return gone.signal
}

function headersFrom({ headers, method }: Request): Ask['headers'] {
  const named = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ])
  // "A server MUST ignore a Range header field received with a request method … for which range handling is not defined", that is all but GET.
  const isOfGet = method === 'GET'
  return Object.fromEntries(isOfGet ? named : named.filter(([name]) => name !== 'range')) as Ask['headers'] // prettier-ignore
}
