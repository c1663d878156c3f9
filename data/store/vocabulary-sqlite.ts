import type { SearchedWord } from '../search/written.js'
import { within } from './passages-within.js'
import type { Scope } from './search.js'
import { commonest, Spellings } from './spellings.js'
import type { Sqlite } from './sqlite.js'
import type { Spelled, Vocabulary } from './vocabulary.js'

/** Texts that are looked through for words, where not all texts of the archive are meant. */
const mostTexts = 1000

/** Words in an SQLite file: all of the archive as they were counted, and those of a text as it has them. */
export class SqliteVocabulary implements Vocabulary {
  readonly #db: Sqlite

  constructor(db: Sqlite) {
    this.#db = db
  }

  beginning(beginning: string, scope: Scope, limit: number): readonly Spelled[] {
    const { item, collections = [], kinds = [] } = scope
    const isAll = item === undefined && collections.length === 0 && kinds.length === 0
    const found = isAll ? this.#counted(beginning) : this.#lookedThrough(beginning, scope)
    return commonest(found, limit)
  }

  written(term: string): string | undefined {
    const sql = 'SELECT term, written, total FROM vocabulary WHERE term = ?'
    const rows = this.#db.rows(sql, term) as Spelled[]
    return commonest(rows, 1)[0]?.written
  }

  #counted(beginning: string): readonly Spelled[] {
    const sql = `SELECT group_concat(term || '|' || written || '|' || total, ' ') AS found FROM vocabulary WHERE term >= ? AND term < ?`
    const { found } = this.#db.row(sql, beginning, `${beginning}\u{10ffff}`) as { found: string | null } // prettier-ignore
    return (found?.split(' ') ?? []).map((one) => {
      const [term = '', written = '', total] = one.split('|')
      return { term, written, total: Number(total) }
    })
  }

  #lookedThrough(beginning: string, scope: Scope): readonly Spelled[] {
    const query = { all: [[{ terms: [beginning], isPrefix: true }]], none: [] }
    const { where, values } = within(this.#db, query, scope)
    const sql = `SELECT group_concat(written.words, ' ') AS words FROM (SELECT rowid AS id FROM word WHERE ${where} LIMIT ${String(mostTexts)}) AS found
      CROSS JOIN passage ON passage.id = found.id CROSS JOIN written ON written.nth = passage.written`
    const { words } = this.#db.row(sql, ...values) as { words: string | null }
    const spellings = new Spellings()
    // Terms are letters, figures and marks: nothing that a pattern gives a meaning of its own.
    for (const [, one = ''] of (words ?? '').matchAll(new RegExp(`(?:^| )(${beginning}[^ ]*)`, 'g')))
      spellings.add(one, 1)
    return [...spellings.all()]
  }
} // prettier-ignore

/** The words of a text, as they are kept beside it: each way to write one once, with how many times it is there. */
export function keptWords(words: readonly SearchedWord[]): string {
  const times = new Map<string, number>()
  for (const word of words) {
    const kept = typeof word === 'string' ? word : word.join('=')
    times.set(kept, (times.get(kept) ?? 0) + 1)
  }
  let all = ''
  for (const [kept, count] of times) all += count === 1 ? ` ${kept}` : ` ${kept}*${String(count)}`
  return all.slice(1)
}

/** What the full-text index is given. */
export function indexedWords(words: readonly SearchedWord[], tags: string): string {
  const terms = words.map((word) => (typeof word === 'string' ? word : word[0]))
  return tags === '' ? terms.join(' ') : `${terms.join(' ')} ${tags}`
}
