/** Everything that can go wrong on purpose. One word, one meaning, one HTTP status. */
export const problems = {
  'not-found': { status: 404, title: 'There is nothing at this address' },
  withdrawn: { status: 410, title: 'This was withdrawn' },
  'bad-request': { status: 400, title: 'The request could not be understood' },
  'not-acceptable': { status: 406, title: 'This is not available in the form that was asked for' },
  'method-not-allowed': { status: 405, title: 'This address can only be read' },
  'not-implemented': { status: 501, title: 'This is not offered here' },
  conflict: { status: 409, title: 'Someone else changed this first' },
  locked: { status: 409, title: 'Another process is writing to this archive' },
  refused: { status: 422, title: 'This cannot be published as it is' },
  forbidden: { status: 403, title: 'This is not allowed here' },
  'too-large': { status: 413, title: 'More was sent than is read here' },
  'too-many': { status: 429, title: 'This was asked for too often' },
  range: { status: 416, title: 'This file has no such part' },
  busy: { status: 503, title: 'There is too much to do at the moment' },
  unreadable: { status: 500, title: 'A file of the archive cannot be read' },
  setting: { status: 500, title: 'A setting is wrong' },
} as const

/** Names of expected failures. */
export type ProblemCode = keyof typeof problems

/** When and why something was withdrawn. */
export interface Withdrawal {
  /** ISO 8601 in UTC. */
  readonly at: string
  readonly why: string
}

/** An expected failure; its message is a sentence for the person it happens to. Anything else that is thrown is a bug. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  /** Seconds after which it may go better. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after */
  readonly retryAfter: number | undefined
  /** Of what is no longer there. */
  readonly withdrawal: Withdrawal | undefined

  constructor(
    code: ProblemCode,
    detail: string,
    options: ErrorOptions & { readonly retryAfter?: number; readonly withdrawal?: Withdrawal } = {},
  ) {
    super(detail, options)
    this.code = code
    this.retryAfter = options.retryAfter
    this.withdrawal = options.withdrawal
  }
}
