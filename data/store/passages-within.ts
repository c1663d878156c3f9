import type { Query } from '../search/query.js'
import { expression } from './search-expression.js'
import { kindOf, kindsInOrder, knownNumber, passagesOf } from './search-tables.js'
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
    conditions.push('word.rowid BETWEEN ? AND ?')
    values.push(...passagesOf(knownNumber(db, item) ?? -1))
  }
  if (kinds.length > 0) {
    const bits = kinds.map((kind) => kindsInOrder.indexOf(kind))
    conditions.push(`${kindOf('word.rowid')} IN (${bits.toSorted().join(', ')})`)
  }
  return { where: conditions.join(' AND '), values }
}
