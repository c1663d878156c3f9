import type { Phrase, Query, Wanted } from '../search/query.js'
import type { Scope } from './search.js'

/** A name of anything as one word of the index, that can be no word of a text. */
export function tag(of: 'item' | 'collection' | 'kind', name: string): string {
  return `${of.slice(0, 1)}${Buffer.from(name).toString('hex')}`
}

/** What the full-text index is asked: https://www.sqlite.org/fts5.html#full_text_query_syntax. Terms hold letters and digits only. */
export function expression({ all, none }: Query, { item, collections, kinds }: Scope): string {
  const scopes = [
    item === undefined ? [] : [tag('item', item)],
    collections?.map((one) => tag('collection', one)) ?? [],
    kinds?.map((kind) => tag('kind', kind)) ?? [],
  ].filter(({ length }) => length > 0)
  const wanted = [
    ...scopes.map((tags) => `scope : (${tags.join(' OR ')})`),
    ...all.map((one) => `words : ${either(one)}`),
  ].join(' AND ')
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map((one) => `words : ${either(one)}`).join(' OR ')})` // prettier-ignore
}

const either = (wanted: Wanted) => `(${wanted.map(phrase).join(' OR ')})`

const phrase = ({ terms, isPrefix }: Phrase) => `"${terms.join(' ')}"${isPrefix ? ' *' : ''}`
