import type { Change, CollectionChange, Cursor, ItemChange } from '../model/change.js'
import type { CollectionId } from '../model/ids.js'
import { setSpecOf } from '../model/set-spec.js'
import type { Catalogue } from './catalogue.js'
import { placesInPart, type ActivityVerb, type Told } from './harvest.js'
import { harvestNames, never } from './harvest-tables.js'
import { follow } from './log-following.js'
import type { Sqlite } from './sqlite.js'

/** The newest change that harvesters are told of. */
export function harvestCursor(db: Sqlite): Cursor {
  return (db.row('SELECT cursor FROM state') as { cursor: Cursor }).cursor
}

/** Parents of collections, where the log does not tell them. */
type Parents = ReadonlyMap<CollectionId, CollectionId | undefined>

/** Brings what harvesters are told up to the change log. */
export function takeInChanges(catalogue: Catalogue, db: Sqlite): Promise<void> {
  return follow<Parents>(catalogue, db, {
    cursor: () => harvestCursor(db),
    forget: () => {
      for (const table of harvestNames) db.run(`DELETE FROM ${table}`)
      db.run("INSERT INTO list VALUES (1, '', 0, 0)")
    },
    read: (changes) => untoldParents(catalogue, changes),
    take: (parents, changes, to) => {
      for (const change of changes) take(db, change, parents)
      db.run('UPDATE state SET cursor = ?', to)
    },
  })
}

async function untoldParents(catalogue: Catalogue, changes: readonly Change[]): Promise<Parents> {
  const parents = new Map<CollectionId, CollectionId | undefined>()
  for (const change of changes) {
    if (change.of !== 'collection' || change.parent !== undefined) continue
    const kept = await catalogue.collection(change.id).catch(() => undefined)
    parents.set(change.id, kept?.record.parent)
  }
  return parents
}

function take(db: Sqlite, change: Change, parents: Parents): void {
  const { cursor, at } = change
  const why = change.of === 'archive' && change.verb === 'refresh' ? (change.why ?? '') : ''
  db.run('INSERT INTO moment VALUES (?, ?, ?)', cursor, at, why)
  if (change.of === 'item') takeItem(db, change, { cursor, at })
  else if (change.of === 'collection') takeCollection(db, change, { cursor, at }, parents)
  else {
    if (change.verb === 'move')
      db.run('INSERT INTO move VALUES (?, ?, ?)', cursor, change.from, change.to)
    else for (const list of allLists(db)) act(db, list, cursor, 'Refresh')
    const verb = change.verb === 'move' ? 'Move' : 'Update'
    for (const n of everythingLive(db)) touch(db, n, { cursor, at }, verb)
  }
}

type Moment = Pick<Change, 'cursor' | 'at'>

function takeItem(db: Sqlite, { id, verb, collections, manifest }: ItemChange, moment: Moment) {
  const n = numberOf(db, { kind: 'item', id }, moment)
  db.run('DELETE FROM child WHERE n = ?', n)
  for (const parent of collections) db.run('INSERT OR IGNORE INTO child VALUES (?, ?)', parent, n)
  const live = verb === 'withdraw' ? 0 : 1
  db.run('UPDATE told SET live = ?, document = ? WHERE n = ?', live, manifest ? 1 : 0, n)
  touch(db, n, moment, 'Update')
}

function takeCollection(
  db: Sqlite,
  { id, parent: told }: CollectionChange,
  moment: Moment,
  untold: Parents,
): void {
  const parent = told === undefined ? untold.get(id) : (told ?? undefined)
  const isKnown = db.row('SELECT n FROM list WHERE collection = ?', id) !== undefined
  const n = numberOf(db, { kind: 'collection', id }, moment)
  const before = parentsOf(db, n)
  db.run('INSERT OR IGNORE INTO list VALUES (NULL, ?, 0, 0)', id)
  if (isKnown && before[0] === parent) {
    touch(db, n, moment, 'Update')
    return
  }
  db.run('DELETE FROM child WHERE n = ?', n)
  if (parent !== undefined) db.run('INSERT INTO child VALUES (?, ?)', parent, n)
  name(db, id)
  touch(db, n, moment, 'Update')
  // What is below it is in other lists now, though nothing else has changed of it.
  for (const below of allBelow(db, id)) {
    const { kind, id: one } = toldAs(db, below)
    if (kind === 'collection') name(db, one)
    touch(db, below, moment, undefined)
  }
}

