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

/**
 * Entries of a list with how their items are now. The order of joining is said, for the planner would read all of the list.
 * @param places entries, as a statement that gives `list`, `item` and `cursor`
 */
const harvested = (places: string) =>
  `SELECT place.item, place.cursor AS position, now.cursor, now.live, moment.at FROM (${places}) AS place
  CROSS JOIN entry AS now INDEXED BY entry_item ON now.item = place.item AND now.list = place.list AND now.past = ${never}
  CROSS JOIN moment ON moment.cursor = now.cursor`

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

  moves() {
    const sql = 'SELECT origin AS "from", target AS "to" FROM move ORDER BY cursor'
    return this.#db.rows(sql) as { from: string; to: string }[]
  }

  list(wanted: Wanted): HarvestedInList[] {
    const list = this.#list(wanted.of)
    const bounds = this.#bounds(wanted)
    if (list === undefined || !bounds) return []
    const { cursor, item } = wanted.after
    const [from, to] = [Math.max(bounds[0], cursor), Math.min(bounds[1], wanted.upTo)]
    const among = (index: string, past: string) =>
      `SELECT list, item, cursor FROM entry INDEXED BY ${index} WHERE list = ? AND cursor BETWEEN ? AND ?
       AND (cursor, item) > (?, ?) AND ${past} ORDER BY cursor, item LIMIT ?`
    const values = [list, from, to, cursor, item]
    // What changed since the list was begun is still given at its old place; where a last time was asked for, it is after that now.
    const behind = wanted.before === undefined ? wanted.upTo : end.cursor
    const rows = this.#db.rows(
      `${harvested(
        `SELECT * FROM (${among('entry_now', `past = ${never}`)}) UNION ALL
         SELECT * FROM (${among('entry_past', `past < ${never} AND past > ?`)}) ORDER BY cursor, item LIMIT ?`,
      )} ORDER BY position, place.item`,
      ...values,
      wanted.limit,
      ...values,
      behind,
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
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM entry INDEXED BY entry_now WHERE list = ? AND past = ${never} AND cursor BETWEEN ? AND ? LIMIT ?)`
    const { n } = this.#db.row(sql, list, ...bounds, mostCounted + 1) as { n: number }
    return n > mostCounted ? undefined : n
  }

  item(item: ItemId): Harvested | undefined {
    const sql = harvested(
      `SELECT list, item, cursor FROM entry WHERE item = ? AND list = 1 AND past = ${never}`,
    )
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
    const row = this.#db.row(sql, of ?? '') as { activities: number } | undefined
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
      `${harvested(
        `SELECT list, item, cursor FROM entry INDEXED BY entry_now WHERE list = ? AND past = ${never}
         AND (cursor, item) < (?, ?) ORDER BY cursor DESC, item DESC LIMIT ?`,
      )} ORDER BY position DESC, place.item DESC`,
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
    const row = this.#db.row('SELECT n FROM list WHERE collection = ?', of ?? '')
    return (row as { n: number } | undefined)?.n
  }

  /** The first and the last change in a time; none where nothing changed in it. */
  #bounds({ from, before }: Pick<Wanted, 'from' | 'before'>): [Cursor, Cursor] | undefined {
    const first = this.#db.row(
      'SELECT cursor FROM moment INDEXED BY moment_at WHERE at >= ? ORDER BY at, cursor LIMIT 1',
      from ?? '',
    ) as { cursor: Cursor } | undefined
    const last = this.#db.row(
      'SELECT cursor FROM moment INDEXED BY moment_at WHERE at < ? ORDER BY at DESC, cursor DESC LIMIT 1',
      before ?? '9',
    ) as { cursor: Cursor } | undefined
    return first && last && [first.cursor, last.cursor]
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
