import type { Limits } from './limits.js'

/** What an information document says of an image beyond its measures. */
export interface Shown {
  readonly limits?: Limits
  /** 1 where the image has no colours. */
  readonly channels?: 1 | 3
  /** The http URI of a licence or rights statement. https://iiif.io/api/image/3.0/#56-rights */
  readonly rights?: string | undefined
}