/** The number of what is told of; a new one where it was never. */
function numberOf(db: Sqlite, { kind, id }: Told, { at }: Moment): number {
  const select = 'SELECT n FROM told WHERE kind = ? AND id = ?'
  if (!db.row(select, kind, id)) db.run('INSERT INTO told VALUES (NULL, ?, ?, 1, 1, ?)', kind, id, at) // prettier-ignore
  return (db.row(select, kind, id) as { n: number }).n
}

function toldAs(db: Sqlite, n: number): Told {
  return db.row('SELECT kind, id FROM told WHERE n = ?', n) as Told
}

function parentsOf(db: Sqlite, n: number): CollectionId[] {
  const rows = db.rows('SELECT parent FROM child WHERE n = ?', n) as { parent: CollectionId }[]
  return rows.map(({ parent }) => parent)
}

const allLists = (db: Sqlite) =>
  (db.rows('SELECT n FROM list ORDER BY n') as { n: number }[]).map(({ n }) => n)

const everythingLive = (db: Sqlite) =>
  (db.rows('SELECT n FROM told WHERE live = 1 ORDER BY n') as { n: number }[]).map(({ n }) => n)

/** Everything below a collection, each once. */
function allBelow(db: Sqlite, top: CollectionId): number[] {
  const rows = db.rows(
    `WITH RECURSIVE below (n) AS (SELECT n FROM child WHERE parent = ? UNION
     SELECT child.n FROM below JOIN told ON told.n = below.n AND told.kind = 'collection' JOIN child ON child.parent = told.id)
     SELECT n FROM below ORDER BY n`,
    top,
  ) as { n: number }[]
  return rows.map(({ n }) => n)
}

/** A collection and all that it is in, the innermost first; those that were never published are left out, and a circle is cut. */
function upwards(db: Sqlite, id: CollectionId): CollectionId[] {
  const steps: CollectionId[] = []
  for (let next: CollectionId | undefined = id; next !== undefined && !steps.includes(next);) {
    if (!db.row('SELECT n FROM list WHERE collection = ?', next)) break
    steps.push(next)
    const row = db.row(
      "SELECT child.parent FROM told JOIN child ON child.n = told.n WHERE told.kind = 'collection' AND told.id = ?",
      next,
    ) as { parent: CollectionId } | undefined
    next = row?.parent
  }
  return steps
}

/** Gives a collection's list the name that it is asked for by. The names it had stay its own, until another has them. */
function name(db: Sqlite, id: CollectionId): void {
  const { n } = db.row('SELECT n FROM list WHERE collection = ?', id) as { n: number }
  db.run('UPDATE spec SET current = 0 WHERE list = ? AND current = 1', n)
  const spec = setSpecOf(upwards(db, id).reverse())
  db.run('INSERT OR REPLACE INTO spec VALUES (?, ?, 1)', spec, n)
}

/** The lists that something is in: that of everything, and those of the collections above it. */
function listsOf(db: Sqlite, n: number): number[] {
  const told = toldAs(db, n)
  const direct = told.kind === 'collection' ? [told.id] : parentsOf(db, n)
  const collections = new Set(direct.flatMap((id) => upwards(db, id)))
  const lists = [...collections].map(
    (id) => (db.row('SELECT n FROM list WHERE collection = ?', id) as { n: number }).n,
  )
  return [1, ...lists.sort((one, other) => one - other)]
}

