import type { TextFormat } from '../model/text.js'
import type { CollectionRecord, ItemRecord } from './record.js'

/** A file that was found, with what it was understood to be. */
export interface FoundFile {
  readonly name: string
  /** Absolute path. */
  readonly path: string
  /** Length in bytes. */
  readonly bytes: number
  readonly is: FileIs
}

/** What a file is to an archive. Records and tables are already read. */
export type FileIs =
  | { readonly what: 'scan'; readonly mediaType: string }
  | { readonly what: 'text'; readonly format: TextFormat }
  /** `faulty`: it holds errors, so it may not say what it was meant to. */
  | { readonly what: 'item-record'; readonly record?: ItemRecord; readonly faulty?: boolean }
  | { readonly what: 'collection-record'; readonly record: CollectionRecord }
  | { readonly what: 'table'; readonly rows: readonly TableRow[] }
  /** The `item.json` of an item that was published before, and copied. */
  | { readonly what: 'kept-item' }
  | { readonly what: 'nothing' }

/** A row of a table: the record of one item, and which folder or file it speaks of. */
export interface TableRow {
  readonly file?: string
  readonly folder?: string
  /** Line in the table, from 1. */
  readonly line: number
  readonly record: ItemRecord
}

/** A folder that was found, with all below it. Empty of anything useful, it is left out by whoever looked. */
export interface FoundFolder {
  readonly name: string
  readonly path: string
  readonly folders: readonly FoundFolder[]
  readonly files: readonly FoundFile[]
}

/** Files of one kind in a folder, with what they are. */
export function filesThatAre<What extends FileIs['what']>(
  folder: FoundFolder,
  what: What,
): readonly (FoundFile & { readonly is: Extract<FileIs, { what: What }> })[] {
  return folder.files.filter(
    (file): file is FoundFile & { readonly is: Extract<FileIs, { what: What }> } =>
      file.is.what === what,
  )
}
