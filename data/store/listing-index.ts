import type { Change, CollectionChange, ItemChange } from '../model/change.js'
import type { Collection } from '../model/collection.js'
import type { ItemId } from '../model/ids.js'
import type { Item } from '../model/item.js'
import { spoken } from '../model/language.js'
import { Problem } from '../model/problem.js'
import { sortKey } from '../model/sort-key.js'
import type { Catalogue, Kept } from './catalogue.js'
import type { Listed } from './listing.js'
import { follow } from './log-following.js'
import type { Sqlite } from './sqlite.js'

/** Raised when the tables change; an older file is then thrown away and made again. */
export const listingVersion = 1

/** `place.place` is where a collection's own order puts a member; `member` is every list, in the order it is read. */
export const listingTables = `
CREATE TABLE item (id TEXT PRIMARY KEY, shown TEXT NOT NULL, pages INT NOT NULL, live INT NOT NULL, source TEXT NOT NULL);
CREATE INDEX item_source ON item (source);
CREATE TABLE page (id TEXT PRIMARY KEY, item TEXT NOT NULL, sha256 TEXT NOT NULL, frame INT NOT NULL, width INT NOT NULL, height INT NOT NULL);
CREATE INDEX page_item ON page (item);
CREATE INDEX page_sha256 ON page (sha256);
CREATE TABLE collection (id TEXT PRIMARY KEY, shown TEXT NOT NULL, source TEXT NOT NULL);
CREATE INDEX collection_source ON collection (source);
CREATE TABLE place (collection TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, place INT NOT NULL, PRIMARY KEY (collection, kind, id));
CREATE TABLE member (collection TEXT NOT NULL, place INT NOT NULL, sort TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
  manifest INT NOT NULL, PRIMARY KEY (kind, id, collection));
CREATE INDEX member_order ON member (collection, place, kind, sort, id);
CREATE INDEX member_manifests ON member (collection, manifest, place, kind, sort, id);
CREATE TABLE state (cursor INT NOT NULL);
INSERT INTO state VALUES (0)`

/** What no order names comes after what one does. */
const last = 1_000_000_000
/** The newest change that the lists know of. */
export function listedCursor(db: Sqlite): number {
  return (db.row('SELECT cursor FROM state') as { cursor: number }).cursor
}

/** Empties the lists, to be made again from the beginning of the log. */
function forget(db: Sqlite): void {
  for (const table of ['item', 'page', 'collection', 'place', 'member'])
    db.run(`DELETE FROM ${table}`)
}

/** Brings the lists up to what the change log says. */
export function takeIn(catalogue: Catalogue, db: Sqlite): Promise<void> {
  return follow(catalogue, db, {
    cursor: () => listedCursor(db),
    forget: () => {
      forget(db)
    },
    read: (changes) => changedRecords(catalogue, changes),
    take: ({ items, collections }, _changes, to) => {
      // Collections first: an item then finds its place in an order that is already known.
      for (const { record } of collections) listCollection(db, record)
      for (const item of items) listItem(db, item)
      db.run('UPDATE state SET cursor = ?', to)
    },
  })
}

/**
 * The records that a batch of changes speaks of, each once, as they are now. One that cannot be read stays listed as it
 * was: a single damaged file must not keep all others from being listed; `fonds doctor` names it.
 */
async function changedRecords(catalogue: Catalogue, changes: readonly Change[]) {
  const items: Kept<Item>[] = []
  const collections: Kept<Collection>[] = []
  const last = new Map<string, ItemChange | CollectionChange>()
  for (const change of changes) {
    if (change.of === 'archive') continue
    const key = `${change.of} ${change.id}`
    // What changed last is listed last: the newest items are told by that.
    last.delete(key)
    last.set(key, change)
  }
  for (const change of last.values()) {
    if (change.of === 'item') items.push(...(await readable(catalogue.item(change.id))))
    else collections.push(...(await readable(catalogue.collection(change.id))))
  }
  return { items, collections }
}

async function readable<Record>(reading: Promise<Record | undefined>): Promise<Record[]> {
  try {
    const record = await reading
    return record === undefined ? [] : [record]
  } catch (error) {
    if (error instanceof Problem && error.code === 'unreadable') return []
    throw error
  }
}

function listItem(db: Sqlite, { record, withdrawn, changed }: Kept<Item>): void {
  const { id, pages, title, dates, referenceCode, source, collections } = record
  const shown = { title, date: dates[0], referenceCode, thumbnail: pages[0]?.id, changed }
  const live = withdrawn ? 0 : 1
  db.run(
    'INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?)',
    id,
    JSON.stringify(shown),
    pages.length,
    live,
    source,
  )
  db.run('DELETE FROM page WHERE item = ?', id)
  db.run("DELETE FROM member WHERE kind = 'item' AND id = ?", id)
  for (const page of pages) {
    const { master, frame, width, height } = page.image
    db.run(
      'INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)',
      page.id,
      id,
      master.sha256,
      frame,
      width,
      height,
    )
  }
  if (!live) return
  const parents: readonly string[] = collections.length > 0 ? collections : ['']
  for (const parent of parents)
    listMember(db, parent, { kind: 'item', id, title, manifest: pages.length > 0 })
}

function listCollection(db: Sqlite, collection: Collection): void {
  const { id, title, abstract, source, parent, order } = collection
  db.run(
    'INSERT OR REPLACE INTO collection VALUES (?, ?, ?)',
    id,
    JSON.stringify({ title, abstract }),
    source,
  )
  db.run("DELETE FROM member WHERE kind = 'collection' AND id = ?", id)
  listMember(db, parent ?? '', { kind: 'collection', id, title, manifest: true })
  db.run('DELETE FROM place WHERE collection = ?', id)
  order.forEach((member, place) => {
    db.run('INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?)', id, member.kind, member.id, place)
  })
  db.run(
    `UPDATE member SET place = coalesce((SELECT place FROM place WHERE place.collection = member.collection
     AND place.kind = member.kind AND place.id = member.id), ?) WHERE collection = ?`,
    last,
    id,
  )
}

interface Membership {
  readonly kind: Listed['kind']
  readonly id: ItemId | Collection['id']
  readonly title: Item['title']
  readonly manifest: boolean
}

function listMember(db: Sqlite, parent: string, { kind, id, title, manifest }: Membership): void {
  const row = db.row(
    'SELECT place FROM place WHERE collection = ? AND kind = ? AND id = ?',
    parent,
    kind,
    id,
  )
  const place = (row as { place: number } | undefined)?.place ?? last
  const values = [parent, place, sortKey(spoken(title)), kind, id, manifest ? 1 : 0]
  db.run('INSERT OR REPLACE INTO member VALUES (?, ?, ?, ?, ?, ?)', ...values)
}
