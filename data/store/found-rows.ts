import type { ItemId, PageId, TextId } from '../model/ids.js'
import type { Found } from './found.js'

/**
 * Passages out of one text, `page|text|item` line by line: handing over a row at a time takes longer than finding it. No id holds a line feed or a stroke.
 * @param item of which item all are, where the lines do not tell
 */
export function parseFound(row: unknown, item?: ItemId): readonly Found[] {
  const { found } = row as { found: string | null }
  if (found === null) return []
  return found.split('\n').map((line) => {
    const first = line.indexOf('|')
    const second = item === undefined ? line.indexOf('|', first + 1) : line.length
    return {
      item: item ?? (line.slice(second + 1) as ItemId),
      page: line.slice(0, first) as PageId,
      text: line.slice(first + 1, second) as TextId,
    }
  })
}
