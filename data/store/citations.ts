import type { Citation } from '../model/citation.js'
import type { CitationId } from '../model/ids.js'

/**
 * Where minted citations are kept: they are promises, so they are never changed and never taken away. Each store must
 * pass `test/contracts/citations.ts`.
 */
export interface Citations {
  /** The citation; `undefined` when it was never minted. Throws the `unreadable` problem for one that is damaged. */
  get(id: CitationId): Promise<Citation | undefined>
  /**
   * Keeps a citation unless there is one of its id already, and tells whether it was kept. Several processes may do so at
   * once, also while another one publishes: the first of them wins. Throws the `forbidden` problem where nothing can be
   * written.
   */
  add(citation: Citation): Promise<boolean>
  /** Every citation's id, in no order; and what else lies among them, by its path in the archive. */
  every(): AsyncIterable<{ readonly id: CitationId } | { readonly unknown: string }>
}
