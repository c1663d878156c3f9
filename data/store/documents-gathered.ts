import type { Wish } from './documents.js'
import type { HeldDocuments } from './held-documents.js'
import { expression } from './search-expression.js'
import { roomOf } from './item-numbers.js'
import { bitOf, kindIn } from './search-tables.js'
import type { Sqlite } from './sqlite.js'

/** A document in which something was found. */
export interface Hit {
  /** Its number. */
  readonly item: number
  /** Kinds of texts in which it was, as bits. */
  kinds: number
  /** How well it fits: the best of its texts of the wanted kinds. */
  score: number
  /** In how many texts of pages of the wanted kinds. */
  passages: number
  /** Numbers of all passages in which it was, as part of {@link Gathered.passages}. */
  readonly from: number
  to: number
  /** Bits of the wishes that it does not fulfil; see data/store/documents-narrowed. */
  miss: number
}

/** What was found in all of the archive, by documents in the order of their numbers, but for those of which only the record has it. */
export interface Gathered {
  readonly hits: readonly Hit[]
  readonly passages: readonly number[]
}

/** A document that has the reference code comes before all others. */
const first = 1e15
/** What the record says of a document counts for more than one of its pages. */
const weight = 3

/**
 * Numbers, and how well each fits, as two texts: handing over a row at a time takes longer than weighing it. FTS5 gives better ones a smaller number
 * (https://www.sqlite.org/fts5.html#the_bm25_function), which is made a whole one, as these are written and read in no time.
 */
const statement = (table: 'word' | 'record', isRanked: boolean) =>
  `SELECT group_concat(rowid) AS rows, ${isRanked ? 'group_concat(CAST(rank * -1e7 AS INT))' : 'NULL'} AS scores FROM ${table} WHERE ${table} MATCH ?`

/**
 * Looks through texts, records and reference codes; all documents where nothing is looked for.
 * @param wanted the kinds of texts that count, as bits
 */
export function gathered(db: Sqlite, held: HeldDocuments, wish: Wish, wanted: number): Gathered {
  const { query, order, code = '' } = wish
  if (!query) return { hits: everything(held), passages: [] }
  const words = expression(query)
  const found = (table: 'word' | 'record') =>
    weighed(db.row(statement(table, order === 'relevance'), words) as Texts)
  const passages = byDocuments(found('word'), held, wanted)
  const { rows, scores } = found('record')
  const records = rows.map((item, at) => ({ item, score: (scores[at] ?? 0) * weight }))
  const codes = code === '' ? [] : (db.rows('SELECT number AS item FROM item WHERE code = ?', code) as { item: number }[]) // prettier-ignore
  const all = [...records, ...codes.map(({ item }) => ({ item, score: first }))]
  return { ...passages, hits: withRecords(passages.hits, all, held, wanted) }
}

/** All documents. */
export function everything({ kinds }: HeldDocuments): readonly Hit[] {
  const hits: Hit[] = []
  for (const [item, bits] of kinds.entries())
    if (bits !== 0) hits.push({ item, kinds: bits, score: 0, passages: 0, from: 0, to: 0, miss: 0 })
  return hits
}

interface Texts {
  readonly rows: string | null
  readonly scores: string | null
}

interface Weighed {
  readonly rows: readonly number[]
  /** In the same order; none where nothing was weighed. */
  readonly scores: readonly number[]
}

const weighed = ({ rows, scores }: Texts): Weighed => ({
  rows: numbersIn(rows),
  scores: numbersIn(scores),
})

/** Whole numbers with commas between them. */
function numbersIn(text: string | null): readonly number[] {
  const numbers: number[] = []
  if (text === null) return numbers
  let number = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit >= 0) number = number * 10 + digit
    else {
      numbers.push(number)
      number = 0
    }
  }
  numbers.push(number)
  return numbers
}

/** The passages of a document stand together, as they were found in the order of their numbers. */
function byDocuments({ rows, scores }: Weighed, held: HeldDocuments, wanted: number): Gathered {
  const hits: Hit[] = []
  const passages: number[] = []
  let hit: Hit | undefined
  for (const [at, passage] of rows.entries()) {
    const score = scores[at] ?? 0
    const item = held.owners[roomOf(passage)] ?? 0
    // Just taken in by another process: it is found next time.
    if (!held.kinds[item]) continue
    if (hit?.item !== item) {
      hit = { item, kinds: 0, score: 0, passages: 0, from: passages.length, to: 0, miss: 0 }
      hits.push(hit)
    }
    passages.push(passage)
    hit.to = passages.length
    const bit = 1 << kindIn(passage)
    hit.kinds |= bit
    if ((wanted & bit) === 0) continue
    hit.passages++
    if (score > hit.score) hit.score = score
  }
  return { hits, passages }
}

function withRecords(
  hits: readonly Hit[],
  records: readonly { readonly item: number; readonly score: number }[],
  held: HeldDocuments,
  wanted: number,
): readonly Hit[] {
  if (records.length === 0) return hits
  const own = new Set(records.map(({ item }) => item))
  const found = new Map<number, Hit>()
  for (const hit of hits) if (own.has(hit.item)) found.set(hit.item, hit)
  const others: Hit[] = []
  const record = bitOf('record')
  for (const { item, score } of records) {
    if (!held.kinds[item]) continue
    const hit = found.get(item) ?? { item, kinds: 0, score: 0, passages: 0, from: 0, to: 0, miss: 0 } // prettier-ignore
    if (!found.has(item)) others.push(hit)
    found.set(item, hit)
    hit.kinds |= record
    if (wanted & record) hit.score = Math.max(hit.score, score)
  }
  return [...hits, ...others]
}
