/** A server that answers image requests. */
export interface ImageServer {
  readonly name: string
  /** Without a slash at the end. */
  readonly root: string
  /** Path of the image's base URI, without a slash at the end. */
  readonly base: string
  /** Of its first process. */
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** A peer that is not there, and how to have it. */
export interface Missing {
  readonly name: string
  readonly missing: string
}

export const isMissing = (peer: ImageServer | Missing): peer is Missing => 'missing' in peer
