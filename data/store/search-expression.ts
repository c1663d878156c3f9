import type { CollectionId } from '../model/ids.js'
import type { Phrase, Query, Wanted } from '../search/query.js'
import type { Scope } from './search.js'

/** Of private use (https://www.unicode.org/faq/private_use.html), so that no word of a text begins with it: words hold letters, figures and marks only. */
const sign = '\ue000'

/** A collection as one word of the index, that can be no word of a text. */
export function tag(collection: CollectionId): string {
  return sign + Buffer.from(collection).toString('hex')
}

/** What a full-text index is asked: https://www.sqlite.org/fts5.html#full_text_query_syntax. Terms hold letters and digits only. */
export function expression(
  { all, none }: Query,
  { collections = [] }: Pick<Scope, 'collections'> = {},
): string {
  const tags = collections.map((one) => `"${tag(one)}"`)
  const scope = tags.length > 0 ? [`(${tags.join(' OR ')})`] : []
  const wanted = [...all.map(either), ...scope].join(' AND ')
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map(either).join(' OR ')})`
}

const either = (wanted: Wanted) =>
  wanted.length === 1 ? wanted.map(phrase).join('') : `(${wanted.map(phrase).join(' OR ')})`

const phrase = ({ terms, isPrefix }: Phrase) => `"${terms.join(' ')}"${isPrefix ? ' *' : ''}`
