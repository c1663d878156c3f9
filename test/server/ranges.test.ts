import { describe, expect, it } from '@jest/globals'
import { HeadedProblem } from '../../server/headed-problem.js'
import { ranged } from '../../server/ranges.js'
import type { Reply } from '../../server/reply.js'

const modified = 'Tue, 24 Nov 2026 15:00:00 GMT'
const whole: Reply = {
  status: 200,
  headers: { 'accept-ranges': 'bytes', etag: '"abc"', 'last-modified': modified },
  body: { file: '/dump', bytes: 1000 },
}

/** What comes for a range: the part, all, or that there is none. */
function given(range: string | undefined, more: Record<string, string> = {}, of = whole) {
  try {
    const headers = { ...more, ...(range !== undefined && { range }) }
    const { status, headers: told, body } = ranged(of, { headers })
    if (!('file' in body)) throw new Error('no file')
    return status === 206
      ? [body.from, body.bytes, told['content-range']]
      : [status, body.bytes, body.from]
  } catch (error) {
    if (!(error instanceof HeadedProblem)) throw error
    return [error.code, error.headers['content-range']]
  }
}

const all = [200, 1000, undefined]
const none = ['range', 'bytes */1000']

describe('a part of a file', () => {
  it.each([
    [undefined, all],
    ['bytes=0-0', [0, 1, 'bytes 0-0/1000']],
    ['bytes=0-499', [0, 500, 'bytes 0-499/1000']],
    ['bytes=500-999', [500, 500, 'bytes 500-999/1000']],
    ['bytes=500-', [500, 500, 'bytes 500-999/1000']],
    ['bytes=999-', [999, 1, 'bytes 999-999/1000']],
    ['bytes=900-5000', [900, 100, 'bytes 900-999/1000']],
    ['bytes=900-99999999999999999999999999', [900, 100, 'bytes 900-999/1000']],
    ['bytes=-1', [999, 1, 'bytes 999-999/1000']],
    ['bytes=-5000', [0, 1000, 'bytes 0-999/1000']],
    ['Bytes = 1-2', [1, 2, 'bytes 1-2/1000']],
    // What is not there at all.
    ['bytes=1000-', none],
    ['bytes=1000-1000', none],
    ['bytes=99999999999999999999999999-', none],
    ['bytes=-0', none],
    ['bytes=2000-3000,-0', none],
    // Not well formed, or counted otherwise: as if nothing was asked.
    ['bytes=', all],
    ['bytes=,', all],
    ['bytes=-', all],
    ['bytes=5-2', all],
    ['bytes=a-b', all],
    ['bytes=1-2-3', all],
    ['bytes=0x1-2', all],
    ['bytes=+1-2', all],
    ['bytes 0-1', all],
    ['items=0-1', all],
    ['bytes=0-1,nonsense', all],
    // Several: one part where they meet, all where they do not.
    ['bytes=0-9,10-19', [0, 20, 'bytes 0-19/1000']],
    ['bytes=10-19, 0-12', [0, 20, 'bytes 0-19/1000']],
    ['bytes=0-9,,5000-', [0, 10, 'bytes 0-9/1000']],
    ['bytes=0-9,20-29', all],
  ])('%s', (range, expected) => {
    expect(given(range)).toEqual(expected)
  })

  it('is of the very file that was begun, or all of the file that is there now', () => {
    const part = [1, 2, 'bytes 1-2/1000']
    expect(given('bytes=1-2', { 'if-range': '"abc"' })).toEqual(part)
    expect(given('bytes=1-2', { 'if-range': '"other"' })).toEqual(all)
    expect(given('bytes=1-2', { 'if-range': 'W/"abc"' })).toEqual(all)
    expect(given('bytes=1-2', { 'if-range': modified })).toEqual(part)
    expect(given('bytes=1-2', { 'if-range': 'Wed, 25 Nov 2026 15:00:00 GMT' })).toEqual(all)
    expect(given('bytes=1-2', { 'if-range': 'yesterday' })).toEqual(all)
    // A range that cannot be had of a file that is no longer the one meant is no mistake.
    expect(given('bytes=5000-', { 'if-range': '"other"' })).toEqual(all)
  })

  it('is given of what offers parts alone', () => {
    const { 'accept-ranges': _, ...headers } = whole.headers
    expect(given('bytes=1-2', {}, { ...whole, headers })).toEqual(all)
    const notModified = { status: 304, headers: whole.headers, body: new Uint8Array() }
    expect(ranged(notModified, { headers: { range: 'bytes=1-2' } })).toBe(notModified)
  })

  it('of an empty file is never there', () => {
    const empty = { ...whole, body: { file: '/dump', bytes: 0 } }
    expect(given('bytes=0-', {}, empty)).toEqual(['range', 'bytes */0'])
    expect(given('bytes=-5', {}, empty)).toEqual(['range', 'bytes */0'])
  })
})
