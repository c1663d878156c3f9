import { counted, yearCounts } from './documents-counted.js'
import { everything, gathered, type Gathered, type Hit } from './documents-gathered.js'
import { judge, wantedKinds } from './documents-narrowed.js'
import type { Documents, FoundDocument, FoundDocuments, Order, Wish } from './documents.js'
import { firstOf } from './first-of.js'
import { foundIn, foundRow } from './found-rows.js'
import type { Found } from './found.js'
import { HeldDocuments } from './held-documents.js'
import { letters, people } from './people.js'
import { kindIn } from './search-tables.js'
import { knows, nearly } from './spelling.js'
import type { Sqlite } from './sqlite.js'
import { textsBy } from './texts-by.js'

/** Documents in an SQLite file: what was found comes from there at once, and is narrowed down and counted in memory. */
export class SqliteDocuments implements Documents {
  readonly #db: Sqlite
  readonly #held: HeldDocuments

  constructor(db: Sqlite) {
    this.#db = db
    this.#held = new HeldDocuments(db)
  }

  find(wish: Wish): FoundDocuments {
    const { narrowing } = wish
    this.#held.refresh()
    const wanted = wantedKinds(narrowing)
    const all = gathered(this.#db, this.#held, wish, wanted)
    judge(all.hits, this.#held, narrowing)
    const fitting = all.hits.filter(({ miss }) => miss === 0)
    const shown = this.#part(fitting, wish)
    return {
      documents: fitting.length,
      passages: fitting.reduce((sum, { passages }) => sum + passages, 0),
      found: this.#told(shown, all, wanted),
      counts: counted(this.#held, all.hits, narrowing),
    }
  }

  /** The documents that are asked for, in their order. */
  #part(hits: readonly Hit[], { order, from, limit }: Wish): readonly Hit[] {
    if (order !== 'title') return firstOf(hits, from + limit, this.#orders[order]).slice(from)
    // Only the file knows what they are sorted by under their titles.
    const sql = 'SELECT number FROM item WHERE number IN (SELECT value FROM json_each(?)) ORDER BY sort, number LIMIT ? OFFSET ?' // prettier-ignore
    const rows = this.#db.rows(sql, JSON.stringify(hits.map(({ item }) => item)), limit, from) as { number: number }[] // prettier-ignore
    const byNumber = new Map(hits.map((hit) => [hit.item, hit]))
    return rows.flatMap(({ number }) => byNumber.get(number) ?? [])
  }

  /** Documents without a date come last, whichever way they are sorted. */
  readonly #orders: Readonly<Record<Exclude<Order, 'title'>, (a: Hit, b: Hit) => number>> = {
    relevance: (a, b) => b.score - a.score || a.item - b.item,
    earliest: (a, b) =>
      this.#undated(a, b) || this.#day('first', a, b) || this.#day('last', a, b) || a.item - b.item,
    latest: (a, b) =>
      this.#undated(a, b) || this.#day('last', b, a) || this.#day('first', b, a) || a.item - b.item,
  }

  #undated(a: Hit, b: Hit): number {
    const isUndated = ({ item }: Hit) => Number(Number.isNaN(this.#held.first[item]))
    return isUndated(a) - isUndated(b)
  }

  #day(which: 'first' | 'last', a: Hit, b: Hit): number {
    const days = this.#held[which]
    return (days[a.item] ?? 0) - (days[b.item] ?? 0) || 0
  }

  #told(hits: readonly Hit[], { passages }: Gathered, wanted: number): readonly FoundDocument[] {
    const some = hits.map(({ from, to }) => passages.slice(from, to).filter((one) => wanted & (1 << kindIn(one))).slice(0, looked)) // prettier-ignore
    const pages = textsBy(this.#db, foundRow, 'passage', some.flat()) // prettier-ignore
    const firsts = some.map((few) => onePerPage(few, pages))
    const others = hits.filter((_, at) => firsts[at]?.length === 0).map(({ item }) => item)
    const ids = textsBy(this.#db, 'item.id', 'item', others) // prettier-ignore
    return hits.flatMap((hit, at) => {
      const first = firsts[at] ?? []
      const item = first[0]?.item ?? (ids.get(hit.item) as Found['item'] | undefined)
      return item === undefined ? [] : [{ item, passages: hit.passages, first }]
    })
  }

  years() {
    this.#held.refresh()
    const items = everything(this.#held)
    const undated = items.filter(({ item }) => Number.isNaN(this.#held.first[item])).length
    return { years: yearCounts(this.#held, items, 0), undated }
  }

  letters() {
    return letters(this.#db)
  }

  people(part: { letter?: string; from: number; limit: number }) {
    return people(this.#db, part)
  }

  nearly(term: string) {
    return nearly(this.#db, term)
  }

  knows(term: string): boolean {
    return knows(this.#db, term)
  }
}

/** Texts of pages told of each document, and how many are looked at to choose them. */
const [shown, looked] = [3, 24]

/** Of each page the text that says most of its words by hand; looked for page by page, not by how well they fit. */
function onePerPage(passages: readonly number[], pages: ReadonlyMap<number, string>): readonly Found[] {
  const best = new Map<string, { kind: number; found: Found }>()
  for (const one of passages) {
    const line = pages.get(one)
    if (line === undefined) continue
    const found = foundIn(line)
    if (kindIn(one) < (best.get(found.page)?.kind ?? Infinity)) best.set(found.page, { kind: kindIn(one), found })
  }
  return [...best.values()].slice(0, shown).map(({ found }) => found)
} // prettier-ignore
