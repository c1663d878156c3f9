import type { Ask } from './ask.js'
import { HeadedProblem } from './headed-problem.js'
import type { FileBody, Reply } from './reply.js'

/** Bytes of a file, both counted from 0 and both meant. */
interface Span {
  readonly from: number
  readonly to: number
}

/**
 * A reply with a file that offers its parts (`accept-ranges: bytes`), or the part of it that was asked for (206). Several parts that are apart
 * are not given one by one: then the file is sent whole, as where a range is not well formed or another state of the file is meant
 * (`If-Range`). Throws the `range` problem (416) where there is no such part.
 * https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function ranged(reply: Reply, { headers: asked }: Pick<Ask, 'headers'>): Reply {
  const { body, headers, status } = reply
  const { range } = asked
  const isOffered = headers['accept-ranges'] === 'bytes' && 'file' in body && status === 200
  if (!isOffered || range === undefined || !isMeant(asked['if-range'], headers)) return reply
  const spans = parseRange(range, body.bytes)
  if (!spans) return reply
  if (spans.length === 0) throw noSuchPart(body)
  const [span, ...others] = joined(spans)
  if (!span || others.length > 0) return reply
  return part(reply, body, span)
}

function noSuchPart({ bytes }: FileBody): HeadedProblem {
  const headers = { 'content-range': `bytes */${String(bytes)}`, 'accept-ranges': 'bytes' }
  return new HeadedProblem(headers, 'range', `This file has ${String(bytes)} bytes, and no others.`)
}

function part(reply: Reply, { file, bytes }: FileBody, { from, to }: Span): Reply {
  const range = `bytes ${String(from)}-${String(to)}/${String(bytes)}`
  return {
    status: 206,
    headers: { ...reply.headers, 'content-range': range },
    body: { file, from, bytes: to - from + 1 },
  }
}

/** Whether the rest of this very file is wanted, not of one that was there before. A weak tag is never enough. https://www.rfc-editor.org/rfc/rfc9110#name-if-range */
function isMeant(condition: string | undefined, headers: Reply['headers']): boolean {
  if (condition === undefined) return true
  const { etag, 'last-modified': modified } = headers
  if (condition.includes('"')) return etag?.startsWith('"') === true && condition.trim() === etag
  return modified !== undefined && Date.parse(condition) === Date.parse(modified)
}

/** The parts of a file that a `Range` header names, without those behind its end; `undefined` where it is not well formed, or counts in something else than bytes. */
function parseRange(header: string, length: number): readonly Span[] | undefined {
  const [, set = ''] = /^\s*bytes\s*=(.*)$/i.exec(header) ?? []
  const texts = set.split(',').map((text) => text.trim())
  // A list may hold empty places. https://www.rfc-editor.org/rfc/rfc9110#name-lists-rule-abnf-extension
  const spans = texts.filter(Boolean).map((text) => parseSpan(text, length))
  if (spans.length === 0 || spans.includes(undefined)) return undefined
  return spans.filter((span) => span !== undefined && span.from <= span.to) as Span[]
}

/** `0-499`, `500-` or `-500`; `undefined` for anything else, and where the end is before the beginning. */
function parseSpan(text: string, length: number): Span | undefined {
  const [, first = '', last = ''] = /^(\d*)-(\d*)$/.exec(text) ?? []
  if (first === '') return last === '' ? undefined : suffix(Number(last), length)
  return between(first, last, length)
}

/** The last so many bytes; of more than there are, all. Behind the end where none are wanted. */
function suffix(bytes: number, length: number): Span {
  return { from: Math.max(0, length - bytes), to: length - 1 }
}

/** `undefined` where the end is before the beginning. */
function between(first: string, last: string, length: number): Span | undefined {
  const [from, to] = [Number(first), last === '' ? Infinity : Number(last)]
  return to < from ? undefined : { from, to: Math.min(to, length - 1) }
}

/** The same bytes in as few parts as can be. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = []
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const before = all.at(-1)
    if (before && span.from <= before.to + 1)
      all[all.length - 1] = { from: before.from, to: Math.max(before.to, span.to) }
    else all.push(span)
  }
  return all
}
