import type { Allowance } from './allowance/allowances.js'

/** What a handler is asked: the named parts of the address, the query after it, and what the asker would like. */
export interface Ask<Name extends string = string> {
  readonly params: Readonly<Record<Name, string>>
  readonly query: URLSearchParams
  /** The path as it was asked for, percent-encoding untouched: `'/iiif/image/3/abc/info.json'`. */
  readonly path: string
  /** Request headers, names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Aborted when the asker goes away before there is an answer. */
  readonly signal?: AbortSignal
  /** Of whoever asks; left out where nobody counts. */
  readonly allowance?: Allowance | undefined
}

/** What a handler is sent: a form, or JSON. */
export interface AskWithBody extends Ask {
  readonly body: string
}
