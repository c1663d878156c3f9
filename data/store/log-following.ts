import type { Change, Cursor } from '../model/change.js'
import type { Catalogue } from './catalogue.js'
import type { Sqlite } from './sqlite.js'

/** Changes taken in by one transaction. */
const batch = 500

/** What is derived from the change log in an SQLite file, and how. */
export interface Following<Read> {
  /** The newest change that is in it. */
  readonly cursor: () => Cursor
  /** Empties it, to be made again from the beginning of the log. */
  readonly forget: () => void
  /** What has to be read beside the changes. */
  readonly read: (changes: readonly Change[]) => Promise<Read>
  /** Takes changes in, and notes `to` as the newest. */
  readonly take: (read: Read, changes: readonly Change[], to: Cursor) => void
}

/**
 * Takes in what the change log says since it was last looked at. Several processes may do so at once: what one has read
 * counts only if none of them was faster, because that one may have read a later state of the same record.
 */
export async function follow<Read>(
  catalogue: Pick<Catalogue, 'cursor' | 'changes'>,
  db: Sqlite,
  { cursor, forget, read, take }: Following<Read>,
): Promise<void> {
  // What comes while this works is for whoever asks then: a busy publisher must not keep anybody here.
  const wanted = await catalogue.cursor()
  for (;;) {
    // In this order: the log only grows, so what is ahead of it is of a log that was put back to an earlier state.
    const known = cursor()
    const newest = await catalogue.cursor()
    if (known >= wanted && known <= newest) return
    const isPutBack = known > newest
    const changes = await firstOf(catalogue.changes(isPutBack ? 0 : known))
    const to = changes.at(-1)?.cursor ?? (isPutBack ? 0 : undefined)
    if (to === undefined) return
    const found = await read(changes)
    await db.transaction(() => {
      if (cursor() !== known) return
      if (isPutBack) forget()
      take(found, changes, to)
    })
  }
}

/** As many changes as one transaction takes in. */
async function firstOf(changes: AsyncIterable<Change>): Promise<readonly Change[]> {
  const first: Change[] = []
  for await (const change of changes) {
    first.push(change)
    if (first.length === batch) break
  }
  return first
}
