/** What is sent back. Express, the static export and the tests all read the same value. */
export interface Reply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** All of it, a file to be sent, or pieces that are made while they are sent. */
  readonly body: Uint8Array | FileBody | { readonly chunks: Chunks }
}

/** A file to be sent, or a part of it. */
export interface FileBody {
  /** Its path. */
  readonly file: string
  /** How many are sent. */
  readonly bytes: number
  /** The first of them, counted from 0; the beginning of the file where it is not given. */
  readonly from?: number
}

/**
 * Pieces of an answer, one after the other. Each is made when the one before has been sent, and none when nobody asks for it: the
 * first call begins the work, and leaving off ends it.
 */
export type Chunks = AsyncIterable<Uint8Array>

const encoder = new TextEncoder()

/** A document of JSON. */
export function json(body: object, mediaType = 'application/json', status = 200): Reply {
  return {
    status,
    headers: { 'content-type': mediaType },
    body: encoder.encode(JSON.stringify(body)),
  }
}

/** A page for people. */
export function page(html: string, status = 200): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: encoder.encode(html),
  }
}

/** Plain text. */
export function plain(text: string): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: encoder.encode(text),
  }
}

/** Says to look elsewhere. https://www.rfc-editor.org/rfc/rfc9110#name-303-see-other */
export function seeOther(location: string): Reply {
  return { status: 303, headers: { location }, body: new Uint8Array() }
}
