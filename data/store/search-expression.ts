import type { Phrase, Query, Wanted } from '../search/query.js'
import type { Scope } from './search.js'

/** A name of anything as one word of the index, that can be no word of a text. */
export function tag(of: 'item' | 'collection' | 'kind', name: string): string {
  return `${of.slice(0, 1)}${Buffer.from(name).toString('hex')}`
}

/** What the full-text index is asked: https://www.sqlite.org/fts5.html#full_text_query_syntax. Terms hold letters and digits only. */
export function expression(query: Query, { item, collections, kinds }: Scope): string {
  const scopes = [
    item === undefined ? [] : [tag('item', item)],
    collections?.map((one) => tag('collection', one)) ?? [],
    kinds?.map((kind) => tag('kind', kind)) ?? [],
  ].filter(({ length }) => length > 0)
  return inColumns(
    'words',
    query,
    scopes.map((tags) => `scope : (${tags.join(' OR ')})`),
  )
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
