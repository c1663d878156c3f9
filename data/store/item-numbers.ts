import type { ItemId } from '../model/ids.js'
import type { TextKind } from '../model/text.js'
import { kindBits, kindsInOrder } from './search-tables.js'
import type { Sqlite } from './sqlite.js'

/**
 * An item's number is that of the first of its rooms, which are numbered one after the other through the archive; a room has places for so many passages.
 * Numbers that lie close together are what keeps a full-text index small: it writes down how far it is from one to the next, for every word of every page.
 */
const placesOfRoom = 32

/** Where the passages of an item are. */
export interface Rooms {
  readonly number: number
  readonly rooms: number
}

/** The rooms of an item; `undefined` where the index does not have it. */
export function knownRooms(db: Sqlite, item: ItemId): Rooms | undefined {
  return db.row('SELECT number, rooms FROM item WHERE id = ?', item) as Rooms | undefined
}

/** Gives an item that has none rooms for so many passages; one that has many may get a quarter more without moving. */
export function newRooms(db: Sqlite, item: ItemId, passages: number): Rooms {
  const last = db.row('SELECT number + rooms AS next FROM item ORDER BY number DESC LIMIT 1') as { next: number } | undefined // prettier-ignore
  const number = last?.next ?? 1
  const most = passages <= placesOfRoom ? passages : passages * 1.25
  const rooms = Math.max(1, Math.ceil(most / placesOfRoom))
  db.run('INSERT INTO item (number, id, rooms) VALUES (?, ?, ?)', number, item, rooms)
  return { number, rooms }
}

/** Whether so many passages have a place there. */
export const hasPlaces = ({ rooms }: Pick<Rooms, 'rooms'>, passages: number) =>
  passages <= rooms * placesOfRoom

const numbersOfRoom = placesOfRoom * 2 ** kindBits

/** Numbers that the passages of an item may have. */
export function passagesOf({ number, rooms }: Rooms): readonly [from: number, to: number] {
  return [number * numbersOfRoom, (number + rooms) * numbersOfRoom - 1]
}

/** In which room a passage of that number is. */
export const roomOf = (passage: number) => Math.floor(passage / numbersOfRoom)

/** Where among the passages of its item one is, from 0. */
export const placeIn = ({ number }: Pick<Rooms, 'number'>, passage: number) =>
  Math.floor((passage - number * numbersOfRoom) / 2 ** kindBits)

/** The number of a passage of an item, at a place among them that no other has. */
export function passageNumber({ number }: Pick<Rooms, 'number'>, place: number, kind: TextKind): number {
  return number * numbersOfRoom + place * 2 ** kindBits + kindsInOrder.indexOf(kind)
} // prettier-ignore
