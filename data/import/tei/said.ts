import type { MarkKind } from '../../model/text-line.js'
import type { Surface, Zone } from './facsimile.js'

/** What an editor says of a piece of the text. Its pieces share it, so that what is learnt later counts for all of them. */
export interface Said {
  readonly kind: MarkKind
  says?: string | undefined
  names?: string | undefined
  /** What `@ref` and `@key` point to, to be looked up when all of the file was read. */
  readonly refers?: readonly string[]
  /** A place that a note may belong to: it is no mark where none does. */
  readonly waits?: true
}

/** Where a thing is on its page: references, and what says that it belongs to it. */
export type Places = readonly (string | Surface | Zone)[]

/** A text with each run of XML's white space as one space, and none around it. */
export function collapsed(text: string): string {
  return text.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '')
}
