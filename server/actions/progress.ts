import type { Finding } from '../../data/model/finding.js'

/** What became of an item. */
export type Outcome = 'published' | 'updated' | 'unchanged' | 'refused'

/** What an action tells while it works; the command line shows it. */
export type Told =
  /** So many pages are ahead; told again when a file turns out to hold more than one. */
  | { readonly kind: 'ahead'; readonly pages: number }
  /** `made`: whether there was work to do, or it had been done before for the same bytes. */
  | { readonly kind: 'page'; readonly made: boolean }
  /** So many pages are now to be read by OCR; those that were read before are not among them. */
  | { readonly kind: 'reading'; readonly pages: number }
  /** One of them was read, or could not be. */
  | { readonly kind: 'read' }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | {
      readonly kind: 'item'
      readonly id: string
      readonly title: string
      readonly pages: number
      readonly outcome: Outcome
    }
  | { readonly kind: 'say'; readonly what: string }

/** Listens to an action. */
export type Tell = (told: Told) => void

/** How an action is watched and stopped. */
export interface Watch {
  readonly tell: Tell
  /** Aborted, the action stops at the next page; what is published stays so, and nothing is half done. */
  readonly signal: AbortSignal
}
