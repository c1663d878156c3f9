import type { Cursor } from '../model/change.js'
import type { CollectionId, ItemId } from '../model/ids.js'
import type { SetSpec } from '../model/set-spec.js'
import type { Catalogue } from './catalogue.js'
import { harvestCursor, takeInChanges } from './harvest-index.js'
import { harvestTables, harvestVersion, never } from './harvest-tables.js'
import {
  placesInPart,
  type Activity,
  type ActivityVerb,
  type Harvest,
  type Harvested,
  type HarvestedInList,
  type HarvestSet,
  type Placed,
  type Position,
  type Scope,
  type Told,
  type Wanted,
} from './harvest.js'
import { openSqlite, type Sqlite } from './sqlite.js'

/** Opens what harvesters are told in an SQLite file, which is made where it is missing. */
export function openSqliteHarvest(file: string, catalogue: Catalogue): Harvest {
  return new SqliteHarvest(openSqlite(file, harvestTables, harvestVersion), catalogue)
}

/** More are not counted one by one. */
const mostCounted = 10_000

/** Behind all that is in a list. */
const end: Position = { cursor: Number(never), item: '' }

/** An entry of a list with how its item is now, from `entry` as `place`. */
const harvested = `SELECT place.item, place.cursor AS position, now.cursor, now.live, moment.at FROM entry AS place
  JOIN entry AS now ON now.item = place.item AND now.list = place.list AND now.past = ${never}
  JOIN moment ON moment.cursor = now.cursor`

interface Row {
  readonly item: ItemId
  readonly position: Cursor
  readonly cursor: Cursor
  readonly live: number
  readonly at: string
}

class SqliteHarvest implements Harvest {
  readonly #db: Sqlite
  readonly #catalogue: Catalogue
  #catching: Promise<void> | undefined

  constructor(db: Sqlite, catalogue: Catalogue) {
    this.#db = db
    this.#catalogue = catalogue
  }