/**
 * Tells all whom it concerns of a change: in each list that something is in now, or was in before.
 * @param stays what is told where it stays as it was; nothing where that is of no matter
 */
function touch(db: Sqlite, n: number, moment: Moment, stays: ActivityVerb | undefined): void {
  const told = db.row('SELECT kind, id, live, document FROM told WHERE n = ?', n) as Told & {
    readonly live: number
    readonly document: number
  }
  const held = db.rows('SELECT list, document FROM held WHERE n = ?', n) as Held[]
  const before = new Map(held.map(({ list, document }) => [list, document === 1]))
  const now = new Map(told.live ? listsOf(db, n).map((list) => [list, told.document === 1]) : [])
  const presence = (list: number): Presence => ({
    before: before.get(list) === true,
    now: now.get(list) === true,
  })
  for (const list of [...new Set([...before.keys(), ...now.keys()])].sort((a, b) => a - b)) {
    const verb = verbOf(presence(list), list === 1 ? undefined : presence(1), stays)
    if (verb) act(db, list, moment.cursor, verb, n)
    if (told.kind === 'item')
      enter(db, { list, cursor: moment.cursor, item: told.id, live: now.has(list) ? 1 : 0 })
  }
  hold(db, n, now)
  if (stays) place(db, n, moment, Math.sign(now.size) - Math.sign(before.size))
}

/** Keeps which lists something is in, for the next change of it. */
function hold(db: Sqlite, n: number, lists: ReadonlyMap<number, boolean>): void {
  db.run('DELETE FROM held WHERE n = ?', n)
  for (const [list, document] of lists)
    db.run('INSERT INTO held VALUES (?, ?, ?)', n, list, document ? 1 : 0)
}

interface Held {
  readonly list: number
  readonly document: number
}

/** Whether there was and is a document of it: in a list, or at all. */
interface Presence {
  readonly before: boolean
  readonly now: boolean
}

/** What is told in a list, by what is the case in it and, unless it is the list of everything, in all of the archive. */
function verbOf(
  here: Presence,
  known: Presence | undefined,
  stays: ActivityVerb | undefined,
): ActivityVerb | undefined {
  if (here.before && here.now) return stays
  if (here.now) return known?.before ? 'Add' : 'Create'
  if (here.before) return known?.now ? 'Remove' : 'Delete'
  return undefined
}

/** Adds an activity to the stream of a list. */
function act(db: Sqlite, list: number, cursor: Cursor, verb: ActivityVerb, n?: number): void {
  db.run('UPDATE list SET activities = activities + 1 WHERE n = ?', list)
  db.run(
    'INSERT INTO activity SELECT n, activities, ?, ?, NULLIF(?, 0) FROM list WHERE n = ?',
    cursor,
    verb,
    n ?? 0,
    list,
  )
}

interface Entry {
  readonly list: number
  readonly cursor: Cursor
  readonly item: string
  readonly live: 0 | 1
}

/** Puts an item at the end of a list; where it was is past. */
function enter(db: Sqlite, { list, cursor, item, live }: Entry): void {
  const where = `item = ? AND list = ? AND past = ${never}`
  if (db.row(`SELECT cursor FROM entry WHERE ${where}`, item, list))
    db.run(`UPDATE entry SET past = ? WHERE ${where}`, cursor, item, list)
  else db.run('UPDATE list SET entries = entries + 1 WHERE n = ?', list)
  db.run(`INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ${never})`, list, cursor, item, live)
}

/** Keeps when a place and its sitemap changed last, and how much is live in that. */
function place(db: Sqlite, n: number, { at }: Moment, more: number): void {
  db.run('UPDATE told SET at = ? WHERE n = ?', at, n)
  db.run(
    'INSERT INTO part VALUES (?, ?, ?) ON CONFLICT (part) DO UPDATE SET at = excluded.at, live = live + excluded.live',
    Math.ceil(n / placesInPart),
    at,
    more,
  )
}
