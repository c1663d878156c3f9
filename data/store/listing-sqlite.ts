import type { CollectionId, ItemId, Sha256 } from '../model/ids.js'
import type { Catalogue } from './catalogue.js'
import { listedCursor, listingTables, listingVersion, takeIn } from './listing-index.js'
import type {
  Listed,
  ListedCollection,
  ListedItem,
  ListedPage,
  Listing,
  Only,
  Part,
} from './listing.js'
import { openSqlite, type Sqlite } from './sqlite.js'

/** Opens the lists of an archive in an SQLite file, which is made where it is missing. */
export function openSqliteListing(file: string, catalogue: Catalogue): Listing {
  return new SqliteListing(openSqlite(file, listingTables, listingVersion), catalogue)
}

/** How far down a collection's cover is looked for. */
const deepest = 4

type Totals = ReturnType<Listing['totals']>

class SqliteListing implements Listing {
  readonly #db: Sqlite
  readonly #catalogue: Catalogue
  #catching: Promise<void> | undefined

  constructor(db: Sqlite, catalogue: Catalogue) {
    this.#db = db
    this.#catalogue = catalogue
  }

  cursor(): number {
    return listedCursor(this.#db)
  }

  /** One look at a time: whoever asks meanwhile may have asked for something newer, so looks again after. */
  async catchUp(): Promise<void> {
    while (this.#catching) await this.#catching
    if (this.cursor() === (await this.#catalogue.cursor())) return
    this.#catching ??= takeIn(this.#catalogue, this.#db).finally(() => {
      this.#catching = undefined
    })
    await this.#catching
  }

  members(of: CollectionId | null, { from, limit, only }: Part): Listed[] {
    const rows = this.#db.rows(
      `SELECT kind, id FROM member WHERE collection = ? ${where(only)} ORDER BY place, kind, sort, id LIMIT ? OFFSET ?`,
      of ?? '',
      limit,
      from,
    ) as Pick<Listed, 'kind' | 'id'>[]
    return rows.flatMap(
      ({ kind, id }): Listed | readonly Listed[] =>
        (kind === 'item' ? this.item(id as ItemId) : this.collection(id as CollectionId)) ?? [],
    )
  }

  count(of: CollectionId | null, only?: Only): number {
    const sql = `SELECT count(*) AS n FROM member WHERE collection = ? ${where(only)}`
    return (this.#db.row(sql, of ?? '') as { n: number }).n
  }

  items({ after, limit }: { readonly after?: ItemId; readonly limit: number }): ListedItem[] {
    const sql = 'SELECT id FROM item WHERE id > ? AND live = 1 ORDER BY id LIMIT ?'
    const rows = this.#db.rows(sql, after ?? '', limit) as { id: ItemId }[]
    return rows.flatMap(({ id }) => this.item(id) ?? [])
  }

  newest(limit: number): ListedItem[] {
    // Each listing of an item puts its row at the end of the table, so this reads no more rows than it gives.
    const sql = 'SELECT id FROM item WHERE live = 1 AND pages > 0 ORDER BY rowid DESC LIMIT ?'
    const rows = this.#db.rows(sql, limit) as { id: ItemId }[]
    return rows.flatMap(({ id }) => this.item(id) ?? [])
  }

  totals() {
    const { items, pages, collections, withdrawn } = this.#db.row(
      `SELECT coalesce(sum(live), 0) AS items, coalesce(sum(live * pages), 0) AS pages,
       coalesce(sum(1 - live), 0) AS withdrawn, (SELECT count(*) FROM collection) AS collections FROM item`,
    ) as Totals
    return { items, pages, collections, withdrawn }
  }

  page(id: string): ListedPage | undefined {
    const row = this.#db.row('SELECT * FROM page WHERE id = ?', id)
    if (row === undefined) return undefined
    const { item, sha256, frame, width, height } = row as { item: ItemId } & ListedPage['image']
    return { id: id as ListedPage['id'], item, image: { sha256, frame, width, height } }
  }

  pagesOf(item: ItemId, limit: number): Pick<ListedPage, 'id' | 'image'>[] {
    // An item's rows are put at the end of the table together, in the order of its pages.
    const sql =
      'SELECT id, sha256, frame, width, height FROM page WHERE item = ? ORDER BY rowid LIMIT ?'
    const rows = this.#db.rows(sql, item, limit) as (Pick<ListedPage, 'id'> & ListedPage['image'])[]
    return rows.map(({ id, ...image }) => ({ id, image }))
  }

  item(id: ItemId): ListedItem | undefined {
    const row = this.#db.row('SELECT shown, pages FROM item WHERE id = ? AND live = 1', id)
    if (row === undefined) return undefined
    const { shown, pages } = row as { shown: string; pages: number }
    const { thumbnail, ...rest } = JSON.parse(shown) as Omit<ListedItem, 'thumbnail'> & {
      thumbnail?: string
    }
    const page = thumbnail === undefined ? undefined : this.page(thumbnail)
    return { ...rest, kind: 'item', id, pages, ...(page && { thumbnail: page }) }
  }

  collection(id: CollectionId): ListedCollection | undefined {
    const row = this.#db.row('SELECT shown FROM collection WHERE id = ?', id) as
      { shown: string } | undefined
    if (!row) return undefined
    const shown = JSON.parse(row.shown) as Pick<ListedCollection, 'title' | 'abstract'>
    const thumbnail = this.#cover(id, deepest)
    const counts = { items: this.count(id, 'items'), collections: this.count(id, 'collections') }
    return { kind: 'collection', id, ...shown, ...counts, ...(thumbnail && { thumbnail }) }
  }

  /** The first scan of the items in a collection; where it holds only collections, of theirs. */
  #cover(id: CollectionId, depth: number): ListedPage | undefined {
    const rows = this.#db.rows(
      'SELECT kind, id FROM member WHERE collection = ? AND manifest = 1 ORDER BY kind DESC, place, sort LIMIT 5',
      id,
    ) as Pick<Listed, 'kind' | 'id'>[]
    for (const { kind, id: member } of rows) {
      if (kind === 'item') return this.item(member as ItemId)?.thumbnail
      const cover = depth > 0 ? this.#cover(member as CollectionId, depth - 1) : undefined
      if (cover) return cover
    }
    return undefined
  }

  from(source: string) {
    const item = this.#db.row('SELECT id FROM item WHERE source = ?', source) as
      { id: ItemId } | undefined
    const collection = this.#db.row('SELECT id FROM collection WHERE source = ?', source) as
      { id: CollectionId } | undefined
    return { ...(item && { item: item.id }), ...(collection && { collection: collection.id }) }
  }

  holding(masters: readonly Sha256[]): Map<ItemId, number> {
    const counts = new Map<ItemId, number>()
    for (const sha256 of new Set(masters)) {
      const rows = this.#db.rows('SELECT DISTINCT item FROM page WHERE sha256 = ?', sha256) as {
        item: ItemId
      }[]
      for (const { item } of rows) counts.set(item, (counts.get(item) ?? 0) + 1)
    }
    return counts
  }

  close(): void {
    this.#db.close()
  }
}

function where(only: Only | undefined): string {
  if (only === 'items') return "AND kind = 'item'"
  if (only === 'collections') return "AND kind = 'collection'"
  return only === 'manifests' ? 'AND manifest = 1' : ''
}
