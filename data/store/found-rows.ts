import type { ItemId, PageId, TextId } from '../model/ids.js'
import type { Found } from './found.js'

/** In SQL, of the table of passages: what {@link parseFound} reads. No id holds a line feed or a stroke. */
export const foundRow = "page || '|' || text || '|' || item"

/** Passages out of one text, line by line: handing over a row at a time takes longer than finding it. */
export function parseFound(row: unknown): readonly Found[] {
  const { found } = row as { found: string | null }
  return found === null ? [] : found.split('\n').map(foundIn)
}

/** A passage out of its line. */
export function foundIn(line: string): Found {
  const first = line.indexOf('|')
  const second = line.indexOf('|', first + 1)
  return {
    item: line.slice(second + 1) as ItemId,
    page: line.slice(0, first) as PageId,
    text: line.slice(first + 1, second) as TextId,
  }
}
