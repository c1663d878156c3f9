import type { LanguageMap } from '../model/language.js'
import type { Provenance, TextKind } from '../model/text.js'
import type { FoundFile } from './folder.js'
import type { CollectionRecord, ItemRecord } from './record.js'

/** An item as a folder (or a row of a table) proposes it, before anything was opened or kept. */
export interface ItemProposal {
  /** Absolute path of the folder or file; for a row of a table, of the table with `#` and the row's own name. */
  readonly source: string
  /** The folder's or file's name: gives the title and the id where the record gives none. */
  readonly name: string
  readonly record?: ItemRecord
  /** Its record holds errors: it must not be published as if it had said what it says now. */
  readonly faulty?: boolean
  /** In page order. */
  readonly scans: readonly FoundFile[]
  readonly texts: readonly TextProposal[]
  /** The source of the collection it is in. Absent where an item was named by itself: then it stays where it was. */
  readonly parent?: string
  /** Sentences that tell how this was understood. */
  readonly why: readonly string[]
}

/** A text file and what it was taken for. */
export interface TextProposal {
  readonly file: FoundFile
  /** The scan it is the text of; absent for a text of the whole document. */
  readonly scan?: FoundFile
  /** As far as a name or the record says; otherwise it is decided when the text is read. */
  readonly kind?: TextKind
  readonly language?: string
  readonly label?: LanguageMap
  readonly provenance: Provenance
}

/** A collection as a folder proposes it. */
export interface CollectionProposal {
  readonly source: string
  readonly name: string
  readonly record?: CollectionRecord
  readonly parent?: string
  /** Sources of items and collections in it, in the order to show. */
  readonly members: readonly {
    readonly kind: 'item' | 'collection'
    readonly source: string
    readonly name: string
  }[]
}