  cursor(): Cursor {
    return harvestCursor(this.#db)
  }

  /** One look at a time: whoever asks meanwhile may have asked for something newer, so looks again after. */
  async catchUp(): Promise<void> {
    while (this.#catching) await this.#catching
    if (this.cursor() === (await this.#catalogue.cursor())) return
    this.#catching ??= takeInChanges(this.#catalogue, this.#db).finally(() => {
      this.#catching = undefined
    })
    await this.#catching
  }

  begins(): string | undefined {
    const row = this.#db.row('SELECT at FROM moment ORDER BY cursor LIMIT 1')
    return (row as { at: string } | undefined)?.at
  }

  list(wanted: Wanted): HarvestedInList[] {
    const list = this.#list(wanted.of)
    const bounds = this.#bounds(wanted)
    if (list === undefined || !bounds) return []
    const { cursor, item } = wanted.after
    const [from, to] = [Math.max(bounds[0], cursor), Math.min(bounds[1], wanted.upTo)]
    const among = 'place.list = ? AND place.cursor BETWEEN ? AND ? AND (place.cursor, place.item) > (?, ?)' // prettier-ignore
    const values = [list, from, to, cursor, item]
    const order = 'ORDER BY place.cursor, place.item LIMIT ?'
    // What changed since the list was begun is still given at its old place; where a last time was asked for, it is after that now.
    const moved = `SELECT * FROM (${harvested} WHERE ${among} AND place.past > ? AND place.past < ${never} ${order})`
    const rows = this.#db.rows(
      `SELECT * FROM (${harvested} WHERE ${among} AND place.past = ${never} ${order}) UNION ALL ${moved} ORDER BY position, item LIMIT ?`,
      ...values,
      wanted.limit,
      ...values,
      wanted.before === undefined ? wanted.upTo : end.cursor,
      wanted.limit,
      wanted.limit,
    ) as Row[]
    return rows.map(inList)
  }

  size(wanted: Pick<Wanted, 'of' | 'from' | 'before'>): number | undefined {
    const list = this.#list(wanted.of)
    const bounds = this.#bounds(wanted)
    if (list === undefined || !bounds) return 0
    if (wanted.from === undefined && wanted.before === undefined)
      return (this.#db.row('SELECT entries FROM list WHERE n = ?', list) as { entries: number })
        .entries
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM entry WHERE list = ? AND past = ${never} AND cursor BETWEEN ? AND ? LIMIT ?)`
    const { n } = this.#db.row(sql, list, ...bounds, mostCounted + 1) as { n: number }
    return n > mostCounted ? undefined : n
  }

  item(item: ItemId): Harvested | undefined {
    const sql = `${harvested} WHERE place.item = ? AND place.list = 1 AND place.past = ${never}`
    const row = this.#db.row(sql, item) as Row | undefined
    return row && { item: row.item, cursor: row.cursor, at: row.at, live: row.live === 1 }
  }

  setsOf(item: ItemId): SetSpec[] {
    const sql = `SELECT spec.spec FROM told JOIN held ON held.n = told.n JOIN spec ON spec.list = held.list AND spec.current = 1
      WHERE told.kind = 'item' AND told.id = ? ORDER BY spec.spec`
    return (this.#db.rows(sql, item) as { spec: SetSpec }[]).map(({ spec }) => spec)
  }

  sets({ after, limit }: { readonly after: string; readonly limit: number }): HarvestSet[] {
    return this.#db.rows(
      `SELECT spec.spec, list.collection FROM spec JOIN list ON list.n = spec.list
       WHERE spec.spec > ? AND spec.current = 1 ORDER BY spec.spec LIMIT ?`,
      after,
      limit,
    ) as HarvestSet[]
  }

  set(spec: SetSpec): CollectionId | undefined {
    const sql = 'SELECT list.collection FROM spec JOIN list ON list.n = spec.list WHERE spec = ?'
    return (this.#db.row(sql, spec) as { collection: CollectionId } | undefined)?.collection
  }

  activityCount(of: Scope): number {
    const sql = 'SELECT activities FROM list WHERE collection = ?'
    const row = this.#db.row(sql, of === 'all' ? '' : of) as { activities: number } | undefined
    return row?.activities ?? 0
  }

  activities(of: Scope, from: number, limit: number): Activity[] {
    const rows = this.#db.rows(
      `SELECT activity.number, activity.cursor, activity.verb, moment.at, moment.why, told.kind, told.id FROM activity
       JOIN moment ON moment.cursor = activity.cursor LEFT JOIN told ON told.n = activity.n
       WHERE activity.list = ? AND activity.number >= ? ORDER BY activity.number LIMIT ?`,
      this.#list(of) ?? 0,
      from,
      limit,
    ) as ActivityRow[]
    const moves = this.#db.rows('SELECT * FROM move ORDER BY cursor') as Move[]
    return rows.map((row) => activity(row, moves))
  }

  parts() {
    return this.#db.rows('SELECT part, at FROM part WHERE live > 0 ORDER BY part') as {
      part: number
      at: string
    }[]
  }

  placed(part: number): Placed[] {
    return this.#db.rows(
      'SELECT kind, id, at FROM told WHERE n > ? AND n <= ? AND live = 1 ORDER BY n',
      (part - 1) * placesInPart,
      part * placesInPart,
    ) as Placed[]
  }

  newest({ of, before = end, limit }: Parameters<Harvest['newest']>[0]): HarvestedInList[] {
    const rows = this.#db.rows(
      `${harvested} WHERE place.list = ? AND place.past = ${never} AND (place.cursor, place.item) < (?, ?)
       ORDER BY place.cursor DESC, place.item DESC LIMIT ?`,
      this.#list(of) ?? 0,
      before.cursor,
      before.item,
      limit,
    ) as Row[]
    return rows.map(inList)
  }

  close(): void {
    this.#db.close()
  }

  #list(of: Scope): number | undefined {
    const row = this.#db.row('SELECT n FROM list WHERE collection = ?', of === 'all' ? '' : of)
    return (row as { n: number } | undefined)?.n
  }

  /** The first and the last change in a time; none where nothing changed in it. */
  #bounds({ from, before }: Pick<Wanted, 'from' | 'before'>): [Cursor, Cursor] | undefined {
    const first = this.#db.row('SELECT min(cursor) AS n FROM moment WHERE at >= ?', from ?? '') as { n: number | null } // prettier-ignore
    const last = this.#db.row('SELECT max(cursor) AS n FROM moment WHERE at < ?', before ?? '9') as { n: number | null } // prettier-ignore
    return first.n === null || last.n === null ? undefined : [first.n, last.n]
  }
}

function inList({ item, cursor, at, live, position }: Row): HarvestedInList {
  return { item, cursor, at, live: live === 1, position: { cursor: position, item } }
}

interface ActivityRow {
  readonly number: number
  readonly cursor: Cursor
  readonly verb: ActivityVerb
  readonly at: string
  readonly why: string
  readonly kind: Told['kind'] | null
  readonly id: string
}

interface Move {
  readonly cursor: Cursor
  readonly origin: string
  readonly target: string
}

/** Addresses began with what the first move after it was from; where none was, with what they begin with now. */
function activity(
  { number, cursor, verb, at, why, kind, id }: ActivityRow,
  moves: readonly Move[],
): Activity {
  const [next, later] = moves.filter((move) => move.cursor >= cursor)
  const isMove = verb === 'Move'
  return {
    number,
    verb,
    at,
    ...(kind && { object: { kind, id } as Told }),
    ...(next && { root: next.origin }),
    ...(isMove && later && { newRoot: later.origin }),
    ...(why !== '' && verb === 'Refresh' && { why }),
  }
}
