import type { Wish } from './documents.js'
import type { HeldDocuments } from './held-documents.js'
import { expression } from './search-expression.js'
import { bitOf, itemIn, kindIn } from './search-tables.js'
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
 * Numbers and how well they fit, one after the other in one text: handing over a row at a time takes longer than weighing it. FTS5 gives better ones a smaller number
 * (https://www.sqlite.org/fts5.html#the_bm25_function), which is made a whole one, as these are written and read in no time.
 */
const statements = {
  ranked: (table: 'word' | 'record') =>
    `SELECT group_concat(rowid || ' ' || CAST(rank * -1e8 AS INT)) AS found FROM ${table} WHERE ${table} MATCH ?`,
  unranked: (table: 'word' | 'record') =>
    `SELECT group_concat(rowid || ' 0') AS found FROM ${table} WHERE ${table} MATCH ?`,
} as const

/**
 * Looks through texts, records and reference codes; all documents where nothing is looked for.
 * @param wanted the kinds of texts that count, as bits
 */
export function gathered(db: Sqlite, held: HeldDocuments, wish: Wish, wanted: number): Gathered {
  const { query, order, code = '' } = wish
  if (!query) return { hits: everything(held), passages: [] }
  const words = expression(query)
  const statement = statements[order === 'relevance' ? 'ranked' : 'unranked']
  const pairs = (table: 'word' | 'record') =>
    numbersIn(db.row(statement(table), words) as { found: string | null })
  const found = byDocuments(pairs('word'), held, wanted)
  const records = pairs('record')
  const codes = code === '' ? [] : (db.rows('SELECT number FROM item WHERE code = ?', code) as { number: number }[]) // prettier-ignore
  const extra = codes.flatMap(({ number }) => [number, first / weight])
  return { ...found, hits: withRecords(found.hits, [...records, ...extra], held, wanted) }
}

function everything({ kinds }: HeldDocuments): readonly Hit[] {
  const hits: Hit[] = []
  for (const [item, bits] of kinds.entries())
    if (bits !== 0) hits.push({ item, kinds: bits, score: 0, passages: 0, from: 0, to: 0 })
  return hits
}

/** Whole numbers, whatever stands between them. */
function numbersIn({ found }: { found: string | null }): readonly number[] {
  const numbers: number[] = []
  if (found === null) return numbers
  let number = 0
  for (let at = 0; at < found.length; at++) {
    const digit = found.charCodeAt(at) - 48
    if (digit >= 0 && digit <= 9) number = number * 10 + digit
    else {
      numbers.push(number)
      number = 0
    }
  }
  numbers.push(number)
  return numbers
}

/** The passages of a document stand together, as they were found in the order of their numbers. */
function byDocuments(pairs: readonly number[], held: HeldDocuments, wanted: number): Gathered {
  const hits: Hit[] = []
  const passages: number[] = []
  let hit: Hit | undefined
  for (let at = 0; at < pairs.length; at += 2) {
    const [passage = 0, score = 0] = [pairs[at], pairs[at + 1]]
    const item = itemIn(passage)
    // Just taken in by another process: it is found next time.
    if (!held.kinds[item]) continue
    if (hit?.item !== item) {
      hit = { item, kinds: 0, score: 0, passages: 0, from: passages.length, to: 0 }
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
  records: readonly number[],
  held: HeldDocuments,
  wanted: number,
): readonly Hit[] {
  if (records.length === 0) return hits
  const all = new Map(hits.map((hit) => [hit.item, hit]))
  const record = bitOf('record')
  for (let at = 0; at < records.length; at += 2) {
    const [item = 0, score = 0] = [records[at], records[at + 1]]
    if (!held.kinds[item]) continue
    const hit = all.get(item) ?? { item, kinds: 0, score: 0, passages: 0, from: 0, to: 0 }
    hit.kinds |= record
    if (wanted & record) hit.score = Math.max(hit.score, score * weight)
    all.set(item, hit)
  }
  return [...all.values()]
}
