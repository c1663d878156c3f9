import { expect, it } from '@jest/globals'
import { HeldTile } from '../../server/held-tile.js'
import { tileMemory } from '../../server/tile-memory.js'

it('gives a piece again for a tile of just its size', () => {
  const memory = tileMemory()
  const piece = memory.take(1000)
  memory.give(piece)
  expect(memory.take(999)).not.toBe(piece)
  expect(memory.take(1000)).toBe(piece)
  expect(memory.take(1000)).not.toBe(piece)
})

it('keeps no more than it may', () => {
  const memory = tileMemory()
  const pieces = Array.from({ length: 5 }, () => memory.take(10_000_000))
  for (const piece of pieces) memory.give(piece)
  const again = Array.from({ length: 5 }, () => memory.take(10_000_000))
  expect(again.filter((piece) => pieces.includes(piece)).length).toBe(3)
})

it('frees a tile when it was put out and its last reader is done, and not before', async () => {
  const memory = tileMemory()
  const piece = memory.take(1000)
  const tile = new HeldTile(Promise.resolve(piece), memory).hold().hold()
  tile.release()
  tile.leave()
  await Promise.resolve()
  expect(memory.take(1000)).not.toBe(piece)
  tile.release()
  await Promise.resolve()
  expect(memory.take(1000)).toBe(piece)
})
