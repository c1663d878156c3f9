import type { ReadBytes } from '../bytes.js'
import type { Codestream, Edges, TilePart } from './codestream.js'

/** The tiles of a codestream, or all of it as one where its tiles cannot be told apart. */
export function tiles(stream: Codestream): readonly Edges[] {
  if (stream.packed) return [stream.image]
  const { image, tile, columns } = stream
  const [width, height] = [tile.x1 - tile.x0, tile.y1 - tile.y0]
  return Array.from({ length: columns * stream.rows }, (_, nth) => {
    const x = tile.x0 + (nth % columns) * width
    const y = tile.y0 + Math.floor(nth / columns) * height
    return {
      x0: Math.max(x, image.x0),
      y0: Math.max(y, image.y0),
      x1: Math.min(x + width, image.x1),
      y1: Math.min(y + height, image.y1),
    }
  })
}

/** The parts of a tile as {@link tiles} counts them. */
function partsOf({ packed, parts }: Codestream, nth: number): readonly TilePart[] {
  if (!packed) return parts.get(nth) ?? []
  return [...parts.values()].flat().toSorted((a, b) => a.offset - b.offset)
}

/** The largest number of coded bytes that a tile has. */
export function longestTile(stream: Codestream): number {
  const total = (parts: readonly TilePart[]) => parts.reduce((sum, { length }) => sum + length, 0)
  if (stream.packed) return total(partsOf(stream, 0))
  return [...stream.parts.values()].map(total).reduce((most, length) => Math.max(most, length), 0)
}

/**
 * SIZ for a picture that is nothing but one tile. The tile stays where it is on the reference grid: wavelets, code blocks and
 * precincts are counted from there. Samples with a sign become samples without one, shifted by half their range.
 */
function sizFor(stream: Codestream, nth: number, { x0, y0, x1, y1 }: Edges): Buffer {
  const { tile, columns, components } = stream
  const siz = Buffer.from(stream.siz)
  for (const component of components.keys()) {
    const at = 40 + 3 * component
    siz.writeUInt8(siz.readUInt8(at) & 0x7f, at)
  }
  if (stream.packed) return siz
  const [width, height] = [tile.x1 - tile.x0, tile.y1 - tile.y0]
  const tileX = tile.x0 + (nth % columns) * width
  const tileY = tile.y0 + Math.floor(nth / columns) * height
  const values = [x1, y1, x0, y0, width, height, tileX, tileY]
  for (const [place, value] of values.entries()) siz.writeUInt32BE(value, 6 + 4 * place)
  return siz
}

/** A codestream that holds one tile of another and nothing else. */
export async function tileStream(
  read: ReadBytes,
  stream: Codestream,
  nth: number,
): Promise<Buffer> {
  const edges = tiles(stream)[nth]
  if (!edges) throw new RangeError(`There is no tile ${nth}.`)
  const pieces = [Buffer.from([0xff, 0x4f]), sizFor(stream, nth, edges), ...stream.segments]
  for (const { offset, length } of partsOf(stream, nth)) {
    const part = await read(offset, length)
    if (!stream.packed) part.writeUInt16BE(0, 4)
    // Where the length was left open.
    part.writeUInt32BE(length, 6)
    pieces.push(part)
  }
  pieces.push(Buffer.from([0xff, 0xd9]))
  return Buffer.concat(pieces)
}
