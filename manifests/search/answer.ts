import type { FoundText } from './hit.js'

/** What a search found, and which part of it is told. */
export interface SearchAnswer {
  /** The address that was asked, with what was asked for. */
  readonly id: string
  /** The same for another part, from 1. */
  readonly partAddress: (part: number) => string
  readonly part: number
  /** How many parts there are; at least 1. */
  readonly parts: number
  /** Texts with what was found in them, of this part. */
  readonly found: readonly FoundText[]
  /** Parameters that were asked and mean nothing here. */
  readonly ignored: readonly string[]
}
