import type { CollectionId } from '../model/ids.js'
import type { Phrase, Query, Wanted } from '../search/query.js'
import type { Scope } from './search.js'

/** A collection as one word of the index, that can be no word of a text. */
export function tag(collection: CollectionId): string {
  return `c${Buffer.from(collection).toString('hex')}`
}

/** What the full-text index is asked: https://www.sqlite.org/fts5.html#full_text_query_syntax. Terms hold letters and digits only. */
export function expression(query: Query, { collections = [] }: Pick<Scope, 'collections'>): string {
  const scope = collections.length > 0 ? [`scope : (${collections.map(tag).join(' OR ')})`] : []
  return inColumns('words', query, scope)
}

/** What the index of records is asked. */
export function recordExpression(query: Query): string {
  return inColumns('{title names rest}', query, [])
}

function inColumns(columns: string, { all, none }: Query, scopes: readonly string[]): string {
  const one = (sought: Wanted) => `${columns} : ${either(sought)}`
  const wanted = [...scopes, ...all.map(one)].join(' AND ')
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(one).join(' OR ')})`
}

const either = (wanted: Wanted) => `(${wanted.map(phrase).join(' OR ')})`

const phrase = ({ terms, isPrefix }: Phrase) => `"${terms.join(' ')}"${isPrefix ? ' *' : ''}`
