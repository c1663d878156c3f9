import type { Query } from '../search/query.js'
import { expression } from './search-expression.js'
import { knownRooms, passagesOf } from './item-numbers.js'
import { kindOf, kindsInOrder } from './search-tables.js'
import type { Scope } from './search.js'
import type { Sqlite } from './sqlite.js'

/**
 * Which rows of the index of words are looked for, as SQL. Their numbers tell item and kind, so that the index is asked for nothing more.
 * Numbers of passages stand in the values, so that the statement is the same one for all items.
 */
export function within(
  db: Sqlite,
  query: Query,
  scope: Scope,
): { readonly where: string; readonly values: readonly (string | number)[] } {
  const { item, kinds = [] } = scope
  const conditions = ['word MATCH ?']
  const values: (string | number)[] = [expression(query, scope)]
  if (item !== undefined) {
    // Numbers are handed over as floating ones, by which FTS5 would not narrow down.
    conditions.push('word.rowid BETWEEN CAST(? AS INT) AND CAST(? AS INT)')
    values.push(...passagesOf(knownRooms(db, item) ?? { number: 0, rooms: 0 }))
  }
  if (kinds.length > 0) {
    const bits = kinds.map((kind) => kindsInOrder.indexOf(kind))
    conditions.push(
      `(${bits
        .toSorted()
        .map((bit) => `${kindOf('word.rowid')} = ${String(bit)}`)
        .join(' OR ')})`,
    )
  }
  return { where: conditions.join(' AND '), values }
}
